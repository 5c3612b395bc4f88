/** Where the two sides of a call are: on this machine, or one of them at the end of a line that is broken on purpose. */
import { createCentre } from '../../admin/server/centre.ts'
import { systemClock } from '../../core/clock.ts'
import { RegionCode } from '../../core/ids.ts'

export interface RigCentre {
  readonly url: string
  /** Enrols one terminal. */
  readonly code: string
  readonly accounts: readonly { readonly name: string; readonly password: string }[]
  close(): Promise<void>
}

export interface RigPlace {
  openCentre(dataFolder: string, turn: RigTurn): Promise<RigCentre>
  /** The centre as the terminal's host reaches it. */
  terminalUrl(centreUrl: string): string
  /** Makes the page's port reachable where the citizen's browser runs. */
  servePage(port: number): Promise<void>
  readonly turnUrl: string
  readonly citizenBrowser: string
  readonly browserFlags: readonly string[]
  close(): Promise<void>
}

export interface RigTurn {
  readonly urls: string[]
  readonly secret: string
  readonly relayOnly: boolean
}

export const TURN_PORT = 34_780

export const CHROMIUM = '/usr/bin/chromium'

export const THIS_MACHINE: RigPlace = {
  openCentre: async (dataFolder, turn) => {
    const opened = await createCentre({
      ...{ dataFolder, clock: systemClock, log: () => {}, host: '127.0.0.1', port: 0 },
      turn,
    })
    if (!opened.ok) throw new Error(opened.error)
    const centre = opened.value
    const place = { terminalName: '终端', centreName: '中心', phone: '000', regionCode: RegionCode.parse('331081') }
    const { code } = await centre.createEnrolmentCode(place)
    return { url: centre.url, code, accounts: await centre.seedPractice(), close: centre.close }
  },
  terminalUrl: (centreUrl) => centreUrl,
  servePage: () => Promise.resolve(),
  turnUrl: `turn:127.0.0.1:${TURN_PORT}`,
  citizenBrowser: CHROMIUM,
  browserFlags: [],
  close: () => Promise.resolve(),
}
