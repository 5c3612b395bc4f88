/** Rules and dashboard name figures by hand: each of them must be one the centre tells. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApplication } from '../testing/applications.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'

const FOLDER = new URL('../../../deploy/monitoring/', import.meta.url).pathname
const FILES = ['alerts.yml', 'alerts.test.yml', 'dashboard.json']
const NAME = /\b(?:lutong|process|nodejs)_[a-z0-9_]+/g

let running: RunningCentre
let told: string
beforeAll(async () => {
  running = await startCentre({ metricsPort: 0 })
  const terminal = await running.newTerminal()
  await terminal.submit(buildApplication(terminal))
  told = await (await fetch(running.centre.metricsUrl ?? '')).text()
})
afterAll(() => running.end())

describe.each(FILES)('%s', (name) => {
  const text = readFileSync(`${FOLDER}${name}`, 'utf8')
  it('names only figures that the centre tells, and events and routes it has', () => {
    const names = [...new Set(text.match(NAME))]
    expect(names.length).toBeGreaterThan(1)
    for (const figure of names) expect(told, figure).toMatch(new RegExp(`^${figure}[{ ]`, 'm'))
    const [route] = /\/v1\/[a-z/:]+/.exec(text) ?? []
    if (route !== undefined) expect(told).toContain(`route="${route}"`)
  })
})

it('the dashboard is one Grafana can read: panels of their own places, each with a query', () => {
  const board = JSON.parse(readFileSync(`${FOLDER}dashboard.json`, 'utf8')) as {
    panels: { id: number; targets: { expr: string }[] }[]
  }
  expect(new Set(board.panels.map(({ id }) => id)).size).toBe(board.panels.length)
  for (const { targets } of board.panels) expect(targets[0]?.expr.length).toBeGreaterThan(0)
})

const hasPromtool = spawnSync('promtool', ['--version']).status === 0
describe.skipIf(!hasPromtool)('Prometheus’ own tool', () => {
  it.each([
    ['check', 'rules', 'alerts.yml'],
    ['check', 'config', 'prometheus.yml'],
    ['test', 'rules', 'alerts.test.yml'],
  ])('%s %s %s', (...args) => {
    const { status, stderr, stdout } = spawnSync('promtool', args, { cwd: FOLDER, encoding: 'utf8' })
    expect(status, `${stdout}${stderr}`).toBe(0)
  })
})
