/** The slip of one who leaves the lawyers' queue: when to be back, and by what. What he wanted to ask is not on it. */
import { inLanguage } from '@lutong/core/messages/in-language.ts'
import { writtenOf } from '@lutong/core/messages/written-of.ts'
import { queueTicket } from '@lutong/print/documents/hall-slips.ts'
import { type PaperParts, slipBytes } from './papers.ts'
import type { PrintOrder } from './print-jobs.ts'

const PLACE = { 'zh-CN': '本中心任意一台终端', en: 'any terminal of this centre' } as const
/** A promise of one minute would not be kept: a ticket says from and to. */
const WIDER = 1.5

/** `undefined`: the centre keeps no place. */
export const queueTicketSlip = (parts: PaperParts): PrintOrder | undefined => {
  const { enrolment, nowMs, visit } = parts
  const { ticket = null, view = null } = visit.consult ?? {}
  if (ticket === null || view === null || view.heldUntilMs === null) return undefined
  const language = writtenOf(visit.language)
  const { heldUntilMs, outlook, place } = view
  return {
    document: 'ticket',
    subject: visit.visitId,
    variant: String(heldUntilMs),
    service: visit.item?.code ?? '',
    release: () => {},
    make: async () => {
      const model = queueTicket({
        ticket: `${ticket.slice(0, 3)} ${ticket.slice(3)}`,
        itemName: visit.item === null ? '' : inLanguage(visit.item.neutralTitle, language),
        place: PLACE[language],
        before: place === null ? null : place - 1,
        estimate:
          outlook?.kind === 'minutes' ? { from: outlook.minutes, to: Math.ceil(outlook.minutes * WIDER) } : null,
        takenAtMs: nowMs,
        kept: { untilMs: heldUntilMs, asksCard: visit.person !== null },
        centreName: enrolment.centreName,
        centrePhone: enrolment.centrePhone,
        language,
      })
      return { bytes: await slipBytes(model, parts), pages: 0 }
    },
  }
}
