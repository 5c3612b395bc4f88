/** A citizen speaks instead of typing: through the real host, with an engine that is a process of its own. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from '@lutong/core/contracts/host-rpc.ts'
import { openDictation } from '@lutong/device-drivers/dictation/driver.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPage, startHostRig } from '../testing/host-rig.ts'

const ENGINE = new URL('../../../device-drivers/simulators/dictation-engine/engine.ts', import.meta.url).pathname
const SAID = '老板欠我三个月工资'

let folder: string
let rig: ReturnType<typeof startHostRig>
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lutong-desk-'))
  rig = startHostRig({
    dictation: (clock) =>
      openDictation({
        program: process.execPath,
        args: [ENGINE, '--hears', SAID, '--trace', join(folder, 'microphone')],
        microphone: 'default',
        clock,
      }),
  })
})
afterEach(() => {
  rig.end()
  rmSync(folder, { recursive: true })
})

const microphone = (): string[] => {
  try {
    return readFileSync(join(folder, 'microphone'), 'utf8').trim().split('\n')
  } catch {
    return []
  }
}
const begin = async () => {
  await rig.page.send({ type: 'open-theme', theme: 'wages' })
}
const stateOf = () => rig.page.snapshot.dictation?.state

describe('speaking instead of typing', () => {
  it('is not there where no engine is named', () => {
    const without = startHostRig()
    expect(without.page.snapshot.dictation).toBeNull()
    without.end()
  })

  it('never begins by itself, outside a visit, or without the citizen’s word', async () => {
    expect(await rig.page.send({ type: 'dictate', consent: true })).toBe(false)
    expect(Command.safeParse({ type: 'dictate' }).success).toBe(false)
    expect(Command.safeParse({ type: 'dictate', consent: false }).success).toBe(false)
    await begin()
    expect(stateOf()).toBe('idle')
    expect(microphone()).toEqual([])
  })

  it('shows what is heard, and forgets it when it has been written', async () => {
    await begin()
    expect(await rig.page.send({ type: 'dictate', consent: true })).toBe(true)
    await rig.page.until(({ dictation }) => dictation?.state === 'partial')
    await rig.page.send({ type: 'dictate-finish' })
    const { dictation } = await rig.page.until((now) => now.dictation?.state === 'final')
    expect(dictation).toEqual({ state: 'final', text: SAID })
    await rig.page.send({ type: 'dictate-end' })
    expect(JSON.stringify(rig.page.snapshot)).not.toContain(SAID)
    expect(rig.logged.join('\n')).not.toContain(SAID)
    expect(rig.storedBytes().includes(SAID)).toBe(false)
  })

  it('keeps the terminal’s own voice silent while it listens', async () => {
    await begin()
    await rig.page.send({ type: 'set-speech', change: { on: true } })
    const say = () => rig.host.channel.speak({ text: '请说话', language: 'zh-CN', private: false })
    expect(await say()).toBeDefined()
    await rig.page.send({ type: 'dictate', consent: true })
    expect(await say()).toBeUndefined()
    await rig.page.send({ type: 'dictate-end' })
    expect(await say()).toBeDefined()
  })

  it.each(['the visit ends', 'the page is lost'])('stops, and its process ends, when %s', async (how) => {
    await begin()
    await rig.page.send({ type: 'dictate', consent: true })
    await rig.page.until(({ dictation }) => dictation?.state === 'partial')
    const pid = Number(microphone()[0]?.split(' ')[1])
    if (how === 'the visit ends') await rig.page.send({ type: 'end' })
    else rig.page.close()
    const next = createPage(rig.host.channel)
    await next.until(({ dictation }) => dictation?.state === 'idle')
    next.close()
    await expect
      .poll(() => {
        try {
          return process.kill(pid, 0)
        } catch {
          return false
        }
      })
      .toBe(false)
  })
})
