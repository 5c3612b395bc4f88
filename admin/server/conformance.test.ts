/** The suite that anyone may point at a centre: ours keeps every rule, and a centre that breaks one is seen to. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Bench, openBench } from '../../tests/conformance/bench.ts'
import { clients } from '../../tests/conformance/clients.ts'
import { AREAS, areasWith, runConformance, tryCheck } from '../../tests/conformance/suite.ts'
import { registerClient } from './testing/api-client.ts'
import { FAULTS, FAULTS_OF_ENROLMENT } from './testing/centre-faults.ts'
import { PLACE, type RunningCentre, startCentre } from './testing/running-centre.ts'
import { signInAs } from './testing/staff-desk.ts'
import { openWrongCentre, type WrongCentre } from './testing/wrong-centre.ts'

const CHECKS = AREAS.flatMap(({ checks }) => checks)
const secretOf = async (running: RunningCentre) => {
  const admin = await signInAs(running, 'admin')
  return (await registerClient(() => running.centre.url, admin)).secret
}
const codeOf = async ({ centre }: RunningCentre) => (await centre.createEnrolmentCode(PLACE)).code

it('this centre keeps every rule', async () => {
  const running = await startCentre()
  try {
    const told: string[] = []
    const rows = await runConformance(
      { url: running.centre.url, code: await codeOf(running), secret: await secretOf(running) },
      ({ name }) => told.push(name),
    )
    expect(rows.filter(({ holds }) => !holds)).toEqual([])
    expect(told).toEqual(rows.map(({ name }) => name))
    expect(rows).toHaveLength(CHECKS.length + 1)
    // Without a secret the door of other systems is left out, and nothing else.
    expect(CHECKS.length - areasWith(undefined).flatMap(({ checks }) => checks).length).toBe(clients.checks.length)
    const again = await runConformance({ url: running.centre.url, code: 'NOT-A-CODE' }, () => {})
    expect(again.map(({ holds }) => holds)).toEqual([false])
  } finally {
    await running.end()
  }
})

it('every rule has a centre that breaks it, and a place in the document where it names one', async () => {
  expect([...Object.keys(FAULTS_OF_ENROLMENT), ...Object.keys(FAULTS)]).toEqual(CHECKS.map(({ name }) => name))
  const { default: document } = await import('../../docs/openapi.json', { with: { type: 'json' } })
  const named = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const places = CHECKS.map(({ from }) => from).filter((from) => /^[A-Z]+ \//.test(from))
  expect(places.filter((from) => !named.includes(from))).toEqual([])
})

describe('a centre made wrong on purpose', () => {
  let running: RunningCentre
  let wrong: WrongCentre
  let bench: Bench
  let secret: string
  const enrol = async () => openBench(wrong.url, await codeOf(running), secret)
  beforeAll(async () => {
    running = await startCentre()
    wrong = await openWrongCentre(running.centre.url)
    secret = await secretOf(running)
    const opened = await enrol()
    if (!opened.ok) throw new Error(opened.error)
    // Of what is heard here later the wrong answers are a part.
    bench = { ...opened.value, exchanges: [...opened.value.exchanges] }
  })
  afterAll(async () => {
    await wrong.close()
    await running.end()
  })

  it('that does not enrol is told at the first row', async () => {
    wrong.set((told) => ({ ...told, status: told.status === 201 ? 500 : told.status }))
    expect((await enrol()).ok).toBe(false)
  })

  it.each(CHECKS.map((check) => ({ check, faults: FAULTS[check.name] ?? [], name: check.name })))(
    'misses: $name',
    async ({ check, faults }) => {
      for (const fault of FAULTS_OF_ENROLMENT[check.name] ?? []) {
        wrong.set(fault)
        const opened = await enrol()
        expect(opened.ok ? await tryCheck(check, opened.value) : []).not.toEqual([])
      }
      wrong.set(undefined)
      expect(await tryCheck(check, bench)).toEqual([])
      for (const fault of faults) {
        wrong.set(fault)
        const misses = await tryCheck(check, bench)
        expect(misses).not.toEqual([])
        // By the rule it tries, not because it broke down itself.
        expect(misses.join()).not.toContain('could not be tried')
      }
    },
  )
})
