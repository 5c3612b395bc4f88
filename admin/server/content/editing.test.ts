import { SignedManifest } from '@lutong/core/contracts/content-package.ts'
import { partsOfRelease } from '@lutong/core/content/package.ts'
import { SECRECY_CHECKS } from '@lutong/core/content/secrecy-checks.ts'
import { QUESTIONS } from '@lutong/core/content/questions.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { auditTrail } from '../../store/testing/audit-trail.ts'
import { buildApplication } from '../testing/applications.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import type { SigningTerminal } from '../testing/signing-terminal.ts'
import { signInAs, type StaffDesk } from '../testing/staff-desk.ts'
import type { ContentView, PartView, PreviewView } from './console-content.ts'
import type { ProposalsView } from './publishing.ts'

let running: RunningCentre
let terminal: SigningTerminal
let clerk: StaffDesk
let supervisor: StaffDesk
let admin: StaffDesk
beforeEach(async () => {
  running = await startCentre()
  terminal = await running.newTerminal()
  clerk = await signInAs(running, 'clerk')
  supervisor = await signInAs(running, 'supervisor')
  admin = await signInAs(running, 'admin')
})
afterEach(() => running.end())

const wages = QUESTIONS.filter((one) => one.theme === 'wages')
const answered = (text: string) =>
  wages.map((one) => (one.id === 'wages-1' ? { ...one, answer: { 'zh-CN': text, en: text } } : one))

const told = async <T>(desk: StaffDesk, path: string) => (await (await desk.ask('GET', path)).json()) as T
const partNow = (path = 'questions/wages') => told<PartView>(clerk, `/content/parts/${path}`)
const draft = async (value: unknown, path = 'questions/wages', desk = clerk) =>
  desk.ask('PUT', `/content/drafts/${path}`, { value, baseSha256: (await partNow(path)).sha256 })
const REVIEW = Object.fromEntries(SECRECY_CHECKS.map((check) => [check, true]))
const proposals = (desk: StaffDesk) => told<ProposalsView>(desk, '/content/proposals')
const propose = async (desk: StaffDesk, more: object = {}) => {
  const { parts } = await told<PreviewView>(desk, '/content/preview')
  const drafts = parts.map(({ atMs, id, kind }) => ({ atMs, id, kind }))
  return desk.ask('POST', '/content/proposals', { note: '改一处', drafts, ...more })
}
const idOf = async (answer: Response) => z.object({ id: z.string() }).parse(await answer.json()).id
const approve = async (desk: StaffDesk, id: string, more: object = {}) => {
  const { version } = await proposals(desk)
  return desk.ask('POST', `/content/proposals/${id}/approval`, { baseVersion: version, review: REVIEW, ...more })
}
/** Written and proposed by the clerk, let go by the supervisor. */
const publish = async (more: object = {}) => approve(supervisor, await idOf(await propose(clerk)), more)
const again = async (version: number) => {
  const asked = await clerk.ask('POST', '/content/proposals', { note: '', againVersion: version })
  return asked.status === 201 ? approve(supervisor, await idOf(asked)) : asked
}
const codeOf = async (answer: Response): Promise<unknown> => {
  const { errors }: { errors?: { code: string }[] } = JSON.parse(await answer.text())
  return errors?.[0]?.code
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
    expect((await publish()).status).toBe(201)
    const after = await manifest()
    expect(after.contentVersion).toBe(2)
    expect(after.parts.filter((part, index) => part.sha256 !== before.parts[index]?.sha256)).toMatchObject([
      { kind: 'questions', id: 'wages' },
    ])
    const { parts, versions } = await told<ContentView>(clerk, '/content?kind=questions')
    expect(versions[0]).toMatchObject({
      ...{ version: 2, origin: 'edit', actor: 'clerk', reviewer: 'supervisor', note: '改一处' },
      ...{ checks: [...SECRECY_CHECKS], alone: false },
    })
    expect(parts.filter((one) => one.ours).map(({ id }) => id)).toEqual(['wages'])
    expect((await told<PreviewView>(clerk, '/content/preview')).parts).toEqual([])
  })

  it('is not published by a clerk, with a point left out, over what somebody else published, or twice', async () => {
    await draft(answered('改了。'))
    const id = await idOf(await propose(clerk))
    expect((await approve(clerk, id)).status).toBe(403)
    const { 'no-person': _leftOut, ...less } = REVIEW
    expect((await approve(supervisor, id, { review: less })).status).toBe(400)
    expect((await approve(supervisor, id, { review: { ...REVIEW, 'no-person': false } })).status).toBe(400)
    expect((await approve(supervisor, id, { baseVersion: 7 })).status).toBe(409)
    expect((await manifest()).contentVersion).toBe(1)
    const both = await Promise.all([approve(supervisor, id), approve(supervisor, id)])
    expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([201, 409])
    expect((await manifest()).contentVersion).toBe(2)
  })

  it('is not let go by whoever wrote or proposed it', async () => {
    expect((await draft(answered('改了。'), 'questions/wages', supervisor)).status).toBe(204)
    const id = await idOf(await propose(clerk))
    const refused = await approve(supervisor, id)
    expect([refused.status, await codeOf(refused)]).toEqual([403, 'own-text'])
    expect((await proposals(supervisor)).proposals[0]).toMatchObject({ mayApprove: null, stale: false })
    expect((await proposals(admin)).proposals[0]).toMatchObject({ mayApprove: 'second' })
    expect((await approve(admin, id)).status).toBe(201)
  })

  it('is returned with words, and may be proposed again', async () => {
    await draft(answered('改了。'))
    const id = await idOf(await propose(clerk))
    const say = (desk: StaffDesk, words: string) => desk.ask('POST', `/content/proposals/${id}/return`, { words })
    expect((await say(supervisor, ' ')).status).toBe(400)
    expect((await say(supervisor, '请写明依据。')).status).toBe(204)
    expect((await say(supervisor, '再说一遍。')).status).toBe(409)
    expect((await approve(supervisor, id)).status).toBe(409)
    const [returned] = (await proposals(clerk)).proposals
    expect(returned).toMatchObject({ state: 'returned', decidedBy: 'supervisor', words: '请写明依据。' })
    expect((await publish()).status).toBe(201)
    expect((await proposals(clerk)).proposals.map(({ state, version }) => [state, version])).toEqual([
      ['approved', 2],
      ['returned', null],
    ])
  })

  it('is not published as it was before somebody wrote on', async () => {
    await draft(answered('一。'))
    const id = await idOf(await propose(clerk))
    running.clock.advance(1)
    await draft(answered('二。'))
    expect((await proposals(supervisor)).proposals[0]).toMatchObject({ stale: true, mayApprove: null })
    expect((await approve(supervisor, id)).status).toBe(409)
    expect((await manifest()).contentVersion).toBe(1)
  })

  it('is refused where it breaks the schema, names no service, or touches what is not staff’s', async () => {
    expect((await draft(answered(''))).status).toBe(400)
    await draft(wages.map((one) => ({ ...one, items: ['GF99999'] })))
    expect((await publish()).status).toBe(400)
    const item = await partNow('item/GF05001')
    expect(item.value).toMatchObject({ kind: 'application' })
    expect((await draft({ ...(item.value as object), signature: 'none' }, 'item/GF05001')).status).toBe(400)
    expect(
      (await draft({ ...(item.value as object), fee: { 'zh-CN': '免费', en: 'Free' } }, 'item/GF05001')).status,
    ).toBe(204)
  })
})

describe('a station of one', () => {
  const disable = async (name: string) => {
    const { staff } = await told<{ staff: { id: string; name: string }[] }>(admin, '/staff')
    const { id } = staff.find((one) => one.name === name) ?? { id: '' }
    expect((await admin.ask('PUT', `/staff/${id}/disabled`, { disabled: true })).status).toBe(204)
  }

  it('lets its own text go where the rule says so and nobody else could; the version says it for ever', async () => {
    await draft(answered('改了。'), 'questions/wages', admin)
    const id = await idOf(await propose(admin))
    expect((await supervisor.ask('PUT', '/content/rules', { ownApproval: true })).status).toBe(403)
    expect((await admin.ask('PUT', '/content/rules', { ownApproval: true })).status).toBe(204)
    expect(await codeOf(await approve(admin, id))).toBe('own-text')
    for (const name of ['supervisor', 'city']) await disable(name)
    expect((await proposals(admin)).proposals[0]).toMatchObject({ mayApprove: 'alone' })
    expect((await approve(admin, id)).status).toBe(201)
    const { versions } = await told<ContentView>(clerk, '/content?kind=questions')
    expect(versions[0]).toMatchObject({ actor: 'admin', reviewer: 'admin', alone: true })
    const trail = (await auditTrail(running)).map(({ action }) => action)
    expect(trail).toEqual(expect.arrayContaining(['content.own-approval: on', 'content.published-alone']))
  })
})

describe('an earlier version', () => {
  it('comes back under a higher number', async () => {
    const first = await manifest()
    await draft(answered('改了。'))
    await publish()
    expect((await again(1)).status).toBe(201)
    const third = await manifest()
    expect(third.contentVersion).toBe(3)
    expect(third.parts).toEqual(first.parts)
    expect((await again(1)).status).toBe(400)
    expect((await again(9)).status).toBe(404)
  })
})

describe('a new software release', () => {
  it('is a new version, and leaves what staff wrote', async () => {
    await draft(answered('我们的。'))
    await publish()
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
    await publish()
    expect(await handIn('content-1')).toBe(201)
    running.clock.advance(31 * 24 * 3_600_000)
    expect(await handIn('content-1')).toBe(400)
  })
})
