import { readdirSync, readFileSync } from 'node:fs'
import { FAULT_CODES } from '@lutong/device-drivers/contract/device.ts'
import { ContentProblem } from '@lutong/core/contracts/content-package.ts'
import type { LogLine } from '@lutong/core/contracts/attendant.ts'
import { describe, expect, it } from 'vitest'
import { saidOf } from './log-line.ts'
import { logEn } from './words.log.en.ts'
import { logZhCN } from './words.log.zh-CN.ts'

const line = (event: string, ...fields: LogLine['fields'][number][]): LogLine => ({
  atMs: 0,
  level: 'warn',
  event,
  fields,
  hint: 'As it was written.',
})

const HOST = new URL('../../host/', import.meta.url)
const hostSources = readdirSync(HOST, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('testing/'))
  .map((file) => readFileSync(new URL(file, HOST), 'utf8'))
const calls = hostSources.flatMap((source) => [...source.matchAll(/\blog\(\s*'([\w.-]+)'(?:, \{([^}]*)\})?/g)])

describe.each([
  ['Chinese', logZhCN],
  ['English', logEn],
])('the log in %s', (_language, words) => {
  it('has words for every event that the host writes, and for what it writes beside', () => {
    const names = calls.map(([, event = '']) => event)
    expect(names).toEqual(expect.arrayContaining(['session.pause-over', 'print.settled', 'attendant.act']))
    expect(names.filter((name) => !Object.hasOwn(words.events, name) && !name.startsWith('shell.'))).toEqual([])
    // `{ id, count: list.length }` names id and count.
    const named = new Set(
      calls.flatMap(([, , beside = '']) => beside.split(/,(?![^(]*\))/).map((one) => one.split(':')[0]?.trim())),
    )
    named.delete('')
    expect(named).toContain('failures')
    expect([...named].filter((name = '') => !Object.hasOwn(words.beside, name))).toEqual([])
  })

  it('has words for every fault of a device and every reason to refuse content', () => {
    expect(Object.keys(words.beside['fault'] ?? {})).toEqual(expect.arrayContaining([...FAULT_CODES]))
    expect(Object.keys(words.beside['reason'] ?? {})).toEqual(expect.arrayContaining([...ContentProblem.options]))
  })

  it('shows what has no words as it was written', () => {
    expect(saidOf(line('door.opened', ['by', 'key'], ['fault', 'TOO_NEW']), words)).toEqual({
      title: 'door.opened',
      toDo: 'As it was written.',
      beside: 'by key · TOO_NEW',
    })
  })
})

it('says a line in the reader’s language', () => {
  const fault = line('device.fault', ['device', 'receiptPrinter'], ['fault', 'PAPER_OUT'])
  expect(saidOf(fault, logZhCN)).toEqual({
    title: '设备故障',
    toDo: '到“设备自检”看怎么办。',
    beside: '回执打印机 · 没纸了',
  })
  expect(saidOf(line('outbox.retry-planned', ['failures', '3'], ['delayMs', '8000']), logEn).beside).toBe(
    'tried 3 times · again in 8 s',
  )
})
