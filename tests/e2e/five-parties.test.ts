/**
 * Five in a call, each in a page of their own: the fifth moves it to the room server, which is a small one of the tests'
 * own (tests/room-server), with LiveKit's real client in the real pages.
 */
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildPages } from '../../scripts/system/pages.ts'
import { CALL_FLAGS } from '../call/call-rig.ts'
import { type RoomServer, startRoomServer } from '../room-server/server.ts'
import { askForLawyer, openDesk, pictureMoves, sitDown } from '../support/consultation-steps.ts'
import { heading, openKiosk, press } from '../support/kiosk-page.ts'
import { type RunningSystem, runSystem } from '../support/running-system.ts'

const KEY = 'centre'
const SECRET = 'a-secret-of-thirty-two-characters-or-more'
const LAWYER = '陈明远（练习）'
const GUESTS = [
  { account: 'lawyer2', name: '林若兰（练习）', role: '调解员' },
  { account: 'lawyer3', name: '赵启文（练习）', role: '另一位律师' },
  { account: 'lawyer4', name: '买合木提（练习）', role: '翻译' },
] as const
const FIFTH = GUESTS[2]

// Twenty pictures are made and shown by one machine here, where in a hall each shows four: few frames are enough.
const FEW_FRAMES = CALL_FLAGS.map((flag) => (flag === '--use-fake-device-for-media-stream' ? `${flag}=fps=6` : flag))

/** On a slow machine the last of them begins to move a minute after the first, and what comes with them is as slow. */
const FOR_TWENTY_PICTURES = { timeout: 150_000 }

let rooms: RoomServer
let running: RunningSystem
let browser: Browser
let kiosk: Page
let errors: readonly string[]
let desk: Page
const guests: Page[] = []

const members = () => [...rooms.rooms().values()].map((room) => room.length)
const labelOf = (name: string) => `${name}的画面`

beforeAll(async () => {
  expect(await buildPages()).toMatchObject({ ok: true })
  rooms = await startRoomServer({ key: KEY, secret: SECRET })
  running = await runSystem({
    ippPrinter: false,
    callRoom: { LIVEKIT_URL: rooms.url, LIVEKIT_API_KEY: KEY, LIVEKIT_API_SECRET: SECRET },
  })
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FEW_FRAMES })
  const opened = await openKiosk(browser, running.system)
  kiosk = opened.page
  errors = opened.errors
  await kiosk.context().grantPermissions(['camera', 'microphone'])
  // What the centre says of its room server is in the page's policy before anybody comes.
  await kiosk.waitForFunction(
    async (url) => (await fetch('/')).headers.get('content-security-policy')?.includes(url) === true,
    rooms.url,
    FOR_TWENTY_PICTURES,
  )
  await kiosk.reload()
  desk = await openDesk(browser, running)
  await sitDown(desk, running, 'lawyer')
  await heading(kiosk).waitFor()
  await askForLawyer(kiosk)
  await desk.getByRole('alertdialog').getByRole('button', { name: '接听' }).click(FOR_TWENTY_PICTURES)
  await Promise.all([pictureMoves(kiosk, '律师的画面'), pictureMoves(desk, '来访人的画面')])
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await running?.stop()
  await rooms?.close()
})

const comeIn = async ({ account, name, role }: (typeof GUESTS)[number]) => {
  const page = await openDesk(browser, running)
  await sitDown(page, running, account)
  await desk.getByRole('button', { name: '请人加入' }).click()
  await desk.getByLabel('以什么身份').selectOption({ label: role })
  await desk.locator('.colleagues li', { hasText: name }).getByRole('button').click(FOR_TWENTY_PICTURES)
  await press(kiosk, '同意，请他来')
  await page.getByRole('alertdialog').getByRole('button', { name: '加入', exact: true }).click(FOR_TWENTY_PICTURES)
  guests.push(page)
}
/** Everyone who is in the call sees everyone else, by a picture that goes on. */
const everyoneSees = async (present: readonly (typeof GUESTS)[number][]) => {
  const sees = async (who: string, page: Page, label: string) => {
    try {
      await pictureMoves(page, label, FOR_TWENTY_PICTURES)
    } catch {
      throw new Error(`${who}: ${label} stands still`)
    }
  }
  const seen = (who: string, page: Page, labels: readonly string[]) =>
    Promise.all(labels.map((label) => sees(who, page, label)))
  const others = present.map(({ name }) => labelOf(name))
  await Promise.all([
    seen('kiosk', kiosk, [labelOf(LAWYER), ...others]),
    seen('desk', desk, ['来访人的画面', ...others]),
    ...present.map(({ name }, at) =>
      seen(name, guests[at]!, ['来访人的画面', labelOf(LAWYER), ...others.filter((label) => label !== labelOf(name))]),
    ),
  ])
}

it('keeps four on lines of their own: nobody is in any room', async () => {
  await comeIn(GUESTS[0])
  await comeIn(GUESTS[1])
  await everyoneSees(GUESTS.slice(0, 2))
  expect(rooms.rooms().size).toBe(0)
})

it('moves with the fifth to the room server, and all five see each other', async () => {
  await comeIn(FIFTH)
  await everyoneSees(GUESTS)
  expect(members()).toEqual([5])
  await desk.getByText('多人通话，经会议服务器').waitFor(FOR_TWENTY_PICTURES)
  // No name of anybody got there.
  const told = JSON.stringify([...rooms.rooms()])
  expect(told).not.toMatch(/citizen|lawyer|guest|练习/)
  expect(rooms.refusals).toBe(0)
})

it('carries written words and the pointing finger by the room', async () => {
  await desk.getByLabel('写给大家').fill('五个人都看得到吗')
  await desk.getByRole('button', { name: '发送' }).click()
  await Promise.all([kiosk, ...guests].map((page) => page.getByText('五个人都看得到吗').waitFor(FOR_TWENTY_PICTURES)))
})

it('is the same call after the kiosk’s page was lost', async () => {
  await kiosk.reload()
  await everyoneSees(GUESTS)
})

it('is the same call after every line to the server was cut at once', async () => {
  rooms.sever()
  await expect.poll(members, FOR_TWENTY_PICTURES).toEqual([5])
  await everyoneSees(GUESTS)
})

it('takes whoever is asked out from the room, and the four stay in it', async () => {
  await press(kiosk, `请${FIFTH.name}离开`)
  await guests[2]!.getByText('还没有人来').waitFor(FOR_TWENTY_PICTURES)
  await expect.poll(members, FOR_TWENTY_PICTURES).toEqual([4])
  await everyoneSees(GUESTS.slice(0, 2))
  expect(rooms.asked).toEqual(['RemoveParticipant'])
})

it('shuts the room with the call', async () => {
  await desk.getByRole('button', { name: '结束通话' }).click()
  await expect.poll(() => rooms.asked.at(-1), FOR_TWENTY_PICTURES).toBe('DeleteRoom')
  await expect.poll(members, FOR_TWENTY_PICTURES).toEqual([])
  expect(errors).toEqual([])
})
