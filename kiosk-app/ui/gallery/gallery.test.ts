/** Every screen in a real browser: accessibility rules, sizes of targets, nothing cut, and typing by the panel's keys. */
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { LANGUAGES } from '@lutong/core/messages/text.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startBrowser } from './browser.ts'
import { FIXTURES } from './fixtures/all.ts'
import { type Gallery, serveGallery } from './serve.ts'

/** The smallest target, 12.7 mm at 3.2 px a millimetre (interaction 11). */
const SMALLEST_TARGET_PX = 12.7 * 3.2
const SLOW_MS = 120_000

declare global {
  interface Window {
    axe: typeof axe
  }
}

let gallery: Gallery
let browser: Browser
let page: Page

beforeAll(async () => {
  gallery = await serveGallery()
  browser = await startBrowser()
  page = await browser.newPage({ viewport: { width: 1080, height: 1920 }, reducedMotion: 'reduce' })
}, SLOW_MS)

afterAll(async () => {
  await browser.close()
  await gallery.close()
})

const open = async (name: string, language: string) => {
  await page.goto(gallery.address(name, language))
  await page.waitForFunction((title) => document.title === title, `${name}/${language}`)
  await page.waitForFunction(() => document.querySelector('[data-loading]') === null)
}

/** What is too small to hit, by its words. A control inside a label counts as large as the label. */
const smallTargets = (smallestPx: number) =>
  [...document.querySelectorAll<HTMLElement>('button, input:not([type=file]), textarea')]
    .map((element) => ({ element, box: (element.closest('label') ?? element).getBoundingClientRect() }))
    .filter(({ box }) => box.width < smallestPx - 0.5 || box.height < smallestPx - 0.5)
    .map(({ element, box }) => `${element.textContent} ${Math.round(box.width)}×${Math.round(box.height)}`)

/** What sticks out of the panel sideways, or out of a button. */
const cutElements = () =>
  [...document.querySelectorAll<HTMLElement>('main *, nav *, header *')]
    .filter((element) => !element.classList.contains('spoken-only') && !(element instanceof SVGElement))
    .filter((element) => {
      const box = element.getBoundingClientRect()
      if (box.width === 0) return false
      const sticksOut = box.right > window.innerWidth + 1 || box.left < -1
      return sticksOut || (element instanceof HTMLButtonElement && element.scrollWidth > element.clientWidth + 1)
    })
    .map((element) => `${element.tagName} ${element.textContent.slice(0, 30)}`)

/** What covers another part of the frame, and a band that takes the content's room. */
const crowding = () => {
  const boxOf = (selector: string) => document.querySelector(selector)?.getBoundingClientRect()
  const [band, phases, actions] = [boxOf('header'), boxOf('section'), boxOf('nav button')]
  const found: string[] = []
  if (band !== undefined && band.height > window.innerHeight * 0.3) found.push(`band ${Math.round(band.height)}`)
  if (document.querySelector('ol[aria-hidden]') === null) return found
  if (phases !== undefined && actions !== undefined && phases.bottom > actions.top + 1) found.push('phases and actions')
  return found
}

describe.each(FIXTURES.map(({ name }) => name))('the screen %s', (name) => {
  it.each(LANGUAGES)(
    'in %s keeps the accessibility rules, has targets one can hit, and cuts nothing',
    async (language) => {
      await open(name, language)
      await page.evaluate(axe.source)
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

describe('at the largest text and on every shape of panel', () => {
  it.each([
    [1080, 1920],
    [1920, 1080],
    [1024, 768],
  ])(
    'nothing is cut at %i × %i',
    async (width, height) => {
      await page.setViewportSize({ width, height })
      for (const { name } of FIXTURES) {
        for (const language of LANGUAGES) {
          await open(name, language)
          await page.evaluate(() => {
            document.documentElement.dataset['textSize'] = 'largest'
          })
          const cut = [...(await page.evaluate(cutElements)), ...(await page.evaluate(crowding))]
          expect({ name, language, cut }).toEqual({ name, language, cut: [] })
        }
      }
      await page.setViewportSize({ width: 1080, height: 1920 })
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

  it('photographs a paper', async () => {
    await open('camera', 'zh-CN')
    await page.getByRole('button', { name: /^拍照/ }).first().click()
    const shoot = page.getByRole('dialog').getByRole('button', { name: '拍照' })
    await expect.poll(() => shoot.isEnabled(), { timeout: 15_000 }).toBe(true)
    await shoot.click()
    await page.getByRole('button', { name: '用这张' }).waitFor()
  })
})
