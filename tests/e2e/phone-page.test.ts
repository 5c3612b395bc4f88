/** The telephone's page in a real browser, without TLS: sealed with the key of the code, cut off and gone on, told when it arrived. */
import { randomBytes } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type RunningCentre, startCentre } from '../../admin/server/testing/running-centre.ts'
import { HandoverAnswer, HandoverFiles } from '../../core/contracts/handover.ts'
import { openHanded } from '../../kiosk-app/host/centre-link/handover.ts'
import { mediaTypeOf } from '../../kiosk-app/host/papers/take-paper.ts'
import { paperPng } from '../../scripts/system/ink.ts'
import { launchBrowser } from '../support/kiosk-page.ts'

let running: RunningCentre
let browser: Browser
beforeAll(async () => {
  running = await startCentre()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await running.end()
})

it('sends pages in order over a line that breaks, and says when the terminal has them', async () => {
  const terminal = await running.newTerminal()
  const token = 'handover-token-0000001'
  const key = randomBytes(32)
  const { url } = HandoverAnswer.parse(await (await terminal.post('/v1/handovers', { token })).json())
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'zh-CN' })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  let cut = 0
  await page.route('**/files/**', (route) => {
    cut += 1
    return cut === 1 ? route.abort('internetdisconnected') : route.continue()
  })
  await page.goto(`${url}#k=${key.toString('base64url')}`)
  const paper = { name: 'a.png', mimeType: 'image/png', buffer: paperPng() }
  await page.locator('input').setInputFiles([paper, { ...paper, name: 'b.png' }])
  await page.getByText('第 2 页 · 还没有发送').waitFor()
  await page.getByRole('button', { name: '转一下' }).nth(1).click()
  await page.getByRole('button', { name: '往前' }).nth(1).click()
  await page.getByRole('button', { name: '发送' }).click()
  await page.getByText('网络断了').waitFor()
  await page.getByText('第 2 页 · 已发出').waitFor()
  const taken: string[] = []
  const shapes: boolean[] = []
  for (let n = 0; n < 3; n += 1) {
    const { files } = HandoverFiles.parse(
      await (await terminal.post('/v1/handovers/take', { token, taken, refused: [] })).json(),
    )
    for (const { fileId, sealedBase64 } of files) {
      const sealed = Buffer.from(sealedBase64, 'base64')
      expect(openHanded(sealed, fileId, randomBytes(32))).toBeUndefined()
      const jpeg = openHanded(sealed, fileId, key) ?? Buffer.alloc(0)
      expect(mediaTypeOf(jpeg)).toBe('image/jpeg')
      expect(jpeg.includes('Exif')).toBe(false)
      const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]))
      shapes.push(jpeg.readUInt16BE(frame + 7) > jpeg.readUInt16BE(frame + 5))
      taken.push(fileId)
    }
  }
  // The page that was turned was put first.
  expect(shapes).toEqual([true, false])
  await page.getByText('全部收到了').waitFor()
  expect(errors).toEqual([])
  const [html, script] = await Promise.all(
    [url, new URL('/handover.js', url).href].map(async (address) => (await fetch(address)).text()),
  )
  expect(Buffer.byteLength(`${html}${script}`)).toBeLessThan(30_000)
  await terminal.post('/v1/handovers/close', { token, taken, refused: [] })
  await page.goto('about:blank')
  await page.goto(url)
  await page.getByRole('heading', { name: '这个链接已经用过了' }).waitFor()
})

it.each([
  ['zh-CN', '链接已经过期', '终端已经关掉这个入口'],
  ['en-GB', 'This link has ended', 'The terminal has closed this page'],
])('says in %s that its time is over', async (locale, ended, closed) => {
  const terminal = await running.newTerminal()
  const token = `handover-token-${randomBytes(6).toString('hex').slice(0, 7)}`
  const { url } = HandoverAnswer.parse(await (await terminal.post('/v1/handovers', { token })).json())
  const address = `${url}#k=${randomBytes(32).toString('base64url')}`
  const page = await (await browser.newContext({ viewport: { width: 390, height: 844 }, locale })).newPage()
  await page.goto(address)
  await page.locator('input:enabled').waitFor()
  running.clock.advance(11 * 60_000)
  await page.getByText(closed).waitFor()
  expect(await page.locator('input').isDisabled()).toBe(true)
  await page.reload()
  await page.getByRole('heading', { name: ended }).waitFor()
  await page.context().close()
})
