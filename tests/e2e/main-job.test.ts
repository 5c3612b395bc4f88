/** The main job in the real browser, through the real processes, with the real bytes of card and printers. */
import { readdirSync, readFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { paperPng } from '../../scripts/system/ink.ts'
import { fillForms, heading, press as pressOn, signByHand, passGuideOnPage } from '../support/kiosk-page.ts'
import { kioskOfFile } from '../support/kiosk-of-file.ts'
import { photograph } from '../support/phone-pictures.ts'
import { signInOn } from '../support/sign-in.ts'

const kiosk = kioskOfFile({ ippPrinter: true })
let caseNumber = ''

const title = (text: string) => heading(kiosk.page).filter({ hasText: text }).waitFor()
const press = (name: string | RegExp) => pressOn(kiosk.page, name)

describe('a worker whose wages are not paid', () => {
  it('taps the card, fills in the form, adds a paper, signs, and leaves with a slip', async () => {
    await press(/被欠薪/)
    await press(/欠工钱/)
    await passGuideOnPage(kiosk.page)
    await press('我同意，继续')
    await title('请把身份证放在读卡区')
    await kiosk.running.reader('POST', 'card', { preset: 'worker' })
    await title('这是您本人的证件吗')
    const shown = await kiosk.page.locator('main').innerText()
    expect(shown).toContain('110***********001X')
    expect(shown).not.toContain('王示例')
    await press('是我，继续')
    await fillForms(kiosk.page)

    await title('拍下您的材料')
    const choose = async (buffer: Buffer) => {
      const chooser = kiosk.page.waitForEvent('filechooser')
      await press(/选文件/)
      await (await chooser).setFiles({ name: 'paper.png', mimeType: 'image/png', buffer })
      await kiosk.page.getByText('已加 1 页').waitFor()
    }
    // A file is judged as any other page: nobody hurries past it.
    await choose(await photograph(kiosk.page, { width: 1_200, height: 1_600, orientation: 1, blurPx: 9 }))
    await press('下一步')
    await kiosk.page.getByText('有的页看不清').waitFor()
    await press(/^去掉/)
    await choose(paperPng())
    await press('下一步')

    await title('请核对一遍')
    expect(await kiosk.page.locator('main').innerText()).toContain('27,600')
    await press('没有错，继续')
    await title('请在框里签名')
    await signByHand(kiosk.page)
    await press('签好了，提交')

    await title('交好了')
    await kiosk.page.getByText('打好了，请取走').nth(1).waitFor()
    caseNumber = /\d{6}-\d{8}-\d{6}/.exec(await kiosk.page.locator('main').innerText())?.[0] ?? ''
    expect(caseNumber).toMatch(/^\d{6}-20\d{6}-000001$/)
    await kiosk.running.reader('DELETE', 'card')
    await press('办完了，结束')
    await title('请拿好证件和纸张')
    expect(kiosk.errors).toEqual([])
  })

  it('holds a slip that says what the centre has received', async () => {
    const slip = await kiosk.running.receiptText(1)
    expect(slip).toContain(caseNumber)
    expect(slip).toContain('王**')
    expect(slip).not.toContain('王示例')
    expect(slip).toMatch(/\[QR http:\/\/127\.0\.0\.1:\d+\/verify\?n=/)
    expect(await kiosk.running.slipCount()).toBe(1)
  })

  it('holds the filled form, with the number and her own words', () => {
    const form = readdirSync(kiosk.running.system.folders.prints).find((name) => name.endsWith('.pdf')) ?? ''
    const text = spawnSync('pdftotext', ['-layout', join(kiosk.running.system.folders.prints, form), '-'], {
      encoding: 'utf8',
    }).stdout
    expect(text).toContain(caseNumber)
    expect(text.replaceAll(/\s/g, '')).toContain('拖欠工资')
    expect(text).toContain('王示例')
  })

  it('finds nothing of the visit on the page afterwards', async () => {
    await title('您好，今天办什么事')
    const left = await kiosk.page.evaluate(() => ({
      text: document.documentElement.outerHTML,
      local: localStorage.length,
      session: sessionStorage.length,
    }))
    expect(left.text).not.toMatch(/王示例|13800000000|样例村/)
    expect(left.local + left.session).toBe(0)
  })

  it('is checked by a phone: number and digest belong together', async () => {
    const address = /\[QR (\S+)\]/.exec(await kiosk.running.receiptText(1))?.[1] ?? ''
    const answer = await fetch(address)
    expect(answer.status).toBe(200)
    expect(await answer.text()).not.toMatch(/王示例|110101/)
  })

  it('is seen by staff, who move it on', async () => {
    const { system } = kiosk.running
    const clerk = system.accounts.find((account) => account.role === 'clerk')
    const desk = await (await kiosk.browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
    await desk.goto(`${system.centreUrl}/console/`)
    await signInOn(desk, clerk)
    await desk.getByRole('link', { name: new RegExp(caseNumber) }).click()
    await desk.getByText('拖欠工资').first().waitFor()
    await desk.getByRole('button', { name: /受理/ }).first().click()
    await desk
      .getByRole('button', { name: /确认|确定/ })
      .first()
      .click()
    await desk.getByText('已受理').first().waitFor()
    await desk.context().close()
  })

  it('sees the new state at the terminal, by card', async () => {
    await kiosk.running.reader('POST', 'card', { preset: 'worker' })
    await title('您的办件')
    const shown = await kiosk.page.locator('main').innerText()
    expect(shown).toContain(caseNumber)
    expect(await kiosk.page.locator('[aria-current="step"]').first().innerText()).toContain('受理')
    await kiosk.running.reader('DELETE', 'card')
    await press('看完了，结束')
    expect(kiosk.errors).toEqual([])
  })

  it('left no word of hers in any log', () => {
    const { logs } = kiosk.running.system.folders
    for (const name of readdirSync(logs)) {
      const text = readFileSync(join(logs, name), 'utf8')
      for (const canary of ['王示例', '11010119880808001X', '13800000000', '样例村三组', '拖欠工资'])
        expect(text.includes(canary), `${name} contains personal data`).toBe(false)
    }
  })
})
