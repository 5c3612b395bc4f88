/** Between the bench and the process that holds the terminals' ends; and what each terminal tells. */
import { z } from 'zod'

export const Order = z.discriminatedUnion('do', [
  /** Opens a socket for each terminal of the file, signed where it has keys for that; answered once all are open. */
  z.object({ do: z.literal('open'), url: z.url(), file: z.string(), signed: z.boolean(), most: z.number() }),
  z.object({ do: z.literal('close') }),
  /** All tell in turn, so many a second together. */
  z.object({ do: z.literal('beat'), forMs: z.number(), perSecond: z.number() }),
  /** Each tells one more, with a number of its own. */
  z.object({ do: z.literal('last') }),
])
export type Order = z.infer<typeof Order>

export const Report = z.object({ sockets: z.number(), sent: z.number(), bytesEach: z.number() })
export type Report = z.infer<typeof Report>

/** Terminals with their private keys (PKCS #8, base64 DER), one JSON object a line. */
export const KeyOfTerminal = z.object({ id: z.string(), privateKey: z.string() })

/** What its last heartbeat says, so that one terminal's cannot be taken for another's. */
export const lastOf = (nth: number): number => 1_000_000 + nth

/** As a terminal of three devices tells it. */
export const heartbeatText = (openIntents: number): string =>
  JSON.stringify({
    type: 'heartbeat',
    heartbeat: {
      softwareVersion: '0.1.0',
      catalogueVersion: 'content-1',
      contentVersion: 1,
      contentProblem: null,
      openIntents,
      inSession: false,
      devices: [
        { device: 'idCardReader', state: 'ready', fault: null },
        { device: 'receiptPrinter', state: 'faulted', fault: 'PAPER_OUT' },
        { device: 'documentPrinter', state: 'ready', fault: null },
      ],
    },
  })
