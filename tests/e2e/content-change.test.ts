/** What staff change in the console is what a citizen is told at the terminal: within a minute, without a restart. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ItemCode } from '@lutong/core/ids.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { BridgeClient } from '../../scripts/system/bridge-client.ts'
import { launchBrowser } from '../support/kiosk-page.ts'
import { type RunningSystem, runSystem } from '../support/running-system.ts'
import { signIn } from '../support/staff-screens.ts'

const NEW_ANSWER = '能。先打电话给我们，我们陪您去要。'
/** Two heartbeats, and room for a slow machine. */
const ARRIVES_WITHIN_MS = 90_000

let running: RunningSystem
let browser: Browser
let client: BridgeClient
beforeAll(async () => {
  running = await runSystem({ ippPrinter: false })
  browser = await launchBrowser()
  client = await running.connect()
})
afterAll(async () => {
  client?.close()
  await browser?.close()
  await running?.stop()
})

const answerShown = async (): Promise<string> => {
  await client.send({ type: 'open-item', itemCode: ItemCode.parse('GF09003') })
  await client.send({ type: 'continue' })
  await client.send({ type: 'show-questions', theme: 'wages' })
  await client.send({ type: 'open-question', id: 'wages-1' })
  return (await client.untilScreen('question')).screen.answer
}
const answerStillShown = async () => (await client.untilScreen('question')).screen.answer
const hostLog = () => readFileSync(join(running.system.folders.logs, 'host.log'), 'utf8')

it('an answer edited in the console is on the terminal’s screen in the next visit', async () => {
  const before = await answerShown()
  const page = await signIn(browser, running, 'clerk')
  await page.getByRole('link', { name: '内容', exact: true }).click()
  await page.getByRole('link', { name: '工钱' }).click()
  await page.getByLabel('回答（中文）').first().fill(NEW_ANSWER)
  await page.getByRole('button', { name: '存为草稿' }).click()
  await page.getByText('草稿已存').waitFor()
  await page.getByRole('link', { name: '查看改了什么，提交审查' }).click()
  await page.locator('ins').filter({ hasText: NEW_ANSWER }).waitFor()
  await page.getByRole('button', { name: '提交审查' }).click()
  await page.getByText('已经提交，等别人审查').waitFor()

  const second = await signIn(browser, running, 'supervisor')
  await second.getByRole('link', { name: '内容', exact: true }).click()
  await second.getByRole('link', { name: '查看改了什么，提交审查' }).click()
  await second.locator('ins').filter({ hasText: NEW_ANSWER }).waitFor()
  for (const check of await second.getByRole('group', { name: '保密审查' }).getByRole('checkbox').all())
    await check.check()
  await second.getByRole('button', { name: '审查通过并发布' }).click()
  await second.getByText('第 2 版已经发布').waitFor()
  await second.reload()
  await second.getByText('没有草稿').waitFor()

  const arrived = () => {
    // Somebody stands there and reads: her visit does not end for want of touches.
    void client.send({ type: 'set-text-size', textSize: 'normal' })
    expect(hostLog()).toMatch(/content\.switched.*"version":2/)
  }
  await vi.waitFor(arrived, { timeout: ARRIVES_WITHIN_MS, interval: 1_000 })
  expect(await answerStillShown(), 'the visit in hand goes on as it began').toBe(before)
  await client.send({ type: 'home' })
  expect(await answerShown()).toBe(NEW_ANSWER)
}, 120_000)
