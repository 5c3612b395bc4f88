import { randomUUIDv7 } from 'node:crypto'
import { loadCatalogue } from '@lutong/core/catalogue/catalogue.ts'
import { CaseQueryAnswer } from '@lutong/core/contracts/intake.ts'
import { draftFrom, type Json, valueAt } from '@lutong/core/forms/draft.ts'
import { samplePerson } from '@lutong/core/forms/sample.ts'
import type { FormCode } from '@lutong/core/forms/form-submission.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { auditTrail } from '../../store/testing/audit-trail.ts'
import { CaseListView, CaseView } from '../cases/views.ts'
import { formsFor } from '../testing/applications.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import { signInAs, signInNamed, type StaffDesk } from '../testing/staff-desk.ts'
import { EntryAnswer, EntryFormsView } from './console-entry.ts'

let running: RunningCentre
let clerk: StaffDesk
beforeAll(async () => {
  running = await startCentre()
  clerk = await signInAs(running, 'clerk')
})
afterAll(() => running.end())

const MEDIATION = 'GF05001'
const items = [...loadCatalogue().items.values()].filter(({ kind }) => kind === 'application')

/** What a seat types: numbers come as text, lists as they are. */
const typed = (value: Json | undefined): Json | undefined => (typeof value === 'number' ? String(value) : value)

/** The sample's answers to what is asked; what the number tells is left out. */
const answersFor = (itemCode: string): Record<string, Record<string, Json>> => {
  const item = items.find(({ code }) => code === itemCode)
  return Object.fromEntries(
    formsFor(itemCode).map(({ data, formCode }) => {
      const draft = draftFrom(data) ?? {}
      const form = loadCatalogue().form(formCode as FormCode, item)
      const told = form.steps
        .flatMap(({ fields }) => fields)
        .map(({ path }) => [path, typed(valueAt(draft, path))] as const)
        .filter((entry): entry is [string, Json] => entry[1] !== undefined)
        .filter(([path]) => !['applicant.sex', 'applicant.birthDate'].includes(path))
      return [formCode, Object.fromEntries(told)]
    }),
  )
}

const write = async (more: object = {}, desk = clerk) => {
  const answer = await desk.ask('POST', '/entry', {
    id: randomUUIDv7(),
    regionCode: '331081',
    channel: 'hotline',
    itemCode: MEDIATION,
    answers: answersFor(MEDIATION),
    ...more,
  })
  return { status: answer.status, body: (await answer.json()) as unknown }
}
const made = async (more: object = {}) => {
  const { body, status } = await write(more)
  const answer = EntryAnswer.parse(body)
  expect([status, answer]).toMatchObject([201, { state: 'made' }])
  if (answer.state !== 'made') throw new Error('not taken in')
  return answer
}

it('asks what the terminal asks, and says which papers come later', async () => {
  const view = EntryFormsView.parse(await (await clerk.ask('GET', `/entry/${MEDIATION}`)).json())
  expect(view.forms.map(({ formCode }) => formCode)).toEqual(['F2'])
  expect(view.forms[0]?.steps[0]?.fields.map(({ path }) => path)).toContain('applicant.idNumber')
  expect(view.signedOnPaper).toBe(true)
  expect((await clerk.ask('GET', '/entry/GF99999')).status).toBe(404)
})

it.each(items.map(({ code }) => code))('%s can be written down', async (itemCode) => {
  const { caseNumber } = await made({ itemCode, answers: answersFor(itemCode) })
  const view = CaseView.parse(await (await clerk.ask('GET', `/cases/${caseNumber}`)).json())
  expect(view.channel).toBe('hotline')
  const papers = items.find(({ code }) => code === itemCode)?.materials ?? []
  const later = papers.some(({ origin, required }) => required && origin === 'citizen')
  expect(view.hints.some(({ source }) => source.startsWith('办事指南'))).toBe(later)
})

it('names each answer that is missing, by form and question, and takes nothing in', async () => {
  const list = async () => CaseListView.parse(await (await clerk.ask('GET', '/cases')).json()).total
  const before = await list()
  const { body, status } = await write({ answers: {} })
  expect([status, body]).toMatchObject([200, { state: 'incomplete' }])
  const answer = EntryAnswer.parse(body)
  const errors = answer.state === 'incomplete' ? answer.errors : []
  expect(errors).toContainEqual({ formCode: 'F2', path: 'applicant.name', code: 'required' })
  const wrong = { ...answersFor(MEDIATION)['F2'], 'applicant.idNumber': '110105194912310021' }
  const told = EntryAnswer.parse((await write({ answers: { F2: wrong } })).body)
  expect(told.state === 'incomplete' ? told.errors : []).toContainEqual({
    formCode: 'F2',
    path: 'applicant.idNumber',
    code: 'id-check-digit',
  })
  expect(await list()).toBe(before)
})

it('gets a number of the one series; the citizen finds it by card at any terminal', async () => {
  const terminal = await running.newTerminal()
  const { caseNumber } = await made()
  const answer = await terminal.ask({ by: 'id-card', idNumber: samplePerson.idNumber })
  const { cases } = CaseQueryAnswer.parse(await answer.json())
  expect(cases.map((one) => one.caseNumber)).toContain(caseNumber)
  const view = CaseView.parse(await (await clerk.ask('GET', `/cases/${caseNumber}`)).json())
  expect(view).toMatchObject({ channel: 'hotline', identification: 'typed', signedOnPaper: true })
  const lines = view.forms.flatMap(({ sections }) => sections.flatMap((one) => one.lines))
  // What the number tells was not asked and is there.
  expect(lines.map(({ value }) => value['zh-CN']).join()).toMatch(/1949/)
})

it('is taken in once, however often the button is pressed', async () => {
  const id = randomUUIDv7()
  const first = await made({ id })
  const again = await write({ id })
  expect([again.status, again.body]).toEqual([200, first])
})

it('is the desks’ own, within their region, and stands in the trail', async () => {
  const county = await signInNamed(running, 'county')
  expect((await write({ regionCode: '110101' }, county)).status).toBe(403)
  expect((await write({}, await signInAs(running, 'admin'))).status).toBe(403)
  const { caseNumber } = await made({ channel: 'counter' })
  expect(await auditTrail(running)).toContainEqual({
    actor: 'clerk',
    action: 'case.written:counter',
    subject: caseNumber,
  })
})
