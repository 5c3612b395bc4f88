/** The attendant's menu on the page itself: who gets in, and what is done there to the real host and its devices. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { kioskOfFile } from '../support/kiosk-of-file.ts'
import { heading, press as pressOn } from '../support/kiosk-page.ts'

const kiosk = kioskOfFile({ ippPrinter: true })

const press = (name: string | RegExp) => pressOn(kiosk.page, name)
const title = (text: string) => heading(kiosk.page).filter({ hasText: text }).waitFor()
const menu = () => kiosk.page.getByRole('dialog')
const inMenu = (name: string) => menu().getByRole('heading', { name }).waitFor()
const says = (text: string | RegExp) => menu().getByText(text).first().waitFor()
const picture = (name: string) =>
  kiosk.page.screenshot({
    path: join(process.env['LUTONG_PICTURES'] ?? kiosk.running.dataFolder, `attendant-${name}.png`),
    animations: 'disabled',
  })

const layCard = () => kiosk.running.reader('POST', 'card', { preset: kiosk.running.system.attendant.card })
const takeCard = () => kiosk.running.reader('DELETE', 'card')
const typePin = async (pin: string) => {
  await inMenu('请输入密码')
  for (const digit of pin) await press(digit)
  await press('确定')
}
const enter = async () => {
  await press('找人帮忙')
  await press('工作人员')
  await inMenu('工作人员：请刷卡')
  await layCard()
  await typePin(kiosk.running.system.attendant.pin)
  await takeCard()
  await inMenu('工作人员菜单')
}
const home = async () => {
  await press('返回')
  await inMenu('工作人员菜单')
}

describe('a member of staff at the terminal', () => {
  it('is refused with the wrong PIN, and let in by card and PIN', async () => {
    await title('您好，今天办什么事')
    await press('找人帮忙')
    await press('工作人员')
    await inMenu('工作人员：请刷卡')
    await picture('card')
    await layCard()
    const { pin } = kiosk.running.system.attendant
    await typePin(pin.replace(/^./, (first) => String((Number(first) + 1) % 10)))
    await says('卡或密码不对。请重新刷卡。')
    await takeCard()
    await layCard()
    await typePin(pin)
    await inMenu('工作人员菜单')
    await takeCard()
    await says('yanlian-1 已登录')
    await picture('menu')
    // The PIN stands nowhere on the page.
    expect(await kiosk.page.content()).not.toContain(pin)
  })

  it('sees each device pass its self-test', async () => {
    await press('设备自检')
    await inMenu('设备自检')
    await menu().getByRole('button', { name: '重新自检' }).waitFor()
    for (const device of ['身份证读卡器', '回执打印机', 'A4 打印机']) {
      const row = menu().getByRole('row', { name: new RegExp(device) })
      await row.getByText(/\d 项正常/).waitFor()
      expect(await row.innerText()).toMatch(/正常/)
    }
    await picture('devices')
    await home()
  })

  it('changes paper: a test print that does not come is not taken for one that does', async () => {
    await kiosk.running.receipt('POST', { paperOut: true })
    await press('换纸')
    await press('回执打印机')
    await press('装好了，打一张试试')
    await says(/^试印条没有打好/)
    await picture('paper-failed')
    expect(await kiosk.running.slipCount()).toBe(0)
    await kiosk.running.receipt('DELETE')
    await press('再装一次')
    await says('打开盖子，取出旧纸芯。')
    await press('装好了，打一张试试')
    await says(/^请看打出来的试印条/)
    expect(await kiosk.running.slipCount()).toBe(1)
    expect(await kiosk.running.receiptText(1)).toContain('终端打印测试页')
    await press('打得好')
    await says('换好了。')
    await picture('paper-done')
    await home()
  })

  it('finds the test print, and no visit, among the counters', async () => {
    await press('计数')
    await says('试印条：回执 1 张，A4 0 页')
    const handedIn = menu().locator('dl > div').filter({ hasText: '交了申请的办理' })
    expect(await handedIn.locator('dd').innerText()).toBe('0')
    await picture('counters')
    await home()
  })

  it('takes the terminal out of service; it stays so over a crash of the host, and nobody can begin', async () => {
    await press(/^练习、停用、重启/)
    await press('正在换纸')
    await says('已停用：正在换纸')
    await press('关闭')
    await title('这台终端暂时不能用')
    await kiosk.page.getByText('正在换纸，很快就好。').waitFor()
    await picture('out-of-service')
    await kiosk.running.system.kill('host')
    await title('正在准备')
    expect((await kiosk.running.system.startHost()).ok).toBe(true)
    await kiosk.openAnew()
    await title('这台终端暂时不能用')
    await kiosk.running.reader('POST', 'card', { preset: 'worker' })
    await takeCard()
    await title('这台终端暂时不能用')
  })

  it('goes into practice and out of it, and tells in the menu that it practises', async () => {
    await enter()
    await press(/^练习、停用、重启/)
    await press('恢复服务')
    await says(/^正在服务/)
    await press('开始练习')
    await title('您好，今天办什么事')
    await enter()
    await says('练习中')
    await picture('practice')
    await press(/^练习、停用、重启/)
    await press('结束练习')
    await title('您好，今天办什么事')
  })

  it('asks before it ends a citizen’s visit, and what was done is in the log with who did it', async () => {
    await press(/被欠薪/)
    await press('找人帮忙')
    await press('工作人员')
    await inMenu('有人正在办理')
    await picture('in-visit')
    await press('不打扰，返回')
    await title('请选一项')
    await press('找人帮忙')
    await press('工作人员')
    await press('已同意，结束办理')
    await inMenu('工作人员：请刷卡')
    await layCard()
    await typePin(kiosk.running.system.attendant.pin)
    await takeCard()
    await inMenu('工作人员菜单')
    await press('运行记录')
    await menu().getByRole('listitem').filter({ hasText: 'yanlian-1' }).filter({ hasText: '结束练习' }).waitFor()
    await picture('log')
    expect(await menu().innerText()).not.toMatch(/王示例|110101/)
    await press('关闭')
    await title('您好，今天办什么事')
    expect(kiosk.errors).toEqual([])
  })
})
