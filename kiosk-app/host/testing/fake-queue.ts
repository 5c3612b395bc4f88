/** The lawyers' queue as a terminal's line shows it: one place, kept under a ticket, found again by it and its owner. */
import type {
  ConsultationRecord,
  ConsultationRequest,
  ConsultationView,
} from '@lutong/core/consultation/consultation.ts'
import { TerminalAsk } from '@lutong/core/contracts/live.ts'
import { type ConsultationId, ItemCode } from '@lutong/core/ids.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { LiveClient, LiveFailure } from '@lutong/video-consult/signalling/client.ts'
import { type HostRig, NOON_MS } from './host-rig.ts'

export const KEPT_UNTIL_MS = NOON_MS + 3_600_000

const RECORD: ConsultationRecord = {
  facts: '在工地干活四个月，老板欠三个月工资，一共两万一千元。',
  issue: '怎样要回工资。',
  advice: '可以申请法律援助，也可以申请劳动仲裁。',
  lawsCited: [],
  nextSteps: '',
  legalAidTold: true,
}

const refused = (problem: string): Result<never, LiveFailure> => err({ kind: 'refused', problem })

export const createFakeQueue = () => {
  const asked: TerminalAsk[] = []
  const hear = new Set<(event: unknown) => void>()
  let one: { id: ConsultationId; request: ConsultationRequest; ticket: string | null; entries: number } | undefined
  let state: ConsultationView['state'] = 'queued'
  let outlook: ConsultationView['outlook'] = { kind: 'minutes', minutes: 10, basedOn: 6 }
  let offer: ConsultationView['offer'] = null
  /** The next ask of this kind is never answered; `done`: though what it asks is done. */
  let lost: { readonly type: TerminalAsk['type']; readonly done: boolean } | undefined
  const view = (): ConsultationView => {
    if (one === undefined) throw new Error('nobody is in the queue')
    return {
      ...{ id: one.id, state, place: 2, outlook },
      ...{ waitingSinceMs: NOON_MS, heldUntilMs: state === 'held' ? KEPT_UNTIL_MS : null, lawyer: null, call: null },
      ...{
        record: state === 'signed' ? RECORD : null,
        trace: { entries: one.entries, sha256: 'a', sm3: 'b' },
        continuesAs: null,
      },
      ...{ recording: 'none', guests: [], offer },
    }
  }
  const step = (to: ConsultationView['state']) => {
    state = to
    if (one !== undefined) one.entries += 1
  }
  const answer = (ask: TerminalAsk): Result<unknown, LiveFailure> => {
    switch (ask.type) {
      case 'request':
        one ??= { id: ask.consultationId, request: ask.request, ticket: null, entries: 4 }
        return ok(view())
      case 'leave':
        step(ask.as)
        return ok(view())
      case 'hold':
        if (state !== 'queued' || one === undefined) return refused('conflict')
        one.ticket = ask.ticket
        step('held')
        return ok(view())
      case 'find-ticket':
        return one?.ticket === ask.ticket
          ? ok({ consultationId: one.id, asksPerson: one.request.person !== null })
          : refused('not-found')
      case 'come-back': {
        const isOwn = one?.request.person === null || one?.request.person.idNumber === ask.idNumber
        if (one === undefined || one.ticket !== ask.ticket || !isOwn) return refused('not-found')
        if (state !== 'held') return refused('conflict')
        step('queued')
        return ok({ view: view(), request: one.request })
      }
      case 'call-servers':
        return ok({ iceServers: [], relayOnly: false })
      case 'keep-chat':
        return ok(null)
      case 'read-chat':
        return ok([])
      case 'recording-offer':
      case 'withdraw-recording':
      case 'let-in':
      case 'form-shared':
      case 'look':
      case 'call-event':
      case 'rate':
      case 'after-record':
      case 'self-test':
        if (ask.type === 'after-record' && ask.what === 'declined' && offer !== null)
          offer = { ...offer, state: 'declined' }
        return ok(one === undefined ? null : view())
      default:
        return ask satisfies never
    }
  }
  const connect = (): LiveClient => ({
    online: true,
    ask: async (wanted, { patienceMs } = {}) => {
      const ask = TerminalAsk.parse(wanted)
      asked.push(ask)
      if (lost?.type !== ask.type) return answer(ask)
      if (lost.done) answer(ask)
      lost = undefined
      return patienceMs === undefined ? new Promise(() => {}) : err({ kind: 'lost' })
    },
    tell: () => true,
    probe: () => {},
    onEvent: (listener) => {
      hear.add(listener)
      return () => hear.delete(listener)
    },
    onTold: () => () => {},
    onLine: (listener) => {
      listener(true, true)
      return () => {}
    },
    close: () => {},
  })
  return {
    connect,
    asked,
    loseNext: (type: TerminalAsk['type'], done: boolean) => void (lost = { type, done }),
    /** The centre moves it, and tells. */
    move: (to: ConsultationView['state']) => {
      step(to)
      for (const listener of hear) listener({ type: 'view', view: view() })
    },
    /** Nobody is on duty any more. */
    emptyDesk: () => {
      outlook = { kind: 'no-lawyer' }
      for (const listener of hear) listener({ type: 'view', view: view() })
    },
    /** The lawyer proposes a service. */
    propose: (itemCode: ItemCode) => {
      offer = { itemCode, state: 'offered' }
      for (const listener of hear) listener({ type: 'view', view: view() })
    },
    get id() {
      return one?.id
    },
    get state() {
      return state
    },
  }
}

/** From the welcome screen into the queue about wages, by card or without a name. */
export const joinQueue = async (
  rig: HostRig,
  who?: 'without-name',
  { captions = false }: { readonly captions?: boolean } = {},
): Promise<void> => {
  await rig.page.send({ type: 'open-item', itemCode: ItemCode.parse('GF01002') })
  await rig.page.send({ type: 'continue' })
  await rig.page.untilScreen('notice')
  await rig.page.send({ type: 'accept-notice', processing: true })
  if (who === undefined) {
    rig.reader.place()
    await rig.page.untilScreen('confirm-person')
    await rig.page.send({ type: 'continue' })
  } else await rig.page.send({ type: 'stay-anonymous' })
  await rig.page.send({ type: 'choose-matter', field: 'labour' })
  await rig.page.send({ type: 'continue' })
  await rig.page.send({ type: 'choose-way', way: 'video' })
  if (captions) await rig.page.send({ type: 'want-captions', on: true })
  await rig.page.send({ type: 'consult-tested', report: null })
  await rig.page.until(({ screen }) => screen.name === 'consult-waiting' && screen.mayLeave)
}
