/** A terminal with its centre and its devices, whose real page is led by the debugging door. */
import { readdirSync, readFileSync } from 'node:fs'
import { CaseListView } from '../../../admin/server/cases/views.ts'
import { ItemCode } from '../../../core/ids.ts'
import type { BridgeClient } from '../../../scripts/system/bridge-client.ts'
import { paperPng } from '../../../scripts/system/ink.ts'
import type { System } from '../../../scripts/system/system.ts'
import { passGuide, walkToSending } from '../../../scripts/system/walk-visit.ts'
import type { Cdp } from './cdp.ts'
import type { Field } from './field.ts'
import { connectPage } from './page-client.ts'
import type { Attempt, Verdict } from './trial.ts'

/** An application that is signed. */
const SERVICE = 'GF05001'
const BACK_WITHIN_MS = 15_000

export const is = (fact: boolean, why: string): Verdict => (fact ? { ours: true } : { ours: false, why })

/** A control that says what it showed. */
export const told =
  (attempt: Attempt, why: string): Attempt =>
  async () => {
    const verdict = await attempt()
    return verdict.ours ? { ours: true, why } : verdict
  }

export const pidsWith = (words: string): readonly number[] =>
  readdirSync('/proc').flatMap((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes(words) ? [Number(pid)] : []
    } catch {
      return []
    }
  })

export const terminalOf = (parts: {
  readonly field: Field
  readonly system: System
  readonly cdp: Cdp
  /** Of the terminal. */
  readonly dataFolder: string
  readonly welcome: Buffer
}) => {
  const { cdp, field, system, welcome } = parts
  const reader = async (method: 'POST' | 'DELETE', preset?: string) => {
    const body = preset === undefined ? {} : { body: JSON.stringify({ preset }) }
    const answer = await fetch(`${system.control.reader}/card`, { method, ...body })
    if (!answer.ok) throw new Error(`the reader answers ${answer.status}`)
  }
  const placeCard = (preset = 'worker') => reader('POST', preset)
  const takeCardAway = () => reader('DELETE')
  const walk = (page: BridgeClient, code = SERVICE) =>
    walkToSending({ client: page, code, placeCard: () => placeCard(), takeCardAway, photo: paperPng() })
  /** As staff see it, by the console's own interface. */
  const casesAtCentre = async (): Promise<number> => {
    const { accounts, centreUrl } = system
    const clerk = accounts.find(({ role }) => role === 'clerk')
    const entered = await fetch(`${centreUrl}/console/api/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: centreUrl },
      body: JSON.stringify({ name: clerk?.name, password: clerk?.password }),
    })
    const Cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
    const answer = await fetch(`${centreUrl}/console/api/cases`, { headers: { Cookie } })
    return CaseListView.parse(await answer.json()).total
  }
  const home = async () => {
    await takeCardAway()
    const page = await connectPage(cdp)
    await page.send({ type: 'home' })
    await page.untilScreen('welcome')
  }
  return {
    ...parts,
    placeCard,
    takeCardAway,
    home,
    casesAtCentre,
    /** From the welcome screen to the signature. */
    toSign: walk,
    toIdentify: async (page: BridgeClient) => {
      await page.send({ type: 'open-item', itemCode: ItemCode.parse(SERVICE) })
      await passGuide(page)
      await page.send({ type: 'accept-notice', processing: true })
      await page.untilScreen('identify')
    },
    /** On the page, which stands on the panel alone when it is home again. */
    withPage: async (use: (page: BridgeClient) => Promise<Verdict>): Promise<Verdict> => {
      const page = await connectPage(cdp)
      await page.untilScreen('welcome')
      const verdict = await use(page).catch((error: unknown) => is(false, String(error)))
      await home()
      const stands = await field.untilOurs(welcome, BACK_WITHIN_MS)
      return verdict.ours ? stands : verdict
    },
  }
}
export type Terminal = ReturnType<typeof terminalOf>
