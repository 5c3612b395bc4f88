import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { partsOfRelease } from '@lutong/core/content/package.ts'
import { QUESTIONS } from '@lutong/core/content/questions.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openContentDisk } from '../content/content-disk.ts'
import { contentAtStart, createContentKeeper } from '../content/content-keeper.ts'
import { createLiveContent } from '../content/live-content.ts'
import { writeWhole } from '../secrets/terminal-keys.ts'
import { createContentPress } from '../testing/content-press.ts'
import { createFakeCentre } from '../testing/fake-centre.ts'

type Press = ReturnType<typeof createContentPress>

let folder: string
let press: Press
let logged: string[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lutong-content-'))
  press = createContentPress(createFakeCentre().enrolment)
  logged = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** The terminal as it starts over this folder; `write` is its disk. */
const startTerminal = (write = writeWhole) => {
  const log = (event: string) => void logged.push(event)
  const disk = openContentDisk(folder, write)
  const live = createLiveContent(contentAtStart(disk, press.key, log))
  const keeper = createContentKeeper({
    disk,
    link: press.link,
    log,
    softwareVersion: '0.1.0',
    startedWith: live.version,
    offer: live.offer,
  })
  return { live, keeper, answer: () => live.told().questions.find((one) => one.id === 'wages-1')?.answer['zh-CN'] }
}

const wages = QUESTIONS.filter((one) => one.theme === 'wages')
const answered = (text: string) =>
  press.partsWith({
    kind: 'questions',
    id: 'wages',
    value: wages.map((one) => (one.id === 'wages-1' ? { ...one, answer: { 'zh-CN': text, en: text } } : one)),
  })
const BUILT_IN = wages.find((one) => one.id === 'wages-1')?.answer['zh-CN']

describe('a content package', () => {
  it('changes what is told, and of a large one only the changed part moves', async () => {
    const terminal = startTerminal()
    press.publish(1, partsOfRelease())
    await terminal.keeper.hear(1)
    expect(press.fetched).toEqual([])
    press.publish(2, answered('改了。'))
    await terminal.keeper.hear(2)
    expect(press.fetched).toHaveLength(1)
    expect(terminal.answer()).toBe('改了。')
    expect(terminal.keeper.problem).toBeNull()
  })

  it('is used after a restart without any line', async () => {
    press.publish(2, answered('改了。'))
    await startTerminal().keeper.hear(2)
    press.cutAfter(0)
    const restarted = startTerminal()
    expect(restarted.answer()).toBe('改了。')
    expect(restarted.live.version).toBe(2)
  })

  it('waits for the end of the visit in which it came', async () => {
    const terminal = startTerminal()
    terminal.live.visitBegan()
    press.publish(2, answered('改了。'))
    await terminal.keeper.hear(2)
    expect(terminal.answer()).toBe(BUILT_IN)
    terminal.live.visitEnded()
    expect(terminal.answer()).toBe('改了。')
  })
})

describe('a package that is not right', () => {
  const expectRefused = async (wanted: number, reason: string, terminal = startTerminal()) => {
    const before = terminal.answer()
    await terminal.keeper.hear(wanted)
    expect(terminal.keeper.problem).toBe(reason)
    expect(terminal.answer()).toBe(before)
    expect(startTerminal().answer()).toBe(before)
    expect(logged).toContain('content.refused')
    return terminal
  }

  it('by a forged signature is refused, and not asked for again until it changes', async () => {
    press.publish(2, answered('假的。'), { signedBy: generateKeyPairSync('ed25519').privateKey })
    const terminal = await expectRefused(2, 'signature')
    expect(press.fetched).toEqual([])
    await terminal.keeper.hear(2)
    expect(logged.filter((event) => event === 'content.refused')).toHaveLength(1)
    press.publish(3, answered('真的。'))
    await terminal.keeper.hear(3)
    expect(terminal.answer()).toBe('真的。')
    expect(terminal.keeper.problem).toBeNull()
  })

  it('by a lower version is refused, also after a restart', async () => {
    press.publish(5, answered('五。'))
    await startTerminal().keeper.hear(5)
    press.publish(4, answered('四。'))
    await expectRefused(4, 'version-lower')
  })

  it('by a part of another hash is refused, and taken once the part is right', async () => {
    const parts = answered('改了。')
    press.publish(2, parts)
    const right = parts.find((one) => one.kind === 'questions' && one.id === 'wages')?.value
    press.swap(right, [])
    const terminal = await expectRefused(2, 'hash')
    press.publish(2, parts)
    await terminal.keeper.hear(2)
    expect(terminal.answer()).toBe('改了。')
  })

  it('by its schema is refused', async () => {
    press.publish(2, press.partsWith({ kind: 'questions', id: 'wages', value: [{ id: 'wages-1' }] }))
    await expectRefused(2, 'schema')
  })

  it('by a reference to a service that is not there is refused', async () => {
    press.publish(
      2,
      partsOfRelease().filter((part) => part.id !== 'GF02003'),
    )
    await expectRefused(2, 'schema')
  })

  it('for newer software is left to newer software', async () => {
    press.publish(2, answered('改了。'), { minAppVersion: '0.2.0' })
    await expectRefused(2, 'software-too-old')
  })
})

describe('a cut in the middle', () => {
  const many = (count: number) =>
    partsOfRelease().map((part, index) =>
      part.kind === 'item' && index <= count && typeof part.value === 'object'
        ? { ...part, value: { ...part.value, source: `修订 ${index}` } }
        : part,
    )

  it('of the line leaves the old content, and what came is not fetched again', async () => {
    press.publish(1, many(0))
    const terminal = startTerminal()
    await terminal.keeper.hear(1)
    press.publish(2, many(12))
    press.cutAfter(5)
    await terminal.keeper.hear(2)
    expect(terminal.keeper.problem).toBe('incomplete')
    expect(terminal.live.version).toBe(1)
    press.cutAfter(Number.POSITIVE_INFINITY)
    const restarted = startTerminal()
    expect(restarted.live.version).toBe(1)
    await restarted.keeper.hear(2)
    expect(restarted.live.version).toBe(2)
    expect(press.fetched).toHaveLength(12)
  })

  it.each(['parts', 'highest.json', 'previous.json', 'current.json'])(
    'of the power, or a full disk, while %s is written leaves the old content',
    async (place) => {
      press.publish(1, many(0))
      await startTerminal().keeper.hear(1)
      press.publish(2, many(3))
      const terminal = startTerminal((path, text) => {
        if (!path.includes(place)) return writeWhole(path, text)
        // Half of it reaches the disk under its working name, and nothing more.
        writeFileSync(`${path}.part`, text.slice(0, text.length / 2))
        throw new Error('no space left on device')
      })
      await terminal.keeper.hear(2)
      expect(terminal.keeper.problem).toBe('disk')
      expect(terminal.live.version).toBe(1)
      const restarted = startTerminal()
      expect(restarted.live.version).toBe(1)
      await restarted.keeper.hear(2)
      expect(restarted.live.version).toBe(2)
      expect(readdirSync(join(folder, 'parts')).filter((name) => name.endsWith('.part'))).toEqual([])
    },
  )

  it('that damaged what is on the disk shows the one before, and fetches the newest again', async () => {
    press.publish(1, many(0))
    await startTerminal().keeper.hear(1)
    press.publish(2, answered('改了。'))
    await startTerminal().keeper.hear(2)
    writeFileSync(join(folder, 'parts', `${press.fetched[0]}.json`), '[]')
    const restarted = startTerminal()
    expect(logged).toContain('content.stored-damaged')
    expect(restarted.answer()).toBe(BUILT_IN)
    await restarted.keeper.hear(2)
    expect(restarted.answer()).toBe('改了。')
  })
})
