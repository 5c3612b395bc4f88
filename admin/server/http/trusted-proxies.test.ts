import { randomUUIDv7 } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import { readTrustedProxies } from './trusted-proxies.ts'

describe('the setting', () => {
  it.each([
    ['', []],
    ['10.0.0.5', ['10.0.0.5']],
    [' 10.0.0.5 , fd00::/8,10.1.0.0/16 ', ['10.0.0.5', 'fd00::/8', '10.1.0.0/16']],
  ])('reads "%s"', (text, networks) => {
    expect(readTrustedProxies({ LUTONG_TRUSTED_PROXIES: text })).toEqual({ ok: true, value: networks })
  })

  it.each(['true', 'balancer.example', '10.0.0.5/33', '10.0.0.5/0', '10.0.0.5/', '10.0.0.5/8/8', '10.0.0.5;10.0.0.6'])(
    'refuses "%s"',
    (text) => {
      expect(readTrustedProxies({ LUTONG_TRUSTED_PROXIES: text })).toMatchObject({ ok: false })
    },
  )
})

describe('a limit by address', () => {
  let running: RunningCentre
  afterEach(() => running.end())
  const LIMIT = 10

  /** Tries of an enrolment code, each said to come from another address; whether any was told to wait. */
  const isStopped = async (): Promise<boolean> => {
    const tries = Array.from({ length: LIMIT + 2 }, async (_, n) => {
      const answer = await fetch(`${running.centre.url}/v1/terminals/enrol`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': `192.0.2.${n + 1}` },
        body: JSON.stringify({ code: 'NOSUCHCODE', terminalId: randomUUIDv7(), publicKey: 'x' }),
      })
      return answer.status
    })
    return (await Promise.all(tries)).includes(429)
  }

  it('goes by where the connection comes from, whatever the asker says of itself', async () => {
    running = await startCentre()
    expect(await isStopped()).toBe(true)
  })

  it('is not loosened by a balancer that stands elsewhere', async () => {
    running = await startCentre({ trustedProxies: ['10.0.0.0/8'] })
    expect(await isStopped()).toBe(true)
  })

  it('counts whom the balancer names, each apart', async () => {
    running = await startCentre({ trustedProxies: ['127.0.0.1'] })
    expect(await isStopped()).toBe(false)
  })
})
