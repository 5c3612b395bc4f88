/** A citizen in front of the real page: presses what can be seen, types what is asked. */
import { readFileSync } from 'node:fs'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { GUARD_MS } from '../../kiosk-app/ui/visit/press-guard.ts'
import { chromiumBinary } from '../../kiosk-app/shell/chromium/launcher.ts'
import type { System } from '../../scripts/system/system.ts'

/** The hall's upright panel. */
export const HALL_SCREEN = { width: 1080, height: 1920 } as const

/** Its camera is Chromium's own picture, or what the arguments name. */
export const launchBrowser = (
  cameraArguments: readonly string[] = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'],
): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumBinary() ?? '/usr/bin/chromium',
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
      ...['--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required'],
      ...cameraArguments,
    ],
  })

/** The page ignores a second press within its guard time: the citizen of these tests waits until it is over. */
export const watchPresses = () => {
  window.addEventListener('click', () => Reflect.set(window, 'lutongLastPress', performance.now()), true)
}
const untilGuardIsOver = (page: Page) =>
  page.waitForFunction((guardMs) => {
    const last: unknown = Reflect.get(window, 'lutongLastPress')
    return typeof last !== 'number' || performance.now() - last > guardMs
  }, GUARD_MS)

/** How something is pressed: by mouse, or on a page with a touch screen by finger (`target.tap`). */
export type Hand = (target: Locator) => Promise<void>
const clicking: Hand = (target) => target.click()

/** Presses the button with this name, whole or as a pattern. */
export const press = async (page: Page, name: string | RegExp, hand: Hand = clicking): Promise<void> => {
  const named = page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
  // Nobody presses what is greyed: while a paper is on its way "next" waits.
  const button = named.and(page.locator(':enabled')).first()
  await button.waitFor()
  await untilGuardIsOver(page)
  await hand(button)
}

/** The host's one-use link. */
export const entryOf = ({ kiosk }: System): string => {
  if (kiosk === null) throw new Error('the shell runs the host')
  return `${kiosk.url}enter?t=${readFileSync(kiosk.tokenFile, 'utf8').trim()}`
}

/** Opens the kiosk by its boot token, at the size of the hall's screen. Any error of the page is collected. */
export const openKiosk = async (browser: Browser, system: System) => {
  const context = await browser.newContext({ viewport: HALL_SCREEN, permissions: ['camera'] })
  const page = await context.newPage()
  await page.addInitScript(watchPresses)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(entryOf(system))
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

/** The box itself is not seen; what is drawn for it lies over it. */
const choose = (box: Locator, hand: Hand): Promise<void> => (hand === clicking ? box.check({ force: true }) : hand(box))

/** Answers what the shown step asks: known texts, the first option of each choice, every box to tick. */
const answerStep = async (page: Page, hand: Hand, answers: Readonly<Record<string, string>>): Promise<void> => {
  for (const input of await page.locator('main input[type="text"], main input:not([type]), main textarea').all()) {
    const id = (await input.getAttribute('id')) ?? ''
    const answer = answers[id]
    if (answer !== undefined && (await input.isEditable())) await input.fill(answer)
  }
  for (const group of await page.locator('main fieldset').all()) {
    // A question of many choices shows groups first: the first of them holds an answer.
    const closed = group.locator('[aria-controls][aria-expanded="false"]')
    if ((await closed.count()) > 0 && (await group.locator('input:checked').count()) === 0)
      await (hand === clicking ? closed.first().click() : hand(closed.first()))
    const options = group.locator(':scope > div input[type="radio"], :scope input[type="radio"]')
    if ((await options.count()) === 0 || (await options.first().isDisabled())) continue
    const names = new Set(await options.evaluateAll((all) => all.map((one) => one.getAttribute('name') ?? '')))
    for (const name of names) {
      const own = page.locator(`main input[type="radio"][name="${name}"]`)
      if ((await own.and(page.locator(':checked')).count()) === 0) await choose(own.first(), hand)
    }
  }
  for (const box of await page.locator('main input[type="checkbox"]').all())
    if (!(await box.isChecked()) && !(await box.isDisabled())) await choose(box, hand)
}

/** From the guide to the notice: the questions of eligibility answered so that the service fits, and where it is handled. */
export const passGuideOnPage = async (page: Page, hand: Hand = clicking): Promise<void> => {
  await press(page, '开始办理', hand)
  await press(page, '是', hand)
  await page.getByRole('heading', { name: '在哪里办' }).waitFor()
  await press(page, '下一步', hand)
}

export const heading = (page: Page) => page.locator('h1').first()

/** Waits until the big title is another one. */
const untilTitleLeaves = async (page: Page, title: string): Promise<void> => {
  await page.waitForFunction((before) => document.querySelector('h1')?.textContent !== before, title)
}

/**
 * Fills all steps of the forms until the materials or the review. `beforeNext`: something else to do on each step;
 * where it answers `stay`, the step is left as it stands.
 */
export const fillForms = async (
  page: Page,
  hand: Hand = clicking,
  answers: Readonly<Record<string, string>> = ANSWERS,
  beforeNext: () => Promise<'go-on' | 'stay'> = () => Promise.resolve('go-on'),
): Promise<void> => {
  await page.locator('[data-screen="form-step"]').waitFor()
  while ((await page.locator('[data-screen="form-step"]').count()) > 0) {
    const title = (await heading(page).textContent()) ?? ''
    await answerStep(page, hand, answers)
    if ((await beforeNext()) === 'stay') return
    await press(page, '下一步', hand)
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
