/** The worklist as staff ask for it: by what is in the address, in an order, and by a person only where no address tells. */
import { randomUUIDv7 } from 'node:crypto'
import { loadCatalogue } from '@lutong/core/catalogue/catalogue.ts'
import { createTestClock } from '@lutong/core/clock.ts'
import { Application, IntakeAnswer } from '@lutong/core/contracts/intake.ts'
import { CaseNumber } from '@lutong/core/ids.ts'
import { samplePerson } from '@lutong/core/forms/sample.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { buildApplication } from '../testing/applications.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import { sha256, type SigningTerminal } from '../testing/signing-terminal.ts'
import { signInAs, signInNamed, type StaffDesk } from '../testing/staff-desk.ts'
import { startNameIndex } from './name-index.ts'
import { CaseListView, CaseView } from './views.ts'

const DAY_MS = 86_400_000
const MATERIAL = [...loadCatalogue().items.values()].find(({ code }) => code === 'GF02003')?.materials[0]?.code

let running: RunningCentre
let terminal: SigningTerminal
let elsewhere: SigningTerminal
let clerk: StaffDesk
let supervisor: StaffDesk
const signIn = async () => {
  clerk = await signInAs(running, 'clerk')
  supervisor = await signInAs(running, 'supervisor')
}
beforeAll(async () => {
  running = await startCentre()
  terminal = await running.newTerminal()
  elsewhere = await running.newTerminal('331003')
  await signIn()
})
afterAll(() => running.end())

const submit = async (itemCode = 'GF02003', at = terminal) => {
  const response = await at.submit(buildApplication(at, { itemCode }))
  return IntakeAnswer.parse(await response.json()).receipt.body.caseNumber
}
const list = async (query = '', desk = clerk) =>
  CaseListView.parse(await (await desk.ask('GET', `/cases${query}`)).json())
const numbers = async (query: string, desk = clerk) => (await list(query, desk)).cases.map((line) => line.caseNumber)
const view = async (caseNumber: string, desk = clerk) =>
  CaseView.parse(await (await desk.ask('GET', `/cases/${caseNumber}`)).json())
const assign = (desk: StaffDesk, caseNumber: string, to: string | null, from: string | null, actId = randomUUIDv7()) =>
  desk.ask('POST', `/cases/${caseNumber}/assignment`, { actId, from, to })
const assigneeOf = async (caseNumber: string) => (await view(caseNumber)).line.assignee

describe('the worklist', () => {
  it('pages through every order without loss, limits first where it is sorted by them', async () => {
    // Mediation has no limit, legal aid seven days, compensation two months.
    for (let n = 0; n < 60; n += 1) {
      running.clock.advance(n % 4 === 0 ? 0 : 1_000)
      await submit(['GF05001', 'GF02003', 'GF07002'][n % 3])
    }
    for (const sort of ['newest', 'oldest', 'due'] as const) {
      const all: CaseListView['cases'] = []
      for (let after: string | undefined = ''; after !== undefined;) {
        const page: CaseListView = await list(`?sort=${sort}${after === '' ? '' : `&after=${after}`}`)
        all.push(...page.cases)
        after = page.next
        expect(page.total).toBe(60)
      }
      expect(new Set(all.map(({ caseNumber }) => caseNumber)).size, sort).toBe(60)
      const key = all.map(({ due, receivedAtMs }) =>
        sort === 'due' ? (due?.atMs ?? Number.MAX_SAFE_INTEGER) : receivedAtMs * (sort === 'newest' ? -1 : 1),
      )
      expect(key, sort).toEqual(key.toSorted((a, b) => a - b))
    }
  })

  it('refuses a page of a list in another order', async () => {
    const { next } = await list()
    expect((await clerk.ask('GET', `/cases?sort=due&after=${next}`)).status).toBe(400)
  })

  it('knows what is due soon and what is late, by working days', async () => {
    const caseNumber = await submit('GF02003')
    expect((await view(caseNumber)).line.due).toMatchObject({ state: 'running', daysLeft: 5 })
    expect(await numbers('?due=soon')).not.toContain(caseNumber)
    running.clock.skip(5 * DAY_MS)
    await signIn()
    // Tuesday to Sunday; it ends on Tuesday.
    expect((await view(caseNumber)).line.due).toMatchObject({ state: 'soon', daysLeft: 2 })
    expect((await list('?due=soon')).cases.every(({ due }) => due?.state === 'soon')).toBe(true)
    expect((await list(`?due=soon&text=${caseNumber}`)).total).toBe(1)
    running.clock.skip(3 * DAY_MS)
    await signIn()
    expect((await view(caseNumber)).line.due).toMatchObject({ state: 'late', daysLeft: -1 })
    expect((await list(`?due=late&text=${caseNumber}`)).total).toBe(1)
    expect((await list(`?due=soon&text=${caseNumber}`)).total).toBe(0)
  })

  it('keeps to a region, and to what the reader may see of it', async () => {
    const here = await submit()
    const there = await submit('GF02003', elsewhere)
    expect(await numbers('?region=331003')).toEqual([there])
    expect(await numbers('?region=3310')).toEqual(expect.arrayContaining([here, there]))
    const county = await signInNamed(running, 'county')
    expect(await numbers('?region=331003', county)).toEqual([])
    const centres: unknown = await (await county.ask('GET', '/centres')).json()
    expect(centres).toMatchObject({ centres: [{ regionCode: '331081' }] })
  })
})

describe('a person', () => {
  const find = (desk: StaffDesk, body: object) =>
    desk.ask('POST', '/cases/of-person', { ground: 'citizen-asks', ...body })

  it('is found by the whole name or number, which stand in no address and no log', async () => {
    const caseNumber = await submit()
    for (const body of [
      { by: 'name', name: samplePerson.name },
      { by: 'name', name: ` ${[...samplePerson.name].join(' ')}` },
      { by: 'id-number', idNumber: samplePerson.idNumber.toLowerCase() },
    ]) {
      const found: unknown = await (await find(clerk, body)).json()
      expect(JSON.stringify(found)).toContain(caseNumber)
      expect(JSON.stringify(found)).not.toContain(samplePerson.idNumber)
    }
    const none: unknown = await (await find(clerk, { by: 'name', name: samplePerson.name.slice(0, 2) })).json()
    expect(none).toEqual({ cases: [] })
    expect(running.logged.join('\n')).not.toContain(samplePerson.name)
    expect(running.logged.some((line) => line.includes('"kind":"search"'))).toBe(true)
    const county = await signInNamed(running, 'city')
    expect(JSON.stringify(await (await find(county, { by: 'name', name: samplePerson.name })).json())).toContain(
      caseNumber,
    )
  })

  it('is nobody’s business who keeps accounts', async () => {
    const admin = await signInAs(running, 'admin')
    expect((await find(admin, { by: 'name', name: samplePerson.name })).status).toBe(403)
  })
})

describe('a case', () => {
  it('is taken over once, whoever presses twice', async () => {
    const caseNumber = await submit()
    expect(await numbers(`?assigned=nobody&text=${caseNumber}`)).toEqual([caseNumber])
    const actId = randomUUIDv7()
    expect((await assign(clerk, caseNumber, 'me', null, actId)).status).toBe(204)
    expect((await assign(clerk, caseNumber, 'me', null, actId)).status).toBe(204)
    expect(await numbers(`?assigned=me&text=${caseNumber}`)).toEqual([caseNumber])
    expect(await numbers(`?assigned=me&text=${caseNumber}`, supervisor)).toEqual([])
    // Somebody who still saw it free does not take it away unknowingly.
    expect((await assign(supervisor, caseNumber, 'me', null)).status).toBe(409)
    const { assignee, steps } = { ...(await view(caseNumber)).line, steps: (await view(caseNumber)).steps }
    expect(assignee?.name).toBe('clerk')
    expect(steps).toMatchObject([{ kind: 'assigned', actor: 'clerk', to: 'clerk' }])
  })

  it('goes to one of two who reach for it at the same moment', async () => {
    const caseNumber = await submit()
    const both = await Promise.all([assign(clerk, caseNumber, 'me', null), assign(supervisor, caseNumber, 'me', null)])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409])
    expect(['clerk', 'supervisor']).toContain((await assigneeOf(caseNumber))?.name)
  })

  it('is given to others by a supervisor alone, and only to those who may work on it', async () => {
    const caseNumber = await submit()
    const told = (await (await supervisor.ask('GET', '/handlers')).json()) as {
      handlers: { id: string; name: string }[]
    }
    const county = told.handlers.find(({ name }) => name === 'county')?.id ?? ''
    expect(told.handlers.map(({ name }) => name)).not.toContain('lawyer')
    expect((await assign(clerk, caseNumber, county, null)).status).toBe(403)
    expect((await assign(supervisor, caseNumber, randomUUIDv7(), null)).status).toBe(400)
    expect((await assign(supervisor, caseNumber, county, null)).status).toBe(204)
    expect((await assigneeOf(caseNumber))?.name).toBe('county')
    expect((await assign(supervisor, await submit('GF02003', elsewhere), county, null)).status).toBe(400)
    expect((await assign(clerk, caseNumber, null, county)).status).toBe(204)
    expect(await assigneeOf(caseNumber)).toBeNull()
  })

  it('is moved once by an act that is sent again', async () => {
    const caseNumber = await submit()
    const move = { actId: randomUUIDv7(), from: 'applied', to: 'accepted', outcome: null, reason: null }
    for (const _time of [1, 2]) expect((await clerk.ask('POST', `/cases/${caseNumber}/moves`, move)).status).toBe(204)
    expect((await view(caseNumber)).events.map(({ stage }) => stage)).toEqual(['applied', 'accepted'])
    const other = { ...move, actId: randomUUIDv7() }
    expect((await clerk.ask('POST', `/cases/${caseNumber}/moves`, other)).status).toBe(409)
  })
})

describe('names of an earlier version’s cases', () => {
  const nameless = async (count: number) => {
    const application = Application.parse(buildApplication(terminal))
    let left = Array.from({ length: count }, (_, n) => ({
      caseNumber: CaseNumber.parse(`331081-20260101-${String(n + 1).padStart(6, '0')}`),
      application,
    }))
    const named = new Map<string, string | null>()
    const store = {
      namelessCases: async (limit: number) => left.slice(0, limit),
      setNameIndex: async (names: readonly { caseNumber: CaseNumber; name: string | null }[]) => {
        for (const { caseNumber, name } of names) named.set(caseNumber, name)
        left = left.filter(({ caseNumber }) => !named.has(caseNumber))
      },
    }
    return { named, store }
  }
  const parts = (store: object) =>
    ({ store, clock: createTestClock(0), log: () => undefined }) as unknown as Parameters<typeof startNameIndex>[0]

  it('are made findable in the background, all of them', async () => {
    const { named, store } = await nameless(250)
    const work = startNameIndex(parts(store))
    await vi.waitFor(() => expect(named.size).toBe(250))
    expect(new Set(named.values())).toEqual(new Set([samplePerson.name]))
    await work.stop()
  })

  it('wait for the next start where the centre stops', async () => {
    const { named, store } = await nameless(250)
    const work = startNameIndex(parts(store))
    await work.stop()
    expect(named.size).toBeLessThan(250)
  })
})

it('lets our own page show a PDF, and takes everything else along so that it cannot run', async () => {
  const pdf = Buffer.from('%PDF-1.7\n%…')
  const response = await terminal.submit(
    buildApplication(terminal, {
      itemCode: 'GF02003',
      materials: [
        {
          materialCode: MATERIAL,
          sha256: sha256(pdf),
          mediaType: 'application/pdf',
          sizeBytes: pdf.length,
        },
      ],
    }),
  )
  const { caseNumber } = IntakeAnswer.parse(await response.json()).receipt.body
  await terminal.handIn(pdf)
  const headers = async (as: string) => {
    const file = await clerk.ask('GET', `/cases/${caseNumber}/files/${sha256(pdf)}${as}`)
    expect(file.status).toBe(200)
    return ['content-security-policy', 'x-frame-options', 'content-disposition'].map(
      (name) => file.headers.get(name)?.split(' filename')[0],
    )
  }
  const shown = ["default-src 'none'; frame-ancestors 'self'", 'SAMEORIGIN', 'inline;']
  const kept = ["default-src 'none'; sandbox", 'DENY', 'attachment;']
  expect([await headers('?as=shown'), await headers('?as=download'), await headers('')]).toEqual([shown, kept, kept])
})
