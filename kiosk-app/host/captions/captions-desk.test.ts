/** Captions of a call through the real host, with an engine that is a process of its own. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCaptions } from '@lutong/device-drivers/captions/driver.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFakeQueue, joinQueue } from '../testing/fake-queue.ts'
import { createPage, startHostRig } from '../testing/host-rig.ts'

const ENGINE = new URL('../../../device-drivers/simulators/caption-engine/engine.ts', import.meta.url).pathname
const SAID = '先去投诉'
const PIECE = Buffer.from(new Int16Array(3200).fill(7000).buffer)

let folder: string
let queue: ReturnType<typeof createFakeQueue>
let rig: ReturnType<typeof startHostRig>
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lutong-captions-'))
  queue = createFakeQueue()
  rig = startHostRig({
    connectLive: queue.connect,
    captions: (clock) =>
      openCaptions({
        program: process.execPath,
        args: [ENGINE, '--hears', SAID, '--trace', join(folder, 'trace')],
        clock,
      }),
  })
})
afterEach(() => {
  rig.end()
  rmSync(folder, { recursive: true })
})

const trace = (): string[] => {
  try {
    return readFileSync(join(folder, 'trace'), 'utf8').trim().split('\n')
  } catch {
    return []
  }
}
const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
const enterCall = async () => {
  await joinQueue(rig)
  queue.move('connected')
  await rig.page.until(({ canGoBack }) => !canGoBack)
}
const readAlong = async () => {
  expect(await rig.page.send({ type: 'set-captions', on: true })).toBe(true)
  await rig.page.until(({ captions }) => captions?.state === 'on')
  for (const _ of SAID) expect(await rig.channel.upload({ kind: 'captions' }, PIECE)).toBe(true)
  await rig.page.until(({ captions }) => captions?.state === 'on' && captions.lines.length > 0)
  return Number(trace()[0]?.split(' ')[1])
}

describe('captions of a call', () => {
  it('are not there where no engine is named', async () => {
    const without = startHostRig()
    expect(without.page.snapshot.captions).toBeNull()
    expect(await without.page.send({ type: 'set-captions', on: true })).toBe(false)
    without.end()
  })

  it('begin within a call only, and by the citizen’s word', async () => {
    await joinQueue(rig)
    expect(await rig.page.send({ type: 'set-captions', on: true })).toBe(false)
    expect(await rig.channel.upload({ kind: 'captions' }, PIECE)).toBe(false)
    queue.move('connected')
    await rig.page.until(({ canGoBack }) => !canGoBack)
    expect(await rig.channel.upload({ kind: 'captions' }, PIECE)).toBe(false)
    expect(rig.page.snapshot.captions).toEqual({ state: 'off' })
    expect(trace()).toEqual([])
  })

  it('begin by themselves with the call of who has asked for it before, and again for a page that comes back', async () => {
    await joinQueue(rig, undefined, { captions: true })
    expect(trace()).toEqual([])
    queue.move('connected')
    await rig.page.until(({ captions }) => captions?.state === 'on')
    rig.page.close()
    const next = createPage(rig.channel)
    await next.until(({ captions }) => captions?.state === 'on')
    expect(await next.send({ type: 'set-captions', on: false })).toBe(true)
    await next.until(({ captions }) => captions?.state === 'off')
    queue.move('reconnecting')
    queue.move('connected')
    expect(next.snapshot.captions).toEqual({ state: 'off' })
    next.close()
  })

  it('show what is said, and leave no trace of it', async () => {
    await enterCall()
    await readAlong()
    expect(rig.page.snapshot.captions).toMatchObject({ lines: [SAID] })
    await rig.page.send({ type: 'set-captions', on: false })
    expect(JSON.stringify(rig.page.snapshot)).not.toContain(SAID)
    expect(rig.logged.join('\n')).not.toContain(SAID)
    expect(rig.storedBytes().includes(SAID)).toBe(false)
  })

  it.each(['the citizen hangs up', 'the call is over', 'the screen is covered', 'the visit ends', 'the page is lost'])(
    'stop, and their process ends, when %s',
    async (how) => {
      await enterCall()
      const pid = await readAlong()
      if (how === 'the citizen hangs up') await rig.page.send({ type: 'hang-up' })
      else if (how === 'the call is over') queue.move('summarising')
      else if (how === 'the screen is covered') await rig.page.send({ type: 'pause' })
      else if (how === 'the visit ends') await rig.page.send({ type: 'end' })
      else rig.page.close()
      const next = createPage(rig.channel)
      const { captions } = await next.until((now) => now.captions?.state === 'off')
      expect(captions).toEqual({ state: 'off' })
      next.close()
      await expect.poll(() => isRunning(pid)).toBe(false)
    },
  )

  it('do not take the call with them when their engine dies', async () => {
    await enterCall()
    const pid = await readAlong()
    process.kill(pid, 'SIGKILL')
    await rig.page.until(({ captions }) => captions?.state === 'failed')
    expect(await rig.page.send({ type: 'call-doubt' })).toBe(true)
    await readAlong()
  })
})
