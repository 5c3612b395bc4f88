/**
 * Two server processes over one PostgreSQL and NATS behind a balancer, one of them killed (SIGKILL) again and again while
 * terminals hand in, citizens wait for a lawyer and one talks with one. Afterwards every acknowledged application is
 * there once, everybody who waited waits in the same order, and the two of the call have gone on hearing each other.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { buildApplication } from '../../../admin/server/testing/applications.ts'
import {
  connectLawyer,
  connectTerminal,
  consultationRequest,
  type LawyerEnd,
  newConsultationId,
  type TerminalEnd,
} from '../../../admin/server/testing/live-ends.ts'
import { enrolTerminal, type SigningTerminal } from '../../../admin/server/testing/signing-terminal.ts'
import { post } from '../../../admin/server/testing/staff-desk.ts'
import type { ConsultationView } from '../../../core/consultation/consultation.ts'
import type { ConsultationId } from '../../../core/ids.ts'
import { type Cluster, startCluster } from '../../../scripts/system/cluster.ts'
import { audit, type Ledger, newLedger, submit, type Written } from '../intake/ledger.ts'

const SENDERS = 4
const WAITING = 5
const PULSE_MS = 50
/** A terminal’s pace: the machine is to be left with something for the call. */
const BETWEEN_MS = 40
/** Applications acknowledged between one kill and the next. */
const ANSWERS_BETWEEN = 25
/** Goal: by the timings of the line, a peer is back within two tries. */
const TALKING_WITHIN_MS = 5_000

export interface ClusterFaultReport {
  readonly name: 'cluster'
  readonly injected: number
  readonly acknowledged: number
  readonly lost: number
  /** Numbers given twice, receipts that changed, consultations that are there twice. */
  readonly repeated: number
  readonly lostPlaces: number
  /** From the kill until each of the two had heard what the other said after it; at worst. */
  readonly recoveryMs: number
  readonly holds: boolean
}

const Ready = z.object({
  enrolmentCode: z.string(),
  accounts: z.array(z.object({ name: z.string(), password: z.string() })),
})

/** Both ends of one call, each saying every moment when it says so, and keeping what it hears. */
const talk = (
  id: ConsultationId,
  terminal: TerminalEnd,
  lawyer: LawyerEnd,
  tokens: Readonly<Record<string, string>>,
) => {
  const heardMs = { citizen: 0, lawyer: 0 }
  const hear = (who: keyof typeof heardMs) => (body: unknown) => {
    heardMs[who] = Math.max(heardMs[who], Number(Reflect.get(Object(body), 'payload')))
  }
  terminal.live.onTold(hear('citizen'))
  lawyer.live.onTold(hear('lawyer'))
  const envelope = (from: 'citizen' | 'lawyer', to: string) => ({
    ...{ consultationId: id, from, to, token: tokens[from] ?? '' },
    payload: String(performance.now()),
  })
  const pulse = setInterval(() => {
    terminal.live.tell(envelope('citizen', 'lawyer'))
    lawyer.live.tell(envelope('lawyer', 'citizen'))
  }, PULSE_MS)
  return {
    /** Until each has heard what the other said behind this moment. */
    heardSince: async (sinceMs: number) => {
      while (Math.min(heardMs.citizen, heardMs.lawyer) <= sinceMs)
        await new Promise((resolve) => setTimeout(resolve, 5))
      return performance.now() - sinceMs
    },
    end: () => clearInterval(pulse),
  }
}

const signIn = async (url: string, account: { readonly name: string; readonly password: string }) => {
  const answer = await post(url, '/session', account)
  const cookie = answer.headers.get('set-cookie')?.split(';')[0]
  if (cookie === undefined) throw new Error(`sign-in answered ${answer.status}`)
  return { cookie, ask: () => Promise.reject(new Error('not asked here')) }
}

/** Hands in until told to stop; what was not answered is sent again. */
const handIn = (terminal: SigningTerminal, ledger: Ledger) => {
  const stop = new AbortController()
  const sender = async () => {
    let written: Written | undefined
    while (!stop.signal.aborted || written !== undefined) {
      const application = buildApplication(terminal)
      written ??= { id: application.id, application, terminal }
      if (await submit(ledger, written)) written = undefined
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS))
    }
  }
  const senders = Promise.all(Array.from({ length: SENDERS }, sender))
  return {
    answers: async (count: number) => {
      const before = ledger.acknowledged.size
      while (ledger.acknowledged.size < before + count) await new Promise((resolve) => setTimeout(resolve, 5))
    },
    stop: async () => {
      stop.abort()
      await senders
    },
  }
}

const placesOf = async (waiting: readonly { readonly id: ConsultationId; readonly end: TerminalEnd }[]) => {
  const places: (number | null)[] = []
  for (const { end, id } of waiting) {
    const answer = await end.ask({ type: 'look', consultationId: id })
    const view = z
      .object({ state: z.string(), waitingSinceMs: z.number().nullable() })
      .safeParse(answer.ok && answer.value)
    places.push(view.success && view.data.state === 'queued' ? view.data.waitingSinceMs : null)
  }
  return places
}

const run = async (cluster: Cluster, kills: number, say: (line: string) => void): Promise<ClusterFaultReport> => {
  const { accounts, enrolmentCode } = Ready.parse(cluster.ready)
  const url = () => cluster.url
  const terminal = await enrolTerminal(url, enrolmentCode, Date.now)
  const account = accounts.find(({ name }) => name === 'lawyer')
  if (account === undefined) throw new Error('no practice account of a lawyer')
  const citizen = connectTerminal(url, terminal)
  const lawyer = connectLawyer(url, await signIn(cluster.url, account))
  await lawyer.ask({ type: 'availability', availability: 'available' })

  const inCall = newConsultationId()
  await citizen.ask({ type: 'request', consultationId: inCall, request: consultationRequest() })
  const { offer } = await lawyer.until((desk) => desk.offer !== null)
  await lawyer.ask({ type: 'accept', consultationId: inCall, fence: offer?.fence ?? 0 })
  const view: ConsultationView = await citizen.until((now) => now.id === inCall && now.state === 'connected')
  const desk = await lawyer.until((now) => now.current.length > 0)
  const talking = talk(inCall, citizen, lawyer, {
    citizen: view.call?.token ?? '',
    lawyer: desk.current[0]?.call?.token ?? '',
  })
  // The one lawyer has a call: these wait.
  const waiting: { readonly id: ConsultationId; readonly end: TerminalEnd }[] = []
  for (let index = 0; index < WAITING; index += 1) {
    const id = newConsultationId()
    await citizen.ask({ type: 'request', consultationId: id, request: consultationRequest() })
    waiting.push({ id, end: citizen })
  }
  const before = await placesOf(waiting)
  const ledger = newLedger()
  const sending = handIn(terminal, ledger)
  await talking.heardSince(performance.now())
  let recoveryMs = 0
  for (let kill = 0; kill < kills; kill += 1) {
    await sending.answers(ANSWERS_BETWEEN)
    const killedMs = performance.now()
    await cluster.kill(kill % 2)
    const ms = await talking.heardSince(killedMs)
    recoveryMs = Math.max(recoveryMs, ms)
    await sending.answers(ANSWERS_BETWEEN)
    const again = await cluster.startAgain(kill % 2)
    if (!again.ok) throw new Error(`the process did not come back: ${JSON.stringify(again.error)}`)
    say(
      `kill ${kill + 1}: hearing each other again after ${Math.round(ms)} ms, ${ledger.acknowledged.size} acknowledged`,
    )
  }
  await sending.stop()
  const { lost, missingNumbers, repeatedNumbers } = await audit(ledger)
  const after = await placesOf(waiting)
  talking.end()
  citizen.live.close()
  lawyer.live.close()
  const lostPlaces = after.filter((place, index) => place === null || place !== before[index]).length
  const repeated = repeatedNumbers + ledger.changed.size
  return {
    ...{ name: 'cluster', injected: kills, acknowledged: ledger.acknowledged.size, lost, repeated, lostPlaces },
    recoveryMs: Math.round(recoveryMs),
    holds: lost + repeated + lostPlaces + missingNumbers === 0 && recoveryMs <= TALKING_WITHIN_MS,
  }
}

export const clusterFaults = async (wishes: {
  readonly kills: number
  readonly say: (line: string) => void
}): Promise<ClusterFaultReport> => {
  const folder = mkdtempSync(join(tmpdir(), 'lutong-cluster-faults-'))
  try {
    const started = await startCluster({
      ...{ dataFolder: join(folder, 'centre'), logFolder: folder, port: 0, processes: 2, durable: true },
    })
    if (!started.ok) throw new Error(`the cluster did not start: ${JSON.stringify(started.error)}`)
    try {
      return await run(started.value, wishes.kills, wishes.say)
    } finally {
      await started.value.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
