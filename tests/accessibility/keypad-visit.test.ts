/** A citizen who neither sees the screen nor touches it: five keys and headphones, in the real browser, to the slip. */
import type { Browser, Page, Response } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { heading, launchBrowser, openKiosk } from '../support/kiosk-page.ts'
import { type RunningSystem, runSystem } from '../support/running-system.ts'

/** More steps than any screen has stops. */
const MOST_STEPS = 120
const SPOKEN_WITHIN_MS = 2_000
const BLANK_WITHIN_MS = 1_000

/** How long host and page took to answer a key: what a machine with other work is measured by. */
let answerMs = 0
let running: RunningSystem
let browser: Browser
let page: Page
let errors: string[]
const asked: { readonly text: string; readonly isPrivate: boolean; readonly status: number }[] = []

const note = (response: Response) => {
  if (!response.url().endsWith('/speech')) return
  const body: unknown = response.request().postDataJSON()
  if (typeof body !== 'object' || body === null) return
  asked.push({
    text: String(Reflect.get(body, 'text')),
    isPrivate: Reflect.get(body, 'private') === true,
    status: response.status(),
  })
}

beforeAll(async () => {
  running = await runSystem({ ippPrinter: false })
  browser = await launchBrowser()
  const opened = await openKiosk(browser, running.system)
  page = opened.page
  errors = opened.errors
  page.on('response', note)
})
afterAll(async () => {
  await browser?.close()
  await running?.stop()
})

const title = (text: string) => heading(page).filter({ hasText: text }).waitFor()
const down = () => page.keyboard.press('ArrowDown')
const ok = () => page.keyboard.press('Enter')

interface Stop {
  readonly name: string
  readonly id: string
  readonly kind: string
  readonly group: string
  readonly value: string
  readonly answered: boolean
  /** A group of answers that is not open yet, of a question that has none. */
  readonly folded: boolean
}
const stop = (): Promise<Stop> =>
  page.evaluate(() => {
    const element = document.activeElement
    const input = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element : null
    const radios = input?.type === 'radio' ? [...document.getElementsByName(input.name)] : []
    return {
      name: (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim(),
      id: element?.id ?? '',
      kind: input?.dataset['keys'] ?? input?.type ?? element?.tagName ?? '',
      group: input?.name ?? '',
      value: input?.readOnly === true ? 'given' : (input?.value ?? ''),
      folded:
        element?.getAttribute('aria-expanded') === 'false' &&
        element.closest('main fieldset') !== null &&
        element.closest('fieldset')?.querySelector('input:checked') === null,
      answered: [input, ...radios].some((one) => one instanceof HTMLInputElement && one.checked),
    }
  })

/** Down until the focus stands on what fits; then OK. */
const choose = async (name: RegExp): Promise<void> => {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (name.test((await stop()).name)) return ok()
    await down()
  }
  throw new Error(`no key leads to ${name}`)
}
/** Into the keys below a field, key by key, and back out. */
const spell = async (text: string, mode?: RegExp): Promise<void> => {
  // Keys for words are fetched when the first such field has the focus.
  if (mode !== undefined) await page.getByRole('button', { name: mode }).waitFor()
  await ok()
  if (mode !== undefined) await choose(mode)
  for (const sign of text) await choose(new RegExp(`^${sign}$`))
  await page.keyboard.press('Escape')
}

const TYPED: Readonly<Record<string, string>> = { phone: '13800000000', yuan: '27600', integer: '3', digits: '3' }

/** Goes once through a form step and answers what is empty. */
const answerStep = async (): Promise<void> => {
  const seen = new Set<string>()
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await down()
    const at = await stop()
    if (at.name === '返回' || at.name === '下一步') return
    const key = `${at.id}/${at.name}`
    if (seen.has(key)) continue
    seen.add(key)
    // A date is stepped: from nothing to today.
    if (/[年月日] 加一$/.test(at.name) || at.folded) await ok()
    else if (/[年月日]$/.test(at.name)) continue
    else if ((at.kind === 'radio' || at.kind === 'checkbox') && !at.answered) await ok()
    else if (at.kind in TYPED && at.value === '') await spell(TYPED[at.kind] ?? '')
    else if (at.kind === 'letters' && at.value === '') await spell('8'.repeat(20), /^数字符号$/)
  }
}

/** Covers the screen for a moment and opens it by the end of the card's number. */
const pauseAndComeBack = async (): Promise<void> => {
  const before = (await heading(page).textContent()) ?? ''
  await choose(/^暂停$/)
  await title('屏幕已经遮住')
  const isSaid = () => asked.some(({ isPrivate, text }) => !isPrivate && text.includes('请把您的身份证放到读卡区'))
  await expect.poll(isSaid, { timeout: 30_000 }).toBe(true)
  while ((await stop()).id !== 'pause-proof') await down()
  await spell('001X')
  await choose(/^打开/)
  await title(before)
}

describe('by five keys and headphones alone', () => {
  it('hears the kiosk within two seconds of putting headphones in', async () => {
    await title('您好')
    const atMs = performance.now()
    await running.plug(true)
    await page.getByRole('region', { name: '念给我听' }).waitFor()
    await expect.poll(() => asked.some(({ status }) => status === 200), { timeout: SPOKEN_WITHIN_MS }).toBe(true)
    expect(performance.now() - atMs).toBeLessThan(SPOKEN_WITHIN_MS)
  })

  it('comes from the welcome screen to the number of her case', async () => {
    await choose(/被欠薪/)
    await title('请选一项')
    await choose(/欠工钱/)
    await choose(/^开始办理$/)
    await choose(/^是$/)
    await title('在哪里办')
    await choose(/^下一步$/)
    await choose(/^我同意/)
    await title('请把身份证放在读卡区')
    await running.reader('POST', 'card', { preset: 'worker' })
    await title('这是您本人的证件吗')
    await expect
      .poll(() => asked.some(({ isPrivate, status }) => isPrivate && status === 200), { timeout: 30_000 })
      .toBe(true)
    await choose(/^是我/)
    await page.locator('[data-screen="form-step"]').waitFor()
    await pauseAndComeBack()
    while ((await page.locator('[data-screen="form-step"]').count()) > 0) {
      const before = (await heading(page).textContent()) ?? ''
      await answerStep()
      await choose(/^下一步$/)
      await page
        .waitForFunction((last) => document.querySelector('h1')?.textContent !== last, before, { timeout: 8_000 })
        .catch(async () => {
          throw new Error(`stays at: ${await page.locator('main').innerText()}`)
        })
    }
    await title('拍下您的材料')
    await choose(/^下一步$/)
    await title('请核对一遍')
    await choose(/^没有错/)
    await title('请在框里签名')
    await choose(/^改在纸上签/)
    await title('交好了')
    expect(await page.locator('main').innerText()).toMatch(/\d{6}-20\d{6}-\d{6}/)
    expect(await page.locator('main').innerText()).toContain('按手印')
    expect(errors).toEqual([])
  })

  it('finds help by its key, and comes back from it', async () => {
    const atMs = performance.now()
    await page.keyboard.press('F1')
    await page.getByRole('dialog').waitFor()
    answerMs = performance.now() - atMs
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  it('leaves by “end and clear”: nothing is left within a second', async () => {
    const atMs = performance.now()
    await choose(/^结束并清除$/)
    const pressedMs = performance.now()
    await page.waitForFunction(() => !/\d{6}-20\d{6}-\d{6}/.test(document.body.textContent), undefined, { polling: 10 })
    expect(performance.now() - pressedMs).toBeLessThan(Math.max(BLANK_WITHIN_MS, 10 * answerMs))
    expect(pressedMs - atMs).toBeGreaterThan(0)
  })

  it('is silent again once the headphones are out, and no private word was asked for without them', async () => {
    await running.plug(false)
    await page.getByRole('region', { name: '念给我听' }).waitFor({ state: 'detached' })
    expect(asked.filter(({ isPrivate }) => isPrivate).every(({ status }) => status === 200 || status === 204)).toBe(
      true,
    )
    const open = asked
      .filter(({ isPrivate }) => !isPrivate)
      .map(({ text }) => text)
      .join('\n')
    expect(open).not.toMatch(/王示例|11010119880808001X|13800000000|27,?600/)
    await running.reader('DELETE', 'card')
  })
})
