/**
 * The line is away from the first touch to the last: guide, laws, forms, signing and printing go on; the host is killed
 * meanwhile. When the line is back everything arrives, in order, exactly once, and the numbers on the slips lead there.
 */
import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CaseListView } from '../../admin/server/cases/views.ts'
import { ItemCode } from '../../core/ids.ts'
import type { BridgeClient } from '../../scripts/system/bridge-client.ts'
import { paperPng } from '../../scripts/system/ink.ts'
import { walkVisit } from '../../scripts/system/walk-visit.ts'
import { type RunningSystem, runSystem } from '../support/running-system.ts'

const PATIENCE_MS = 90_000
const SERVICES = ['GF05001', 'GF02003'] as const

let running: RunningSystem
let client: BridgeClient
const numbers: string[] = []

beforeAll(async () => {
  running = await runSystem({ ippPrinter: false })
  client = await running.connect()
  await client.untilScreen('welcome')
  await running.system.kill('centre')
})
afterAll(async () => {
  client?.close()
  await running?.stop()
})

const home = async () => {
  await client.send({ type: 'home' })
  await client.untilScreen('welcome')
}
/** Types a number from a slip where one's cases are looked for; gives what the screen tells. */
const askByNumber = async (number: string) => {
  await client.send({ type: 'open-item', itemCode: ItemCode.parse('GF09002') })
  await client.untilScreen('progress-identify')
  await client.send({ type: 'query-by-slip', caseNumber: number, slipCode: '' })
  const { screen } = await client.until(
    ({ screen: now }) => now.name === 'progress' || (now.name === 'progress-identify' && now.problem !== null),
    PATIENCE_MS,
  )
  await home()
  return screen.name === 'progress'
    ? { cases: screen.cases.map(({ caseNumber }) => caseNumber) }
    : { problem: screen.name === 'progress-identify' ? screen.problem : null }
}
/** As staff see it, by the console's own interface. */
const worklist = async (text?: string) => {
  const { accounts, centreUrl } = running.system
  const clerk = accounts.find(({ role }) => role === 'clerk')
  const entered = await fetch(`${centreUrl}/console/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: centreUrl },
    body: JSON.stringify({ name: clerk?.name, password: clerk?.password }),
  })
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  const answer = await fetch(`${centreUrl}/console/api/cases${text === undefined ? '' : `?text=${text}`}`, {
    headers: { Cookie: cookie },
  })
  return CaseListView.parse(await answer.json())
}

describe('while there is no line', () => {
  it('laws are read and looked up', async () => {
    await client.send({ type: 'open-library' })
    await client.untilScreen('library')
    await client.send({ type: 'browse-laws', theme: null })
    const { screen } = await client.untilScreen('laws')
    expect(JSON.stringify(screen)).toContain('劳动合同法')
    await home()
  })

  it.each(SERVICES)('%s goes from the guide to signed forms and a slip with a provisional number', async (code) => {
    const [outcome] = await walkVisit({
      client,
      code,
      placeCard: () => running.reader('POST', 'card', { preset: 'worker' }),
      takeCardAway: () => running.reader('DELETE', 'card'),
      photo: paperPng(),
    })
    expect(outcome).toMatchObject({ state: 'kept-here', slipCode: '' })
    expect(outcome?.caseNumber).toMatch(/^L-[0-9A-F]{12}$/)
    numbers.push(outcome?.caseNumber ?? '')
    const slip = await running.receiptText(numbers.length)
    expect(slip).toContain(outcome?.caseNumber)
    expect(slip).toContain('中心尚未收到')
    expect(slip).not.toMatch(/\d{6}-20\d{6}-\d{6}/)
    await home()
  })

  it('prints the filled forms', () => {
    expect(readdirSync(running.system.folders.prints).filter((name) => name.endsWith('.pdf')).length).toBe(2)
  })

  it('says truly what waits: on the welcome screen, and for the number on a slip', async () => {
    const { screen } = await client.until(({ screen: now }) => now.name === 'welcome' && now.openIntents > 0)
    expect(screen).toMatchObject({ openIntents: 2 })
    expect(client.snapshot.centre).toBe('offline')
    expect(await askByNumber(numbers[0] ?? '')).toEqual({ problem: 'provisional-waits' })
    expect(await askByNumber('L-0123456789AB')).toEqual({ problem: 'centre-unreachable' })
  })

  it('keeps all of it when the host is killed', async () => {
    client.close()
    await running.system.kill('host')
    const started = await running.system.startHost()
    expect(started.ok).toBe(true)
    client = await running.connect()
    const { screen } = await client.untilScreen('welcome')
    expect(screen.openIntents).toBe(2)
    expect(await askByNumber(numbers[1] ?? '')).toEqual({ problem: 'provisional-waits' })
  })
})

describe('once the line is back', () => {
  it('everything arrives in order, exactly once', async () => {
    expect((await running.system.startCentre()).ok).toBe(true)
    await client.until(({ screen }) => screen.name === 'welcome' && screen.openIntents === 0, PATIENCE_MS)
    const { cases, total } = await worklist()
    expect(total).toBe(2)
    const inOrder = cases.toSorted((a, b) => a.caseNumber.localeCompare(b.caseNumber))
    expect(inOrder.map(({ itemCode }) => itemCode)).toEqual([...SERVICES])
  })

  it('each slip’s number leads to its case: at the terminal, in the console, by telephone', async () => {
    for (const [index, number] of numbers.entries()) {
      const { cases } = await worklist(number)
      expect(cases.map(({ itemCode }) => itemCode)).toEqual([SERVICES[index]])
      const caseNumber = cases[0]?.caseNumber ?? ''
      expect(await askByNumber(number)).toEqual({ cases: [caseNumber] })
      const address = /\[QR (\S+)\]/.exec(await running.receiptText(index + 1))?.[1] ?? ''
      expect(address).toContain(`n=${number}`)
      expect(await (await fetch(address)).text()).toContain(caseNumber)
    }
  })
})
