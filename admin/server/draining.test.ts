/** A process that is to end: it says so, works on, and sends its live peers elsewhere. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { TERMINAL_LIVE_PATH } from './dispatch/live-doors.ts'
import { buildApplication } from './testing/applications.ts'
import { type RunningCentre, startCentre } from './testing/running-centre.ts'

let running: RunningCentre
beforeEach(async () => {
  running = await startCentre()
})
afterEach(() => running.end())

const readyStatus = async () => {
  const answer = await fetch(`${running.centre.url}/ready`)
  await answer.body?.cancel()
  return answer.status
}

/** Its pauses are by the tests' clock. */
const untilDone = async (drained: Promise<void>) => {
  const done = new AbortController()
  const ended = drained.finally(() => done.abort())
  await vi.waitUntil(() => {
    running.clock.advance(1_000)
    return done.signal.aborted
  })
  await ended
}

it('is not ready any more, and takes in what still reaches it, on connections that are not kept', async () => {
  const terminal = await running.newTerminal()
  const drained = running.centre.drain(1_000)
  expect(await readyStatus()).toBe(503)
  const answer = await terminal.submit(buildApplication(terminal))
  expect(answer.status).toBe(201)
  expect(answer.headers.get('connection')).toBe('close')
  await untilDone(drained)
})

it('closes a live line with the code for a restart, and opens no other', async () => {
  const terminal = await running.newTerminal()
  const open = () =>
    new WebSocket(running.centre.url.replace('http', 'ws') + TERMINAL_LIVE_PATH, {
      headers: { authorization: terminal.authorization('GET', TERMINAL_LIVE_PATH) },
    })
  const live = open()
  await new Promise((resolve) => live.once('open', resolve))
  const closed = new Promise<number>((resolve) => live.once('close', resolve))
  await untilDone(running.centre.drain(0))
  expect(await closed).toBe(1012)
  const refused = new Promise<number | undefined>((resolve) =>
    open()
      .on('error', () => undefined)
      .once('unexpected-response', (_request, response) => resolve(response.statusCode)),
  )
  expect(await refused).toBe(503)
})
