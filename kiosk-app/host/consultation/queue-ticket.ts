/** The ticket of one who leaves the queue for a while: made here, kept by the centre as what it becomes. */
import { randomInt } from 'node:crypto'
import { QueueTicket, TICKET_LENGTH, TICKET_SIGNS } from '@lutong/core/consultation/consultation.ts'

export const newQueueTicket = (): string =>
  Array.from({ length: TICKET_LENGTH }, () => TICKET_SIGNS.charAt(randomInt(TICKET_SIGNS.length))).join('')

/** As people type it: small letters, spaces, O for 0, I and L for 1. `undefined` where it cannot be a ticket. */
export const normalTicket = (typed: string): string | undefined => {
  const ticket = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return QueueTicket.safeParse(ticket).success ? ticket : undefined
}
