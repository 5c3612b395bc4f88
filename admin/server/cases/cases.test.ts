import { createHash } from 'node:crypto'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import { CaseQueryAnswer, IntakeAnswer, type SignedReceipt } from '@lutong/core/contracts/intake.ts'
import { samplePerson } from '@lutong/core/forms/sample.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApplication, pngBytes } from '../testing/applications.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import { sha256, type SigningTerminal } from '../testing/signing-terminal.ts'
import { signInAs, type StaffDesk } from '../testing/staff-desk.ts'
import { CaseListView, CaseView } from './views.ts'

let running: RunningCentre
let terminal: SigningTerminal
let clerk: StaffDesk
let supervisor: StaffDesk
beforeAll(async () => {
  running = await startCentre()
  terminal = await running.newTerminal()
  clerk = await signInAs(running, 'clerk')
  supervisor = await signInAs(running, 'supervisor')
})
afterAll(() => running.end())

const submit = async (wishes: Parameters<typeof buildApplication>[1] = {}): Promise<SignedReceipt['body']> => {
  const response = await terminal.submit(buildApplication(terminal, wishes))
  return IntakeAnswer.parse(await response.json()).receipt.body
}
const list = async (query = '') => CaseListView.parse(await (await clerk.ask('GET', `/cases${query}`)).json())
const view = async (desk: StaffDesk, caseNumber: string) =>
  CaseView.parse(await (await desk.ask('GET', `/cases/${caseNumber}`)).json())
const move = (desk: StaffDesk, caseNumber: string, body: object) =>
  desk.ask('POST', `/cases/${caseNumber}/moves`, { outcome: null, reason: null, ...body })
const progress = async (query: unknown) => {
  const response = await terminal.ask(query)
  expect(response.status).toBe(200)
  return CaseQueryAnswer.parse(await response.json()).cases
}

describe('the worklist', () => {
  it('shows masked names only, filters by its address, and pages without loss', async () => {
    for (let n = 0; n < 30; n++) {
      running.clock.advance(n % 3)
      await submit(n % 2 === 0 ? {} : { itemCode: 'GF02003' })
    }
    const first = await list()
    expect(first.total).toBeGreaterThanOrEqual(30)
    expect(first.cases[0]?.applicant).toBe('李**')
    const second = await list(`?after=${first.next}`)
    const numbers = [...first.cases, ...second.cases].map((line) => line.caseNumber)
    expect(numbers).toEqual(numbers.toSorted().toReversed())
    expect(new Set(numbers).size).toBe(first.total)
    expect(second.next).toBeUndefined()
    const filtered = await list('?item=GF02003&stage=applied')
    expect(new Set(filtered.cases.map((line) => line.itemCode))).toEqual(new Set(['GF02003']))
    await submit({ rest: { channel: 'hotline' } })
    expect((await list('?channel=hotline')).cases.map((line) => line.channel)).toEqual(['hotline'])
    expect((await list('?channel=web')).total).toBe(0)
    expect((await list('?text=000007')).cases.map((line) => line.caseNumber.slice(-6))).toEqual(['000007'])
    expect((await list('?stage=published')).total).toBe(0)
  })

  it.each(['?stage=none', '?channel=fax', '?text=李', '?text=%25', '?after=nonsense', '?name=x'])(
    'refuses %s',
    async (query) => {
      expect((await clerk.ask('GET', `/cases${query}`)).status).toBe(400)
    },
  )
})

describe('a case', () => {
  it('goes from hand to hand, and the citizen sees where it stands', async () => {
    const { caseNumber, slipCode } = await submit()
    expect((await move(clerk, caseNumber, { from: 'applied', to: 'accepted' })).status).toBe(204)
    expect((await move(clerk, caseNumber, { from: 'accepted', to: 'under-review' })).status).toBe(204)
    const decide = { from: 'under-review', to: 'decided', outcome: 'granted' }
    expect((await move(clerk, caseNumber, decide)).status).toBe(403)
    expect((await move(supervisor, caseNumber, decide)).status).toBe(204)
    const [mine] = await progress({ by: 'slip', caseNumber, slipCode })
    expect(mine?.stage).toBe('decided')
    expect(mine?.outcome).toBe('granted')
    expect(mine?.history.map((step) => step.stage)).toEqual(['applied', 'accepted', 'under-review', 'decided'])
    const seen = await view(supervisor, caseNumber)
    expect(seen.events.map((event) => event.actor)).toEqual([null, 'clerk', 'clerk', 'supervisor'])
    expect(seen.moves.map((option) => option.to)).toEqual(['documented'])
  })

  it('carries the limit of its item, which runs from where the law says and ends with the decision', async () => {
    const compensation = await submit({ itemCode: 'GF07002' })
    // 国家赔偿法 13: two months from the application.
    expect((await view(clerk, compensation.caseNumber)).line.due?.what).toBe('decide')
    const { caseNumber, slipCode } = await submit({ itemCode: 'GF02001' })
    // 法律援助法 43: seven days from the application, whenever it is taken in.
    const before = (await view(clerk, caseNumber)).line.due
    expect(before?.what).toBe('decide')
    await move(clerk, caseNumber, { from: 'applied', to: 'accepted' })
    const { due } = (await view(clerk, caseNumber)).line
    expect(due).toEqual(before)
    expect(due?.atMs).toBeGreaterThan(running.clock.nowMs())
    const [mine] = await progress({ by: 'slip', caseNumber, slipCode })
    expect(due).toMatchObject(mine?.due ?? {})
    await move(clerk, caseNumber, { from: 'accepted', to: 'withdrawn', reason: '申请人不再需要' })
    expect((await view(clerk, caseNumber)).line.due).toBeNull()
  })

  it('is not moved twice from one page, nor past a stage, nor refused without a reason', async () => {
    const { caseNumber } = await submit()
    const refuse = { from: 'applied', to: 'withdrawn' }
    expect((await move(clerk, caseNumber, refuse)).status).toBe(400)
    expect((await move(clerk, caseNumber, { ...refuse, reason: '   ' })).status).toBe(400)
    expect((await move(supervisor, caseNumber, { from: 'applied', to: 'decided', outcome: 'granted' })).status).toBe(
      403,
    )
    const both = await Promise.all([
      move(clerk, caseNumber, { from: 'applied', to: 'accepted' }),
      move(clerk, caseNumber, { ...refuse, reason: '申请人不再需要' }),
    ])
    expect(both.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([204, 409])
  })

  it('reads as the citizen filled it in, and the reading is written down', async () => {
    const { caseNumber } = await submit()
    const seen = await view(clerk, caseNumber)
    const lines = seen.forms.flatMap((form) => form.sections.flatMap((section) => section.lines))
    expect(lines.map((line) => line.value['zh-CN'])).toContain(samplePerson.idNumber)
    expect(running.logged.some((line) => line.includes('person.read') && line.includes('handling'))).toBe(true)
  })

  it('hands out its own files only, so that they cannot run', async () => {
    const picture = pngBytes('one’s own signature')
    const { caseNumber } = await submit({ signature: picture })
    const other = await submit()
    expect((await clerk.ask('GET', `/cases/${caseNumber}/files/${sha256(picture)}`)).status).toBe(404)
    await terminal.handIn(picture)
    const file = await clerk.ask('GET', `/cases/${caseNumber}/files/${sha256(picture)}`)
    expect(file.status).toBe(200)
    expect(Buffer.from(await file.arrayBuffer()).equals(Buffer.from(picture))).toBe(true)
    expect(file.headers.get('content-type')).toBe('image/png')
    expect(file.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(file.headers.get('x-content-type-options')).toBe('nosniff')
    expect(file.headers.get('cache-control')).toBe('no-store')
    expect((await clerk.ask('GET', `/cases/${other.caseNumber}/files/${sha256(picture)}`)).status).toBe(404)
    expect((await view(clerk, caseNumber)).events.map((event) => event.kind)).toEqual([
      'received',
      'materials-complete',
    ])
  })
})

describe('a citizen', () => {
  it('finds every case by card, as the reader or as a hand writes the number', async () => {
    const { caseNumber } = await submit()
    const byCard = await progress({ by: 'id-card', idNumber: samplePerson.idNumber })
    expect(byCard.map((one) => one.caseNumber)).toContain(caseNumber)
    expect(await progress({ by: 'id-card', idNumber: '11010519491231002x' })).toEqual(byCard)
    expect(await progress({ by: 'id-card', idNumber: '110101199003070011' })).toEqual([])
  })

  it('cannot guess another’s slip: a wrong code finds nothing, and soon waits', async () => {
    const { caseNumber, slipCode } = await submit()
    const wrong = { by: 'slip', caseNumber, slipCode: slipCode === '00000000' ? '11111111' : '00000000' }
    for (let tries = 0; tries < 5; tries++) expect(await progress(wrong)).toEqual([])
    const waiting = await terminal.ask({ ...wrong, slipCode })
    expect(waiting.status).toBe(429)
    running.clock.advance(10 * 60_000)
    expect(await progress({ ...wrong, slipCode })).toHaveLength(1)
  })
})

describe('the slip’s page', () => {
  it('knows the state’s own hash of the same application too', async () => {
    const application = buildApplication(terminal)
    const response = await terminal.submit(application)
    const { caseNumber, digest } = IntakeAnswer.parse(await response.json()).receipt.body
    const sm3 = createHash('sm3').update(canonicalBytes(application)).digest('hex')
    const page = async (query: string) => (await fetch(`${running.centre.url}/verify${query}`)).text()
    expect(await page(`?n=${caseNumber}&h=${digest}&s=${sm3}`)).toContain('是本中心出具的')
    expect(await page(`?n=${caseNumber}&h=${digest}&s=${'0'.repeat(64)}`)).toContain('对不上')
    expect(await page(`?n=${caseNumber}&h=${digest}&s=short`)).toContain('对不上')
  })

  it('says whether number and check code belong together, and nothing of a person', async () => {
    const { caseNumber, digest } = await submit()
    const page = async (query: string) => (await fetch(`${running.centre.url}/verify${query}`)).text()
    expect(await page(`?n=${caseNumber}&h=${digest}`)).toContain('是本中心出具的')
    expect(await page(`?n=${caseNumber}&h=${'0'.repeat(64)}`)).toContain('对不上')
    const attack = await page(`?n=${encodeURIComponent('<script>alert(1)</script>')}&h=x`)
    expect(attack).toContain('对不上')
    expect(attack).not.toContain('<script>')
    expect(await page(`?n=${caseNumber}&h=${digest}`)).not.toContain(samplePerson.name)
  })
})
