/** A citizen in front of the real page: presses what can be seen, types what is asked. */
import { readFileSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { GUARD_MS } from '../../kiosk-app/ui/visit/press-guard.ts'
import { chromiumBinary } from '../../kiosk-app/shell/chromium/launcher.ts'
import type { System } from '../../scripts/system/system.ts'

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumBinary() ?? '/usr/bin/chromium',
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
      ...[
        '--disable-component-update',
        '--disable-sync',
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
      ],
    ],
  })

/** The page ignores a second press within its guard time: the citizen of these tests waits until it is over. */
const watchPresses = () => {
  window.addEventListener(
    'click',
    () => document.documentElement.setAttribute('data-last-press', String(performance.now())),
    true,
  )
}
const untilGuardIsOver = (page: Page) =>
  page.waitForFunction((guardMs) => {
    const last = document.documentElement.getAttribute('data-last-press')
    return last === null || performance.now() - Number(last) > guardMs
  }, GUARD_MS)

/** Presses the button with this name, whole or as a pattern. */
export const press = async (page: Page, name: string | RegExp): Promise<void> => {
  const button = page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).first()
  await button.waitFor()
  await untilGuardIsOver(page)
  await button.click()
}

/** Opens the kiosk by its boot token, at the size of the hall's screen. Any error of the page is collected. */
export const openKiosk = async (browser: Browser, system: System) => {
  const { kiosk } = system
  if (kiosk === null) throw new Error('the shell runs the host')
  const context = await browser.newContext({ viewport: { width: 1080, height: 1920 }, permissions: ['camera'] })
  const page = await context.newPage()
  await page.addInitScript(watchPresses)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(`${kiosk.url}enter?t=${readFileSync(kiosk.tokenFile, 'utf8').trim()}`)
  return { page, errors }
}

/** Invented answers, by the field's id on the page. */
const ANSWERS: Readonly<Record<string, string>> = {
  'field-applicant-phone': '13800000000',
  'field-applicant-residence': '青石县示范镇样例村三组十二号',
  'field-cause': '拖欠工资',
  'field-opposingParties-0-name': '样例建筑劳务有限公司',
  'field-facts': '今年三月到八月在样例工地做木工，说好每天三百元。八月底完工后一直没有付工钱。',
  'field-requests': '要回拖欠的工资',
  'field-amountYuan': '27600',
}

/** Answers what the shown step asks: known texts, the first option of each choice, every box to tick. */
const answerStep = async (page: Page): Promise<void> => {
  for (const input of await page.locator('main input[type="text"], main input:not([type]), main textarea').all()) {
    const id = (await input.getAttribute('id')) ?? ''
    const answer = ANSWERS[id]
    if (answer !== undefined && (await input.isEditable())) await input.fill(answer)
  }
  for (const group of await page.locator('main fieldset').all()) {
    const options = group.locator(':scope > div input[type="radio"], :scope input[type="radio"]')
    if ((await options.count()) === 0 || (await options.first().isDisabled())) continue
    const names = new Set(await options.evaluateAll((all) => all.map((one) => one.getAttribute('name') ?? '')))
    for (const name of names) {
      const own = page.locator(`main input[type="radio"][name="${name}"]`)
      if ((await own.and(page.locator(':checked')).count()) === 0) await own.first().check({ force: true })
    }
  }
  for (const box of await page.locator('main input[type="checkbox"]').all())
    if (!(await box.isChecked()) && !(await box.isDisabled())) await box.check({ force: true })
}

export const heading = (page: Page) => page.locator('h1').first()

/** Waits until the big title is another one. */
const untilTitleLeaves = async (page: Page, title: string): Promise<void> => {
  await page.waitForFunction((before) => document.querySelector('h1')?.textContent !== before, title)
}

/** Fills all steps of the forms until the materials or the review. */
export const fillForms = async (page: Page): Promise<void> => {
  await page.locator('[data-screen="form-step"]').waitFor()
  while ((await page.locator('[data-screen="form-step"]').count()) > 0) {
    const title = (await heading(page).textContent()) ?? ''
    await answerStep(page)
    await press(page, '下一步')
    await untilTitleLeaves(page, title)
  }
}

/** Writes a name on the pad with a pen that moves. */
export const signByHand = async (page: Page): Promise<void> => {
  const box = await page.locator('canvas').boundingBox()
  if (box === null) throw new Error('there is no pad to sign on')
  for (const start of [0.2, 0.5, 0.75]) {
    await page.mouse.move(box.x + box.width * start, box.y + box.height * 0.3)
    await page.mouse.down()
    for (let point = 1; point <= 12; point += 1)
      await page.mouse.move(
        box.x + box.width * (start + point / 100),
        box.y + box.height * (0.3 + Math.sin(point) / 5 + 0.2),
      )
    await page.mouse.up()
  }
}
