/** Papers from a telephone, from the code on the kiosk's screen to the hash on the slip and at the clerk's desk. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digestGroups } from '../../core/crypto/digest-groups.ts'
import {
  fillForms,
  heading,
  launchBrowser,
  openKiosk,
  passGuideOnPage,
  press as pressOn,
  signByHand,
} from '../support/kiosk-page.ts'
import { photograph } from '../support/phone-pictures.ts'
import { type RunningSystem, runSystem } from '../support/running-system.ts'
import { signIn } from '../support/staff-screens.ts'

let running: RunningSystem
let browser: Browser
let page: Page
let phone: Page
let address = ''
const errors: string[] = []
const telephones: BrowserContext[] = []

const telephone = async (locale: string): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, locale })
  telephones.push(context)
  const opened = await context.newPage()
  opened.on('pageerror', (error) => errors.push(error.message))
  return opened
}

beforeAll(async () => {
  running = await runSystem({ ippPrinter: true })
  browser = await launchBrowser()
  const opened = await openKiosk(browser, running.system)
  page = opened.page
  page.on('pageerror', (error) => errors.push(error.message))
  phone = await telephone('zh-CN')
})
afterAll(async () => {
  await browser?.close()
  await running?.stop()
})

const title = (text: string) => heading(page).filter({ hasText: text }).waitFor()
const press = (name: string | RegExp) => pressOn(page, name)
const file = (name: string) => join(running.dataFolder, name)

/** As a telephone's camera does: from the picture on the screen. */
const scanCode = async (): Promise<string> => {
  const code = page.getByRole('img', { name: '给手机扫的二维码' })
  await code.waitFor()
  await code.screenshot({ path: file('code.png') })
  return execFileSync('zbarimg', ['--quiet', '--raw', file('code.png')], { encoding: 'utf8' }).trim()
}

describe('papers from a telephone', () => {
  it('are asked for by a code on the screen', async () => {
    await press(/被欠薪/)
    await press(/欠工钱/)
    await passGuideOnPage(page)
    await press('我同意，继续')
    await title('请把身份证放在读卡区')
    await running.reader('POST', 'card', { preset: 'worker' })
    await title('这是您本人的证件吗')
    await press('是我，继续')
    await fillForms(page)
    await title('拍下您的材料')
    await press(/^用手机传/)
    address = await scanCode()
    expect(address).toMatch(/^http:\/\/[^/]+\/handover\/[\w-]{22}#k=[\w-]{43}$/)
  })

  it('go on where they were when the line was cut, and appear at the terminal', async () => {
    await phone.goto(address)
    const lying = await photograph(phone, { width: 3_600, height: 2_700, orientation: 6 })
    const upright = await photograph(phone, { width: 1_600, height: 2_200, orientation: 1 })
    expect(lying.includes('GPS 44.3N')).toBe(true)
    const [context] = telephones
    const offsets: number[] = []
    let cut = false
    await phone.route('**/files/**', async (route) => {
      offsets.push(Number(new URL(route.request().url()).searchParams.get('offset')))
      if (offsets.length === 2 && !cut) {
        cut = true
        await context?.setOffline(true)
        return route.abort('internetdisconnected')
      }
      return route.continue()
    })
    await phone.locator('input').setInputFiles([
      { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: lying },
      { name: 'IMG_0002.jpg', mimeType: 'image/jpeg', buffer: upright },
    ])
    await phone.getByText('第 2 页 · 还没有发送').waitFor()
    await phone.getByRole('button', { name: '发送', exact: true }).click()
    await phone.getByText('网络断了').waitFor()
    await context?.setOffline(false)
    await phone.getByText('全部收到了').waitFor()
    // Not from the beginning: from where the centre was.
    expect(offsets[1]).toBeGreaterThan(0)
    expect(offsets[2]).toBe(offsets[1])
    const panel = page.getByRole('dialog')
    await panel.getByText('已收到 2 份').waitFor()
    await page.waitForFunction(() => document.querySelectorAll('dialog li canvas:not([data-loading])').length === 2)
  })

  it('come from one telephone only', async () => {
    const other = await telephone('en-GB')
    await other.goto(address)
    await other.getByRole('heading', { name: 'This link has been used' }).waitFor()
    expect(await other.locator('input').count()).toBe(0)
  })

  it('are put in order, turned and named at the terminal', async () => {
    await press('传好了')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await page.locator('main ol > li canvas').count()).toBe(2)
    await press(/^往后: .*第 1 页/)
    await press(/^转一下: .*第 1 页/)
    await press(/^改名字/)
    await press('考勤记录')
    await page.getByText('考勤记录，共 2 页').waitFor()
    expect(await page.getByText(/看不清|模糊/).count()).toBe(0)
    await press('下一步')
  })

  it('are one PDF whose hash stands on the slip and at the clerk’s desk', async () => {
    await title('请核对一遍')
    await press('没有错，继续')
    await title('请在框里签名')
    await signByHand(page)
    await press('签好了，提交')
    await title('交好了')
    await page.getByText('打好了，请取走').nth(1).waitFor()
    const caseNumber = /\d{6}-\d{8}-\d{6}/.exec(await page.locator('main').innerText())?.[0] ?? ''
    const slip = await running.receiptText(1)

    const desk = await signIn(browser, running, 'clerk')
    await desk.getByRole('link', { name: new RegExp(caseNumber) }).click()
    const paper = desk.getByRole('listitem').filter({ hasText: '考勤记录' })
    const sha256 = (await paper.locator('code').getAttribute('title')) ?? ''
    const download = desk.waitForEvent('download')
    await paper.getByRole('link').click()
    await (await download).saveAs(file('paper.pdf'))
    const pdf = readFileSync(file('paper.pdf'))

    expect(createHash('sha256').update(pdf).digest('hex')).toBe(sha256)
    const onPaper = slip.replaceAll(/\s/g, '')
    expect(onPaper).toContain('考勤记录')
    expect(onPaper).toContain(digestGroups(sha256).replaceAll(/\s/g, ''))
    // As the citizen put them: the upright one first and turned to lie, then the one that lay and was upright by its note.
    const images = execFileSync('pdfimages', ['-list', file('paper.pdf')], { encoding: 'utf8' })
    const sizes = [...images.matchAll(/image +(\d+) +(\d+)/g)].map(([, width, height]) => [
      Number(width),
      Number(height),
    ])
    expect(sizes).toEqual([
      [1_600, 2_200],
      [1_800, 2_400],
    ])
    const shapes = execFileSync('pdfinfo', ['-f', '1', '-l', '2', file('paper.pdf')], { encoding: 'utf8' })
    expect([...shapes.matchAll(/Page +\d+ size: +(\d+)/g)].map(([, width]) => Number(width))).toEqual([841, 595])
    expect(pdf.includes('GPS')).toBe(false)
    expect(pdf.length).toBeLessThan(1_000_000)
    await desk.context().close()
  })

  it('cannot be sent any more: a second scan of the code says so in the telephone’s language', async () => {
    for (const [locale, words] of [
      ['zh-CN', '这个链接已经用过了'],
      ['en-GB', 'This link has been used'],
    ] as const) {
      const later = await telephone(locale)
      await later.goto(address)
      await later.getByRole('heading', { name: words }).waitFor()
    }
    expect(errors).toEqual([])
  })
})
