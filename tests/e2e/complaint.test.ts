/** A complaint through the real pages: registered and investigated by one, reviewed and answered by another, read at the terminal. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { paperPng } from '../../scripts/system/ink.ts'
import { walkVisit } from '../../scripts/system/walk-visit.ts'
import { CaseNumber, ItemCode } from '@lutong/core/ids.ts'
import { launchBrowser } from '../support/kiosk-page.ts'
import { type RunningSystem, runSystem } from '../support/running-system.ts'
import { signIn } from '../support/staff-screens.ts'

const ANSWER = '您说的情况属实，我们已要求该律师退还费用。'
let running: RunningSystem
let browser: Browser
beforeAll(async () => {
  running = await runSystem({ ippPrinter: false })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await running?.stop()
})

const act = async (page: Page, name: string, fill: () => Promise<void>) => {
  await page.getByRole('button', { name, exact: true }).click()
  await fill()
  const confirm = page.getByRole('button', { name: '确定' })
  await confirm.click()
  // The word about the act before may still stand there.
  await confirm.waitFor({ state: 'detached' })
  await page.getByText('已办好').waitFor()
}
const openCase = async (role: string, caseNumber: string) => {
  const page = await signIn(browser, running, role)
  await page.getByRole('link', { name: '投诉', exact: true }).click()
  await page.getByRole('link', { name: caseNumber }).click()
  await page.getByRole('heading', { name: '还可以做' }).waitFor()
  return page
}

it('goes through four eyes, and its answer is a letter that only the citizen takes', async () => {
  const client = await running.connect()
  const [filed] = await walkVisit({
    client,
    code: 'GF10001',
    placeCard: () => running.reader('POST', 'card', { preset: 'worker' }),
    takeCardAway: () => running.reader('DELETE', 'card'),
    photo: paperPng(),
  })
  if (filed === undefined) throw new Error('nothing was filed')
  await client.send({ type: 'home' })

  const clerk = await openCase('clerk', filed.caseNumber)
  await act(clerk, '登记受理投诉', async () => {
    await clerk.getByText('投诉的是谁').waitFor()
  })
  await act(clerk, '写调查结论', () => clerk.getByLabel('查明的情况').fill('询问了双方，收费没有开票。'))
  expect(await clerk.getByRole('button', { name: '复核', exact: true }).count()).toBe(0)

  const supervisor = await openCase('supervisor', filed.caseNumber)
  await supervisor.getByText('询问了双方').waitFor()
  await act(supervisor, '复核', async () => {})
  await act(supervisor, '答复投诉人', () => supervisor.getByLabel('答复内容').fill(ANSWER))

  await client.send({ type: 'open-item', itemCode: ItemCode.parse('GF09002') })
  await client.untilScreen('progress-identify')
  await client.send({ type: 'query-by-slip', caseNumber: filed.caseNumber, slipCode: filed.slipCode })
  await client.untilScreen('progress')
  await client.send({ type: 'open-case', caseNumber: CaseNumber.parse(filed.caseNumber) })
  const { screen } = await client.untilScreen('own-case')
  expect(screen.complaint).toMatchObject({ answer: ANSWER })
  expect(JSON.stringify(screen)).not.toContain('收费没有开票')
  expect(screen.documents.map(({ kind }) => kind)).toEqual(['complaint-notice', 'complaint-answer'])
  const [, letter] = screen.documents
  if (letter === undefined) throw new Error('no letter')
  await client.send({ type: 'confirm-receipt', sha256: letter.sha256 })
  await client.until(({ screen: now }) => now.name === 'own-case' && now.documents[1]?.confirmed === true)
  client.close()
}, 150_000)
