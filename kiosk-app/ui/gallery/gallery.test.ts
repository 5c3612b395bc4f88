/** Every screen in a real browser: accessibility rules, sizes of targets, nothing cut, and typing by the panel's keys. */
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { type WrittenLanguage, WRITTEN_LANGUAGES } from '@lutong/core/messages/text.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startBrowser } from './browser.ts'
import { FIXTURES } from './fixtures/all.ts'
import { servedGallery } from './gallery-of-file.ts'
import { pressInTurn } from './press-in-turn.ts'
import { showScreen } from './show-screen.ts'

/** The smallest target, 12.7 mm at 3.2 px a millimetre (interaction 11). */
const SMALLEST_TARGET_PX = 12.7 * 3.2
const SLOW_MS = 60_000

declare global {
  interface Window {
    axe: typeof axe
  }
}

const gallery = servedGallery()
let browser: Browser
let page: Page

const openBrowser = async () => {
  browser = await startBrowser()
  page = await browser.newPage({ viewport: { width: 1080, height: 1920 }, reducedMotion: 'reduce' })
  // Once for the page: every screen of it is the same document.
  await page.addInitScript({ content: axe.source })
  await page.goto(gallery.address('welcome', 'zh-CN'))
}

beforeAll(openBrowser, SLOW_MS)

// A page that stands still would keep every screen after it waiting its whole time.
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  await browser.close()
  await openBrowser()
}, SLOW_MS)

afterAll(() => browser.close())

const open = async (name: string, language: string) => {
  await page.goto(gallery.address(name, language))
  await page.waitForFunction((title) => document.title === title, `${name}/${language}`)
  await page.waitForFunction(() => document.querySelector('[data-loading]') === null)
}

/** And what opens there by a press. */
const openWhole = async (name: string, language: WrittenLanguage) => {
  await open(name, language)
  const fixture = FIXTURES.find((one) => one.name === name)
  if (fixture !== undefined) await pressInTurn(page, fixture, (press) => [press[language]])
}

/** What is too small to hit, by its words. A control inside a label counts as large as the label. */
const smallTargets = (smallestPx: number) =>
  [...document.querySelectorAll<HTMLElement>('button, input:not([type=file]), textarea')]
    .map((element) => ({ element, box: (element.closest('label') ?? element).getBoundingClientRect() }))
    .filter(({ box }) => box.width < smallestPx - 0.5 || box.height < smallestPx - 0.5)
    .map(({ element, box }) => `${element.textContent} ${Math.round(box.width)}×${Math.round(box.height)}`)

/** What sticks out of the panel sideways, or out of a button. */
const cutElements = () =>
  [...document.querySelectorAll<HTMLElement>('main *, nav *, header *, dialog *, [data-keys-dock] *')]
    .filter((element) => !element.classList.contains('spoken-only') && !(element instanceof SVGElement))
    .filter((element) => {
      const box = element.getBoundingClientRect()
      if (box.width === 0) return false
      const sticksOut = box.right > window.innerWidth + 1 || box.left < -1
      return sticksOut || (element instanceof HTMLButtonElement && element.scrollWidth > element.clientWidth + 1)
    })
    .map((element) => `${element.tagName} ${element.textContent.slice(0, 30)}`)

describe.each(FIXTURES)('the screen $name', (fixture) => {
  it.each(WRITTEN_LANGUAGES)(
    'in %s keeps the accessibility rules, has targets one can hit, and cuts nothing',
    async (language) => {
      await showScreen(page, fixture, { language, reading: '' })
      const { violations } = await page.evaluate(() =>
        // What lies behind a modal panel is inert; axe cannot see through to it either way.
        window.axe.run(document, { resultTypes: ['violations'] }),
      )
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
      expect(await page.evaluate(smallTargets, SMALLEST_TARGET_PX)).toEqual([])
      expect(await page.evaluate(cutElements)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(language)
    },
    SLOW_MS,
  )
})

describe('a citizen at the panel', () => {
  // A page of its own for each: a press of the test before must not guard this one's.
  beforeEach(() => page.goto('about:blank'))

  const sent = () => page.evaluate(() => window.sentCommands)

  it('types an ID number by the keypad, X included, and takes a digit back', async () => {
    await open('identify-by-typing', 'zh-CN')
    await page.getByLabel('身份证号').click()
    for (const key of ['1', '1', '0', '9']) await page.getByRole('button', { name: key, exact: true }).click()
    await page.getByRole('button', { name: '删一个' }).click()
    await page.getByRole('button', { name: 'X', exact: true }).click()
    await page.getByLabel('姓名').fill('张三')
    await page.getByRole('button', { name: '下一步' }).click()
    expect((await sent()).at(-1)).toEqual({ type: 'submit-identity', name: '张三', idNumber: '110X' })
  })

  it('finds the focus on the first answer that needs another look', async () => {
    await open('form-facts-errors', 'zh-CN')
    await page.waitForFunction(() => document.activeElement?.id === 'field-facts')
    expect(await page.getByRole('alert').first().textContent()).toContain('2')
  })

  it('hands in the answers of a step, lists included', async () => {
    await open('form-list', 'zh-CN')
    await page.getByRole('button', { name: '再加一个对方' }).click()
    await page.getByLabel('名字').nth(1).fill('王五')
    await page.getByRole('button', { name: '改好了，回到核对' }).click()
    expect((await sent()).at(-1)).toEqual({
      type: 'submit-step',
      stepId: 'other-side',
      values: {
        opposingParties: [
          { kind: 'organisation', name: '某某建筑公司', phone: '' },
          { kind: '', name: '王五', phone: '' },
        ],
      },
    })
  })

  it('chooses a day of 1930 in five touches', async () => {
    await openWhole('form-date-choice', 'zh-CN')
    for (const name of ['1930–1939 年', '1930 年', '2 月', '7 日'])
      await page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.getByRole('button', { name: '下一步' }).click()
    expect((await sent()).at(-1)).toMatchObject({ values: { 'applicant.birthDate': '1930-02-07' } })
  })

  it('chooses a place by level, by letters and by one touch, and goes on writing behind it', async () => {
    await openWhole('form-address', 'zh-CN')
    const inPanel = (name: string) =>
      page.getByRole('dialog').getByRole('button', { name, exact: true }).and(page.locator(':enabled')).click()
    const written = page.getByLabel('现在住在哪里')
    await page.getByRole('button', { name: '选省、市、县' }).click()
    for (const name of ['下一页', '江苏省', '无锡市', '宜兴市']) await inPanel(name)
    expect(await written.inputValue()).toBe('江苏省无锡市宜兴市试样路 8 号 2 幢 301 室')
    await page.waitForFunction(() => document.activeElement?.id === 'field-applicant-residence')
    await page.getByRole('button', { name: '选省、市、县' }).click()
    for (const name of ['按拼音头一个字母找', 'L', 'A', '安徽省六安市', '只写到这里']) await inPanel(name)
    expect(await written.inputValue()).toBe('安徽省六安市试样路 8 号 2 幢 301 室')
    await page.getByRole('button', { name: '选省、市、县' }).click()
    await inPanel('就在本地：浙江省台州市温岭市')
    await page.getByRole('button', { name: '选省、市、县' }).click()
    await inPanel('没有我要的，自己写')
    await page.getByRole('button', { name: '下一步' }).click()
    expect((await sent()).at(-1)).toMatchObject({
      values: { 'applicant.residence': '浙江省台州市温岭市试样路 8 号 2 幢 301 室' },
    })
    await page.getByRole('button', { name: '和户籍地址一样' }).click()
    expect(await written.inputValue()).toBe('试样省试样市试样街道 1 号')
  })

  it('chooses a place by the OK of the tactile pad alone, the terminal’s own standing first', async () => {
    await open('form-address', 'zh-CN')
    await page.getByRole('button', { name: '选省、市、县' }).focus()
    await page.keyboard.press('Enter')
    for (const name of ['浙江省', '台州市', '温岭市']) {
      await page.waitForFunction((wanted) => document.activeElement?.textContent === wanted, name)
      await page.keyboard.press('Enter')
    }
    await page.waitForFunction(() => document.activeElement?.id === 'field-applicant-residence')
    expect(await page.getByLabel('现在住在哪里').inputValue()).toBe('浙江省台州市温岭市试样路 8 号 2 幢 301 室')
  })

  it('opens no microphone by choosing to speak, and writes what was heard where the cursor stands', async () => {
    await openWhole('keys-dictation-idle', 'zh-CN')
    expect((await sent()).filter(({ type }) => type === 'dictate')).toEqual([])
    await page.getByRole('button', { name: '同意，打开话筒' }).click()
    expect((await sent()).at(-1)).toEqual({ type: 'dictate', consent: true })
    await openWhole('keys-dictation-final', 'zh-CN')
    const field = page.getByLabel('发生了什么')
    await field.fill('去年。')
    await field.evaluate((element) => element instanceof HTMLTextAreaElement && element.setSelectionRange(2, 2))
    await page.getByRole('button', { name: /^写进去/ }).click()
    expect(await field.inputValue()).toBe('去年老板欠我三个月工资。')
    expect((await sent()).at(-1)).toEqual({ type: 'dictate-end' })
  })

  it('can always write an address where the list of places cannot be had', async () => {
    await page.route('**/assets/divisions.txt', (route) => route.abort())
    await open('form-address', 'zh-CN')
    await page.getByRole('button', { name: '选省、市、县' }).click()
    await page.getByRole('dialog').getByText('地名表打不开，请直接写地址。').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: '没有我要的，自己写' }).click()
    await page.waitForFunction(() => document.activeElement?.id === 'field-applicant-residence')
    await page.unroute('**/assets/divisions.txt')
  })

  it('is asked once for two quick touches', async () => {
    await open('guide', 'zh-CN')
    await page.getByRole('button', { name: '开始办理' }).dblclick()
    expect(await sent()).toEqual([{ type: 'continue' }])
  })

  it('signs, and the signature goes before the submission', async () => {
    await open('sign', 'zh-CN')
    await page.getByRole('button', { name: '签好了，提交' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('还没有签名')
    const box = await page.getByRole('img', { name: '签名框' }).boundingBox()
    if (box === null) throw new Error('no pad')
    await page.mouse.move(box.x + 100, box.y + 100)
    await page.mouse.down()
    await page.mouse.move(box.x + 400, box.y + 200, { steps: 20 })
    await page.mouse.up()
    await expect
      .poll(async () => {
        await page.getByRole('button', { name: '签好了，提交' }).click()
        return (await sent()).at(-1)
      })
      .toEqual({ type: 'submit' })
  })

  it('is warned, to be heard too, before a pause is over, and ends another’s visit only when told whose it is', async () => {
    await open('paused-nearly-over', 'zh-CN')
    await page.waitForFunction(() => Number(document.documentElement.dataset['rang'] ?? 0) > 0)
    expect(await page.getByRole('alert').first().textContent()).toContain('时间快到了')
    await page.getByRole('button', { name: '结束并清除' }).click()
    await page.getByRole('button', { name: '不结束' }).click()
    expect(await sent()).toEqual([])
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByLabel('或者输入身份证号最后四位').click()
    for (const key of ['0', '0', '2', 'X']) await page.getByRole('button', { name: key, exact: true }).click()
    await page.getByRole('button', { name: '打开，接着办' }).click()
    expect(await sent()).toEqual([{ type: 'come-back', proof: '002X' }])
  })

  it('photographs a paper', async () => {
    await open('camera', 'zh-CN')
    await page.getByRole('button', { name: /^拍照/ }).first().click()
    const shoot = page.getByRole('dialog').getByRole('button', { name: '拍照' })
    await expect.poll(() => shoot.isEnabled(), { timeout: 15_000 }).toBe(true)
    await shoot.click()
    await page.getByRole('button', { name: '用这张' }).waitFor()
  })
})
