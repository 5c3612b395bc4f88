import { SignedManifest } from '@lutong/core/contracts/content-package.ts'
import { partsOfRelease } from '@lutong/core/content/package.ts'
import { QUESTIONS } from '@lutong/core/content/questions.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildApplication } from '../testing/applications.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import type { SigningTerminal } from '../testing/signing-terminal.ts'
import { signInAs, type StaffDesk } from '../testing/staff-desk.ts'
import type { ContentView, PartView, PreviewView } from './console-content.ts'

let running: RunningCentre
let terminal: SigningTerminal
let clerk: StaffDesk
let supervisor: StaffDesk
beforeEach(async () => {
  running = await startCentre()
  terminal = await running.newTerminal()
  clerk = await signInAs(running, 'clerk')
  supervisor = await signInAs(running, 'supervisor')
})
afterEach(() => running.end())

const wages = QUESTIONS.filter((one) => one.theme === 'wages')
const answered = (text: string) =>
  wages.map((one) => (one.id === 'wages-1' ? { ...one, answer: { 'zh-CN': text, en: text } } : one))

const told = async <T>(desk: StaffDesk, path: string) => (await (await desk.ask('GET', path)).json()) as T
const partNow = (path = 'questions/wages') => told<PartView>(clerk, `/content/parts/${path}`)
const draft = async (value: unknown, path = 'questions/wages') =>
  clerk.ask('PUT', `/content/drafts/${path}`, { value, baseSha256: (await partNow(path)).sha256 })
const review = (baseVersion: number) => ({
  baseVersion,
  secrecyReview: { passed: true, reviewer: '王审' },
  note: '改一处',
})
const publish = async (desk: StaffDesk, more: object = {}) => {
  const { parts, version } = await told<PreviewView>(desk, '/content/preview')
  const drafts = parts.map(({ atMs, id, kind }) => ({ atMs, id, kind }))
  return desk.ask('POST', '/content/versions', { ...review(version), drafts, ...more })
}
const manifest = async () =>
  SignedManifest.parse(await (await terminal.send('GET', '/v1/content/manifest')).json()).body

describe('an answer that staff change', () => {
  it('is a draft first, of which no terminal hears', async () => {
    expect((await draft(answered('改了。'))).status).toBe(204)
    expect((await manifest()).contentVersion).toBe(1)
    const { parts } = await told<PreviewView>(clerk, '/content/preview')
    expect(parts).toMatchObject([
      {
        title: { 'zh-CN': '工钱' },
        actor: 'clerk',
        stale: false,
        changes: [
          { path: 'wages-1.answer.zh-CN', label: { 'zh-CN': '回答（中文）' }, after: '改了。' },
          { path: 'wages-1.answer.en' },
        ],
      },
    ])
  })

  it('is published by a second step, with who looked at it, and changes one part alone', async () => {
    const before = await manifest()
    await draft(answered('改了。'))
    expect((await publish(supervisor)).status).toBe(201)
    const after = await manifest()
    expect(after.contentVersion).toBe(2)
    expect(after.parts.filter((part, index) => part.sha256 !== before.parts[index]?.sha256)).toMatchObject([
      { kind: 'questions', id: 'wages' },
    ])
    const { parts, versions } = await told<ContentView>(clerk, '/content?kind=questions')
    expect(versions[0]).toMatchObject({ version: 2, origin: 'edit', actor: 'supervisor', reviewer: '王审' })
    expect(parts.filter((one) => one.ours).map(({ id }) => id)).toEqual(['wages'])
    expect((await told<PreviewView>(clerk, '/content/preview')).parts).toEqual([])
  })

  it('is not published by a clerk, without review, or over what somebody else published', async () => {
    await draft(answered('改了。'))
    expect((await publish(clerk)).status).toBe(403)
    expect((await publish(supervisor, { secrecyReview: { passed: false, reviewer: '王审' } })).status).toBe(400)
    expect((await publish(supervisor, { baseVersion: 7 })).status).toBe(409)
    expect((await manifest()).contentVersion).toBe(1)
  })

  it('is not published as it was before somebody wrote on', async () => {
    await draft(answered('一。'))
    const [seen] = (await told<PreviewView>(supervisor, '/content/preview')).parts
    running.clock.advance(1)
    await draft(answered('二。'))
    const drafts = [{ kind: 'questions', id: 'wages', atMs: seen?.atMs }]
    expect((await publish(supervisor, { drafts })).status).toBe(409)
  })

  it('is refused where it breaks the schema, names no service, or touches what is not staff’s', async () => {
    expect((await draft(answered(''))).status).toBe(400)
    await draft(wages.map((one) => ({ ...one, items: ['GF99999'] })))
    expect((await publish(supervisor)).status).toBe(400)
    const item = await partNow('item/GF05001')
    expect(item.value).toMatchObject({ kind: 'application' })
    expect((await draft({ ...(item.value as object), signature: 'none' }, 'item/GF05001')).status).toBe(400)
    expect(
      (await draft({ ...(item.value as object), fee: { 'zh-CN': '免费', en: 'Free' } }, 'item/GF05001')).status,
    ).toBe(204)
  })
})

describe('an earlier version', () => {
  it('comes back under a higher number', async () => {
    const first = await manifest()
    await draft(answered('改了。'))
    await publish(supervisor)
    expect((await supervisor.ask('POST', '/content/versions/1/again', review(2))).status).toBe(201)
    const third = await manifest()
    expect(third.contentVersion).toBe(3)
    expect(third.parts).toEqual(first.parts)
    expect((await supervisor.ask('POST', '/content/versions/1/again', review(3))).status).toBe(400)
    expect((await supervisor.ask('POST', '/content/versions/9/again', review(3))).status).toBe(404)
  })
})

describe('a new software release', () => {
  it('is a new version, and leaves what staff wrote', async () => {
    await draft(answered('我们的。'))
    await publish(supervisor)
    const release = partsOfRelease().map((part) =>
      part.kind === 'questions' ? { ...part, value: QUESTIONS.filter((one) => one.theme === part.id).slice(1) } : part,
    )
    await running.restart(release)
    expect((await manifest()).contentVersion).toBe(3)
    await running.restart()
    // The first release again: what nobody edited follows it back, ours is still ours.
    expect((await manifest()).contentVersion).toBe(4)
    clerk = await signInAs(running, 'clerk')
    expect((await partNow()).value).toEqual(answered('我们的。'))
    expect((await partNow('questions/family')).value).toHaveLength(
      QUESTIONS.filter((one) => one.theme === 'family').length,
    )
  })
})

describe('an application filled in under an earlier version', () => {
  const stricter = partsOfRelease().map((part) =>
    part.kind === 'item' && part.id === 'GF05001' && typeof part.value === 'object'
      ? { ...part, value: { ...part.value, signature: 'paper' } }
      : part,
  )
  const handIn = async (catalogueVersion: string) =>
    (await terminal.submit({ ...buildApplication(terminal), catalogueVersion })).status

  it('is judged by what the citizen was asked, while that holds', async () => {
    await running.restart(stricter)
    expect(await handIn('content-2')).toBe(400)
    expect(await handIn('content-1')).toBe(201)
  })

  it('is judged by the content of now once two versions and a month have gone by', async () => {
    await running.restart(stricter)
    clerk = await signInAs(running, 'clerk')
    supervisor = await signInAs(running, 'supervisor')
    await draft(answered('改了。'))
    await publish(supervisor)
    expect(await handIn('content-1')).toBe(201)
    running.clock.advance(31 * 24 * 3_600_000)
    expect(await handIn('content-1')).toBe(400)
  })
})
