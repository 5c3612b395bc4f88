import { afterEach, expect, it, vi } from 'vitest'
import { ask, REFUSALS } from './api.ts'

const answers = (status: number, body: unknown) =>
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(body), { status }))
afterEach(() => vi.unstubAllGlobals())

it('tells why an act was refused, where the centre says so', async () => {
  for (const code of REFUSALS) {
    answers(409, { type: 'about:blank', title: '', status: 409, code: 'conflict', errors: [{ path: 'act', code }] })
    expect(await ask('POST', '/cases/1/acts', {})).toEqual({ ok: false, error: code })
  }
})

it('tells the kind of failure otherwise', async () => {
  answers(409, {
    type: 'about:blank',
    title: '',
    status: 409,
    code: 'conflict',
    errors: [{ path: 'x', code: 'other' }],
  })
  expect(await ask('GET', '/cases')).toEqual({ ok: false, error: 'conflict' })
  answers(502, '<html>')
  expect(await ask('GET', '/cases')).toEqual({ ok: false, error: 'internal' })
})
