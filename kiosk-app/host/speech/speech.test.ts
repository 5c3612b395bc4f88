/** Spoken guidance in the host: who may hear what, and a voice whose words lie nowhere. */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { type HostRig, startHostRig } from '../testing/host-rig.ts'
import { SESSION_TIMINGS } from '../session/timings.ts'
import { ESPEAK, openVoice } from './voice.ts'
import { withWavLengths } from './wav.ts'

let rig: HostRig
beforeEach(() => (rig = startHostRig()))
afterEach(() => rig.end())

const say = (text: string, isPrivate: boolean) =>
  rig.host.channel.speak({ text, language: 'zh-CN', private: isPrivate })
const speech = () => rig.page.snapshot.speech

describe('private words', () => {
  it('are never spoken on the loudspeaker', async () => {
    await rig.page.send({ type: 'set-speech', change: { on: true } })
    expect(await say('请选一项', false)).toBeDefined()
    expect(await say('张三', true)).toBeUndefined()
    expect(rig.voice.said.map((one) => one.text)).toEqual(['请选一项'])
  })

  it('are spoken into headphones, and no more once they are pulled out', async () => {
    rig.jack.plug(true)
    expect(await say('张三', true)).toBeDefined()
    rig.jack.plug(false)
    expect(await say('张三', true)).toBeUndefined()
  })

  it('stay unspoken where the plug is pulled while the sound is made', async () => {
    rig.jack.plug(true)
    const sound = say('张三', true)
    rig.jack.plug(false)
    expect(await sound).toBeUndefined()
  })
})

describe('the headphone jack', () => {
  it('begins the voice at once and ends it, whatever was chosen before', async () => {
    expect(speech()).toMatchObject({ on: false, headphones: false })
    rig.jack.plug(true)
    expect(speech()).toMatchObject({ on: true, headphones: true })
    await rig.page.send({ type: 'set-speech', change: { on: false } })
    expect(speech().on).toBe(false)
    rig.jack.plug(false)
    rig.jack.plug(true)
    expect(speech().on).toBe(true)
  })
})

describe('what a citizen chose', () => {
  it('is gone for the next one; headphones still in are still heard', async () => {
    rig.jack.plug(true)
    await rig.page.send({ type: 'set-speech', change: { rate: 2, volume: 5, blank: true } })
    await rig.page.send({ type: 'set-colours', colours: 'low-glare' })
    await rig.page.send({ type: 'set-low-reach', on: true })
    await rig.page.send({ type: 'set-plain', on: true })
    await rig.page.send({ type: 'open-theme', theme: 'wages' })
    expect(rig.page.snapshot).toMatchObject({ colours: 'low-glare', lowReach: true, plain: true })
    await rig.page.send({ type: 'end' })
    expect(rig.page.snapshot).toMatchObject({ colours: 'normal', lowReach: false, plain: false })
    expect(speech()).toMatchObject({ on: true, headphones: true, rate: 1, volume: 3, blank: false })
  })

  it('decides the pace of the voice', async () => {
    await rig.page.send({ type: 'set-speech', change: { on: true, rate: 1.5 } })
    await say('您好', false)
    expect(rig.voice.said.at(-1)?.rate).toBe(1.5)
  })

  it.each([
    ['plain words', { type: 'set-plain', on: true } as const],
    ['the voice', { type: 'set-speech', change: { on: true } } as const],
  ])('gives twice the time with %s', async (_name, command) => {
    await rig.page.send(command)
    await rig.page.send({ type: 'open-theme', theme: 'wages' })
    rig.clock.advance(SESSION_TIMINGS.idleMs * SESSION_TIMINGS.slowReaderFactor - 1)
    expect(rig.page.snapshot.idleEndsAtMs).toBeNull()
    rig.clock.advance(1)
    expect(rig.page.snapshot.idleEndsAtMs).not.toBeNull()
  })

  it('never leaves a silent terminal black', async () => {
    await rig.page.send({ type: 'set-speech', change: { on: true, blank: true } })
    expect(speech().blank).toBe(true)
    await rig.page.send({ type: 'set-speech', change: { on: false } })
    expect(speech().blank).toBe(false)
  })
})

describe('the voice', () => {
  let folder: string
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'lutong-voice-'))))
  afterEach(() => {
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true })
  })

  it('of espeak-ng makes a whole WAV in memory, faster at a higher rate', async () => {
    const voice = openVoice(ESPEAK)
    const lengths: number[] = []
    for (const rate of [0.75, 1, 2]) {
      const sound = await voice?.speak({ text: '请把身份证放在读卡区。', language: 'zh-CN', rate })
      if (sound?.ok !== true) throw new Error('no sound')
      const view = new DataView(sound.value.buffer)
      expect(view.getUint32(40, true)).toBe(sound.value.length - 44)
      lengths.push(sound.value.length)
    }
    expect(lengths[0]).toBeGreaterThan(lengths[1] ?? 0)
    expect(lengths[1]).toBeGreaterThan(1.5 * (lengths[2] ?? 0))
  })

  it('may be another program, which gets the words by standard input and never on its command line', async () => {
    const program = join(folder, 'voice')
    writeFileSync(
      program,
      `#!/bin/sh\nprintf '%s ' "$@" > ${folder}/args\ncat > ${folder}/text\nespeak-ng --stdout "x"\n`,
    )
    chmodSync(program, 0o700)
    const sound = await openVoice(program)?.speak({ text: '张三', language: 'zh-CN', rate: 1.25 })
    expect(sound?.ok).toBe(true)
    expect(readFileSync(join(folder, 'args'), 'utf8')).toBe('--language zh-CN --rate 1.25 ')
    expect(readFileSync(join(folder, 'text'), 'utf8')).toBe('张三')
  })

  it('leaves no file behind where programs keep what they need for a moment', async () => {
    // Of its own: in the machine's folder others come and go meanwhile.
    onTestFinished(() => void vi.unstubAllEnvs())
    vi.stubEnv('TMPDIR', folder)
    vi.stubEnv('HOME', folder)
    vi.stubEnv('XDG_RUNTIME_DIR', folder)
    const sound = await openVoice(ESPEAK)?.speak({ text: '张三', language: 'zh-CN', rate: 1 })
    expect(sound?.ok).toBe(true)
    // A sound library may make a folder for its socket; words would be in a file.
    const left = readdirSync(folder, { recursive: true, withFileTypes: true })
    expect(left.filter((one) => !one.isDirectory()).map(({ name }) => name)).toEqual([])
  })

  it('that is not installed is none', () => {
    expect(openVoice('/no/such/voice')).toBeUndefined()
    expect(openVoice('none')).toBeUndefined()
  })

  it('that answers with no WAV says nothing', () => {
    expect(
      withWavLengths(Buffer.from('no sound at all, though long enough to have a header of its own')),
    ).toBeUndefined()
  })
})
