/** A citizen at the terminal of the field: the way in, by the page's own buttons, as far as an ending wants it. */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { chromiumBinary } from '../../../kiosk-app/shell/chromium/launcher.ts'
import { POLICY_FOLDER } from '../../../kiosk-app/shell/chromium/policies.ts'
import { fillForms, passGuideOnPage, press, signByHand, watchPresses } from '../../support/kiosk-page.ts'
import { photograph } from '../../support/phone-pictures.ts'
import type { System } from '../../../scripts/system/system.ts'
import { type Citizen, type Needle, pictureNeedle, textNeedle } from './citizen.ts'

export interface Seat {
  readonly page: Page
  /** Everything else that the visit has made, as it comes to be: pictures, words written by the terminal's own keys. */
  readonly made: readonly Needle[]
  /** Settles when each picture that the page has shown is among them. */
  picturesKept(): Promise<void>
  screen(name: string, timeoutMs?: number): Promise<void>
  /** Nothing of ours is attached to the page any more. */
  leave(): Promise<void>
}

const SLOW_MS = 60_000
/** Nonsense, so that no dictionary has it as a word. */
const LETTERS = 'canjilaoyin'
const PICTURE = 'picture of a paper'
export const WRITTEN_BY_KEYS = 'words written by keys'
const SHORTEST_WORD = 3
const isVisitPicture = (url: string) => new URL(url).pathname === '/picture'

/** Sits down before the page, wherever it stands. */
export const sitDown = async (debuggingPort: number, pageUrl: string): Promise<Seat> => {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${debuggingPort}`)
  const page = browser
    .contexts()
    .flatMap((context) => context.pages())
    .find((one) => one.url().startsWith(pageUrl))
  if (page === undefined) throw new Error('there is no page of ours')
  page.setDefaultTimeout(SLOW_MS)
  await page.evaluate(watchPresses)
  const made: Needle[] = []
  let fetching: Promise<void> = Promise.resolve()
  page.on('response', (response) => {
    if (!isVisitPicture(response.url()) || !response.ok()) return
    // By a request of our own: what the debugging door keeps for us would lie in the browser.
    const keep = async () => {
      const picture = await page.context().request.get(response.url())
      // The host gives it only while the page is on the screen.
      if (picture.ok()) made.push(pictureNeedle(PICTURE, await picture.body()))
    }
    fetching = fetching.then(keep)
  })
  seats.set(page, made)
  return {
    page,
    made,
    picturesKept: () => fetching,
    screen: (name, timeout = SLOW_MS) => page.locator(`[data-screen="${name}"]`).waitFor({ timeout }),
    leave: () => browser.close(),
  }
}
const seats = new WeakMap<Page, Needle[]>()
const keep = (page: Page, needle: Needle) => void seats.get(page)?.push(needle)

const reader = async (system: System, method: 'POST' | 'DELETE', body?: unknown): Promise<void> => {
  const answer = await fetch(`${system.control.reader}/card`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`the reader's simulator answers ${answer.status}`)
}

/** By card, to the first step of the form. */
export const identify = async ({ page, screen }: Seat, system: System, citizen: Citizen): Promise<void> => {
  await press(page, /被欠薪/)
  await press(page, /欠工钱/)
  await passGuideOnPage(page)
  await press(page, '我同意，继续')
  await screen('identify')
  await reader(system, 'POST', { card: citizen.card })
  await screen('confirm-person')
  await press(page, '是我，继续')
  await screen('form-step')
  await reader(system, 'DELETE')
}

/** Writes into the long text with the terminal's keys; the input worker learns what was chosen. */
const writeByKeys = async (page: Page): Promise<void> => {
  const field = page.locator('#field-facts')
  const before = await field.inputValue()
  await field.click()
  const keys = page.locator('[data-keys-dock]')
  for (const letter of LETTERS) await keys.getByRole('button', { name: letter, exact: true }).click()
  const offered = keys.getByRole('group', { name: '候选字词' })
  await offered.and(page.locator(`[data-offered-for="${LETTERS}"]`)).waitFor()
  // Not the first: it is learned that she wants another. What is left of the letters follows piece by piece.
  let letters = LETTERS
  for (let choice = 1; letters !== ''; choice = 0) {
    await offered.getByRole('button').nth(choice).click()
    await page.waitForFunction(
      (last) => document.querySelector('[data-offered-for]')?.getAttribute('data-offered-for') !== last,
      letters,
    )
    letters = (await offered.getAttribute('data-offered-for')) ?? ''
  }
  const after = await field.inputValue()
  const at = [...after].findIndex((sign, index) => sign !== [...before][index])
  const written = [...after].slice(at, at + [...after].length - [...before].length).join('')
  if ([...written].length < SHORTEST_WORD) throw new Error('nothing was written by keys')
  keep(page, textNeedle(WRITTEN_BY_KEYS, written))
}

/** Through the forms; stays at the long text, written and not handed in, or goes on to the papers. */
export const fillIn = async ({ page }: Seat, citizen: Citizen, until: 'long text' | 'papers'): Promise<void> => {
  let stays = false
  await fillForms(page, undefined, citizen.answers, async () => {
    if ((await page.locator('#field-facts').count()) === 0) return 'go-on'
    await writeByKeys(page)
    stays = until === 'long text'
    return stays ? 'stay' : 'go-on'
  })
  if (!stays) await page.locator('[data-screen="materials"]').waitFor()
}

/** One page under the document camera, taken by itself. */
export const photographPaper = async ({ made, page, picturesKept }: Seat): Promise<void> => {
  const known = made.length
  await press(page, /^拍照/)
  const panel = page.getByRole('dialog')
  await panel.getByAltText('拍好的照片').waitFor()
  await press(page, '用这张')
  await panel.getByRole('heading', { name: '第 2 页' }).waitFor()
  await press(page, '拍完了')
  await panel.waitFor({ state: 'detached' })
  await page.waitForFunction(() => document.querySelector('main li canvas:not([data-loading])') !== null)
  await picturesKept()
  if (made.length === known) throw new Error('the page never showed the picture of the paper')
}

/** A browser that the terminal's policies do not bind: it belongs to somebody else. */
const telephone = (folder: string): string => {
  const program = join(folder, 'telephone')
  const browser = chromiumBinary() ?? '/usr/bin/chromium'
  writeFileSync(
    program,
    `#!/bin/sh\nexec unshare --mount sh -c 'umount ${POLICY_FOLDER}; exec ${browser} "$@"' sh "$@"\n`,
    { mode: 0o755 },
  )
  return program
}

/** A telephone's picture, by the code on the screen. */
export const sendByPhone = async ({ made, page, picturesKept }: Seat, folder: string): Promise<void> => {
  const known = made.length
  await press(page, /^用手机传/)
  const code = page.getByRole('img', { name: '给手机扫的二维码' })
  await code.waitFor()
  const picture = join(folder, 'code.png')
  await code.screenshot({ path: picture })
  const address = execFileSync('zbarimg', ['--quiet', '--raw', picture], {
    encoding: 'utf8',
    // It wants a bus that nobody needs here.
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim()
  const browser = await chromium.launch({ executablePath: telephone(folder), args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, locale: 'zh-CN' })
    const phone = await context.newPage()
    await phone.goto(address)
    const buffer = await photograph(phone, { width: 1_600, height: 2_200, orientation: 1 })
    await phone.locator('input').setInputFiles([{ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer }])
    await phone.getByRole('button', { name: '发送', exact: true }).click()
    await phone.getByText('全部收到了').waitFor()
  } finally {
    await browser.close()
  }
  await page.waitForFunction(() => document.querySelector('dialog li canvas:not([data-loading])') !== null)
  await press(page, '传好了')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await picturesKept()
  if (made.length === known) throw new Error('the page never showed the picture from the telephone')
}

export const review = async ({ page, screen }: Seat): Promise<void> => {
  await press(page, '下一步')
  await screen('review')
}

export const sign = async ({ page, screen }: Seat): Promise<void> => {
  await press(page, '没有错，继续')
  await screen('sign')
  await signByHand(page)
  const drawn = await page
    .locator('canvas')
    .evaluate((pad) => (pad instanceof HTMLCanvasElement ? pad.toDataURL('image/png').split(',')[1] : undefined))
  if (drawn === undefined) throw new Error('there is no pad to sign on')
  const middle = Math.floor(drawn.length / 8) * 4
  const piece = drawn.slice(middle, middle + 32)
  const picture = [Buffer.from(piece, 'base64')]
  keep(page, { name: 'drawn signature', texts: [piece], bytes: [Buffer.from(piece), ...picture], picture })
}
