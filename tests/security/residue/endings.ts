/** The ways in which a visit ends, each to the welcome screen. */
import { press } from '../../support/kiosk-page.ts'
import type { Citizen } from './citizen.ts'
import type { Terminal } from './terminal.ts'
import { fillIn, identify, photographPaper, review, type Seat, sendByPhone, sign } from './walk.ts'

interface Walk {
  readonly terminal: Terminal
  readonly seat: Seat
  readonly citizen: Citizen
  /** Looks where everything stands on screen and in memory: what is not found now would prove nothing later. */
  readonly control: (atReview: boolean) => Promise<void>
}

export interface Ending {
  readonly name: string
  readonly about: string
  /** Comes back before the welcome screen does; the seat it ends on may be another one. */
  readonly walk: (walk: Walk) => Promise<Seat>
}

const BACK_WITHIN_MS = 20_000
/** Longer than the shortened times of host-preload.ts. */
const WIPED_WITHIN_MS = 120_000

const clearByButton = async ({ page }: Seat) => {
  await press(page, /结束并清除/)
}

/** One of the terminal's programs is killed in the middle; the same step comes back with what was typed. */
const killed =
  (what: 'renderer' | 'host'): Ending['walk'] =>
  async ({ citizen, control, seat, terminal }) => {
    const { field, system } = terminal
    await identify(seat, system, citizen)
    await fillIn(seat, citizen, 'long text')
    await control(false)
    await seat.leave()
    const known = field.events.length
    for (const pid of field.pidsOf(what)) process.kill(pid, 'SIGKILL')
    if (!(await field.until(() => field.events.slice(known).includes('host.page-attached'), BACK_WITHIN_MS)))
      throw new Error(`${what} was not started again`)
    const back = await terminal.sit()
    await back.screen('form-step')
    await clearByButton(back)
    return back
  }

export const ENDINGS: readonly Ending[] = [
  {
    name: 'submitted',
    about: 'signed, sent, printed, and the slip taken',
    walk: async ({ citizen, control, seat, terminal }) => {
      await identify(seat, terminal.system, citizen)
      await fillIn(seat, citizen, 'papers')
      await photographPaper(seat)
      await review(seat)
      await control(true)
      await sign(seat)
      await press(seat.page, '签好了，提交')
      await seat.screen('done')
      await seat.page.getByText('打好了，请取走').nth(1).waitFor()
      await press(seat.page, /^办完了/)
      return seat
    },
  },
  {
    name: 'cleared',
    about: '“End and clear” in the middle of the form',
    walk: async ({ citizen, control, seat, terminal }) => {
      await identify(seat, terminal.system, citizen)
      await fillIn(seat, citizen, 'long text')
      await control(false)
      await clearByButton(seat)
      return seat
    },
  },
  {
    name: 'idle',
    about: 'nobody touches the screen any more, with a paper photographed',
    walk: async ({ citizen, control, seat, terminal }) => {
      await identify(seat, terminal.system, citizen)
      await fillIn(seat, citizen, 'papers')
      await photographPaper(seat)
      await control(false)
      if (!(await terminal.field.until(() => terminal.field.events.includes('session.idle-wiped'), WIPED_WITHIN_MS)))
        throw new Error('an untouched visit was not wiped')
      return seat
    },
  },
  { name: 'page-crash', about: 'the page is killed, comes back, and is cleared', walk: killed('renderer') },
  { name: 'host-crash', about: 'the host is killed, comes back, and is cleared', walk: killed('host') },
  {
    name: 'put-aside',
    about: 'put aside with a code, with a paper photographed',
    walk: async ({ citizen, control, seat, terminal }) => {
      await identify(seat, terminal.system, citizen)
      await fillIn(seat, citizen, 'papers')
      await photographPaper(seat)
      await control(false)
      await press(seat.page, '找人帮忙')
      await press(seat.page, '先存着，以后再办')
      await seat.page.getByRole('heading', { name: '存好了' }).waitFor()
      await press(seat.page, /办完了/)
      return seat
    },
  },
  {
    name: 'phone',
    about: 'a paper by telephone, then “End and clear”',
    walk: async ({ citizen, control, seat, terminal }) => {
      await identify(seat, terminal.system, citizen)
      await fillIn(seat, citizen, 'papers')
      await sendByPhone(seat, terminal.folder)
      await control(false)
      await clearByButton(seat)
      return seat
    },
  },
]
