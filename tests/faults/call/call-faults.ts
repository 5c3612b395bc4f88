/**
 * `npm run faults -- call`: one real call between two browsers, the citizen's at the end of a line of its own, and what
 * happens to lines, pages, addresses and servers. Everything is measured at both ends of the same call.
 */
import type { Page } from 'playwright-core'
import { setTimeout as after } from 'node:timers/promises'
import { z } from 'zod'
import { post } from '../../../admin/server/testing/staff-desk.ts'
import { firstBroken } from '../../../admin/store/kysely/trace-chain.ts'
import { type CallRig, openCallRig, startTurn } from '../../call/call-rig.ts'
import { NO_SOUND, type Sound } from '../../call/sound.ts'
import { type FarPlace, openFarPlace } from './far-place.ts'

export const FaultRow = z.object({
  name: z.string(),
  injected: z.string(),
  value: z.number(),
  unit: z.string(),
  goal: z.string(),
  holds: z.boolean(),
})
export type FaultRow = z.infer<typeof FaultRow>

const POOR_LINE = { lossRatio: 0.03, delayMs: 300, kbps: 512, queueMs: 400 } as const
/** The line settles to what it carries, then is measured. */
const SETTLE_MS = 15_000
const MEASURE_MS = 30_000
const CUT_MS = 30_000
const BACK_WITHIN_MS = 60_000
/** The other side has to notice that nothing comes before it can be seen to be back. */
const NOTICED_WITHIN_MS = 15_000
const DELIVERED_AT_LEAST = 0.97
const WITHOUT_SERVER_MS = 10_000

const state = (page: Page, wanted: string, timeout: number) =>
  page.waitForFunction((now) => window.harness.state() === now, wanted, { timeout })
const frames = (page: Page) => page.evaluate(() => window.harness.frames())
/** Connected, and the picture goes on. */
const isBack = async (page: Page) => {
  await state(page, 'connected', BACK_WITHIN_MS)
  const before = await frames(page)
  await page.waitForFunction((n) => window.harness.frames() > n, before, { timeout: BACK_WITHIN_MS })
}
const difference = (from: Sound, to: Sound): Sound => ({
  received: to.received - from.received,
  lost: to.lost - from.lost,
  late: to.late - from.late,
  restored: to.restored - from.restored,
  samples: to.samples - from.samples,
  invented: to.invented - from.invented,
})
/** Frames that could be played of those that were sent: arrived in time, or restored from the packet behind. */
const deliveredOf = ({ late, lost, received, restored }: Sound): number =>
  received + lost === 0 ? 0 : Math.min(1, (received - late + restored) / (received + lost))

interface Stage {
  readonly rig: CallRig
  readonly place: FarPlace
  readonly citizen: Page
  readonly lawyer: Page
  readonly say: (line: string) => void
}
type Case = (stage: Stage) => Promise<readonly FaultRow[]>

const within = (name: string, injected: string, ms: number, goalMs: number): FaultRow => ({
  ...{ name, injected, value: Math.round(ms), unit: 'ms', goal: `at most ${goalMs}`, holds: ms <= goalMs },
})
const both = async ({ citizen, lawyer }: Stage): Promise<number> => {
  const begunMs = performance.now()
  await Promise.all([isBack(citizen), isBack(lawyer)])
  return performance.now() - begunMs
}

const poorLine: Case = async (stage) => {
  const { citizen, lawyer, place, say } = stage
  const injected = '3 % lost, 600 ms there and back, 512 kbit/s'
  const sound = () => Promise.all([citizen, lawyer].map((page) => page.evaluate(() => window.harness.sound())))
  place.setLine(POOR_LINE)
  await after(SETTLE_MS)
  const before = await sound()
  await after(MEASURE_MS)
  const now = await sound()
  const levels = await Promise.all([citizen, lawyer].map((page) => page.evaluate(() => window.harness.sending())))
  const moved = await Promise.all([frames(citizen), frames(lawyer)])
  const rows = (['citizen', 'lawyer'] as const).map((who, at): FaultRow => {
    const heard = difference(before[at] ?? NO_SOUND, now[at] ?? NO_SOUND)
    say(
      `the ${who} hears: ${heard.received} packets, ${heard.lost} lost, ${heard.late} late, ${heard.restored} restored; ` +
        `${((heard.invented / heard.samples) * 100).toFixed(1)} % of samples invented`,
    )
    const value = Math.round(deliveredOf(heard) * 1000) / 10
    const goal = `at least ${DELIVERED_AT_LEAST * 100}`
    return {
      ...{ name: `speech to the ${who}`, injected, value, unit: '% of Opus frames', goal },
      holds: value >= DELIVERED_AT_LEAST * 100,
    }
  })
  say(`pictures: ${moved.join(', ')}; sending ${levels.join(' and ')}`)
  const lower = levels.filter((level) => level !== '720p').length
  place.setLine(null)
  await both(stage)
  return [
    ...rows,
    { name: 'picture steps down', injected, value: lower, unit: 'sides of 2', goal: '2', holds: lower === 2 },
  ]
}

const cut: Case = async (stage) => {
  const { citizen, lawyer, place } = stage
  place.cut(true)
  const begunMs = performance.now()
  await Promise.all([citizen, lawyer].map((page) => state(page, 'reconnecting', NOTICED_WITHIN_MS)))
  await after(begunMs + CUT_MS - performance.now())
  place.cut(false)
  return [within('line cut', `${CUT_MS / 1000} s without a packet`, await both(stage), 3_000)]
}

const reload: Case = async (stage) => {
  const begunMs = performance.now()
  await stage.lawyer.reload()
  await both(stage)
  return [within("lawyer's page loaded again", 'a reload', performance.now() - begunMs, 4_000)]
}

const address: Case = async (stage) => {
  const { citizen, lawyer, place } = stage
  const before = await Promise.all([frames(citizen), frames(lawyer)])
  const begunMs = performance.now()
  place.changeAddress()
  // The old way carries nothing any more: whatever is shown from here on came by the new one.
  await after(500)
  const stood = await Promise.all([frames(citizen), frames(lawyer)])
  stage.say(`pictures before ${before.join(', ')}, at the change ${stood.join(', ')}`)
  await Promise.all(
    [citizen, lawyer].map((page, at) =>
      page.waitForFunction((n) => window.harness.frames() > n + 3, stood[at] ?? 0, { timeout: BACK_WITHIN_MS }),
    ),
  )
  await both(stage)
  return [within('address changed', "the terminal's, as by DHCP", performance.now() - begunMs, 4_000)]
}

const KINDS = [
  'created',
  'identified',
  'consented',
  'queued',
  'offered',
  'connected',
  'summarising',
  'signed',
  'closed',
]
const Trace = z.object({
  entries: z.array(
    z.object({
      ...{ seq: z.number(), atMs: z.number(), kind: z.string(), actor: z.string(), body: z.unknown() },
      ...{ sha256: z.string(), sm3: z.string() },
    }),
  ),
})

const server: Case = async (stage) => {
  const { citizen, lawyer, place, rig, say } = stage
  const injected = 'kill -9 of the centre in the call'
  const killedAtMs = Date.now()
  await place.killCentre()
  const before = await Promise.all([frames(citizen), frames(lawyer)])
  await after(WITHOUT_SERVER_MS)
  const now = await Promise.all([frames(citizen), frames(lawyer)])
  const went = now.filter((count, at) => count > (before[at] ?? 0) + WITHOUT_SERVER_MS / 1000).length
  // Something happens to the call while nobody can write it down: it has to be in the log all the same.
  place.cut(true)
  await Promise.all([citizen, lawyer].map((page) => state(page, 'reconnecting', NOTICED_WITHIN_MS)))
  place.cut(false)
  await place.startCentre()
  await both(stage)
  const id = rig.consultationId()
  await rig.finish()
  const account = rig.accounts.find((one) => one.name === 'supervisor')
  const signedIn = await post(rig.centreUrl, '/session', { name: account?.name, password: account?.password })
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const answer = await fetch(`${rig.centreUrl}/console/api/consultations/${id}/trace/looks`, {
    method: 'POST',
    headers: { cookie, origin: rig.centreUrl, 'content-type': 'application/json' },
    body: JSON.stringify({ ground: 'quality', reason: 'fault run' }),
  })
  const trace = Trace.parse(await answer.json())
  const kinds = trace.entries.map((entry) => entry.kind)
  say(`log: ${kinds.join(' ')}`)
  const late = trace.entries.filter(({ atMs }) => atMs >= killedAtMs).map(({ kind }) => kind)
  const missing = [
    ...KINDS.filter((kind) => !kinds.includes(kind)),
    ...['reconnecting', 'connected'].filter((kind) => !late.includes(kind)),
  ]
  const gaps = trace.entries.filter(({ seq }, at) => seq !== at + 1).length
  // Worked out anew, as `npm run verify` does: the centre's own word is not taken for it.
  const chained = trace.entries.map((entry, at) => ({
    ...entry,
    previousSha256: trace.entries[at - 1]?.sha256 ?? '',
    previousSm3: trace.entries[at - 1]?.sm3 ?? '',
  }))
  const broken = firstBroken(id, chained) === null ? 0 : 1
  return [
    { name: 'call without a server', injected, value: went, unit: 'sides of 2', goal: '2', holds: went === 2 },
    {
      ...{ name: 'log complete', injected, value: missing.length + gaps + broken, unit: 'entries missing', goal: '0' },
      holds: missing.length + gaps + broken === 0,
    },
  ]
}

const CASES: Readonly<Record<string, Case>> = { reload, address, cut, 'poor-line': poorLine, server }

/** In a network namespace of its own. */
export const callFaults = async (say: (line: string) => void, tell: (row: FaultRow) => void): Promise<void> => {
  const turn = await startTurn()
  const place = await openFarPlace()
  const rig = await openCallRig(true, 'harness', place)
  try {
    const [citizen, lawyer] = await Promise.all([rig.open('citizen'), rig.open('lawyer')])
    await rig.connect()
    const stage: Stage = { rig, place, citizen, lawyer, say }
    await both(stage)
    for (const [name, run] of Object.entries(CASES)) {
      say(name)
      for (const row of await run(stage)) tell(row)
    }
  } finally {
    await rig.close()
    turn.kill()
  }
}
