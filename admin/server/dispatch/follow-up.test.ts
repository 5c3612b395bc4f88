/** After the signature: the lawyer proposes, the citizen applies, and the desk says what is so and nothing more. */
import { type ConsultationId, ItemCode } from '@lutong/core/ids.ts'
import type { ConsultationRecord } from '@lutong/core/consultation/consultation.ts'
import type { FinishedTalk } from '@lutong/core/contracts/live.ts'
import type { LiveClient } from '@lutong/video-consult/signalling/client.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildApplication } from '../testing/applications.ts'
import {
  connectLawyer,
  connectTerminal,
  consultationRequest,
  type LawyerEnd,
  newConsultationId,
  type TerminalEnd,
} from '../testing/live-ends.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import type { SigningTerminal } from '../testing/signing-terminal.ts'
import { signInNamed } from '../testing/staff-desk.ts'
import type { QueueView } from './console-queue.ts'

const AID = ItemCode.parse('GF02003')
const WORD = 'CANARY-请联系来访人，电话 138'
const record: ConsultationRecord = {
  ...{ facts: 'f', issue: 'i', advice: 'a', lawsCited: [], nextSteps: '', legalAidTold: true },
}

let running: RunningCentre
let signing: SigningTerminal
let terminal: TerminalEnd
let lawyer: LawyerEnd
let consultationId: ConsultationId
const open: { live: LiveClient }[] = []
const url = () => running.centre.url

const talk = async (holds: (talk: FinishedTalk) => boolean) => {
  const desk = await lawyer.until(({ finished }) => finished.some((one) => one.id === consultationId && holds(one)))
  return desk.finished[0]!
}
const propose = (itemCode = AID) => lawyer.ask({ type: 'offer-service', consultationId, itemCode })
const tells = (what: 'opened' | 'declined' | 'left', itemCode: ItemCode | null = null) =>
  terminal.ask({ type: 'after-record', consultationId, what, itemCode })
const leaveWord = () => lawyer.ask({ type: 'leave-word', consultationId, word: { itemCode: AID, words: WORD } })

beforeEach(async () => {
  running = await startCentre()
  signing = await running.newTerminal()
  terminal = connectTerminal(url, signing)
  lawyer = connectLawyer(url, await signInNamed(running, 'lawyer'))
  open.push(terminal, lawyer)
  await lawyer.ask({ type: 'availability', availability: 'available' })
  consultationId = newConsultationId()
  await terminal.ask({ type: 'request', consultationId, request: consultationRequest() })
  const { offer } = await lawyer.until((desk) => desk.offer !== null)
  await lawyer.ask({ type: 'accept', consultationId, fence: offer!.fence })
  await lawyer.ask({ type: 'summarise', consultationId })
  expect((await propose()).ok).toBe(false)
  await lawyer.ask({ type: 'sign', consultationId, record })
  await terminal.until((view) => view.state === 'signed')
})
afterEach(async () => {
  for (const end of open.splice(0)) end.live.close()
  await running.end()
})

describe('a service the lawyer proposes', () => {
  it('stands at the terminal, and is an application once the citizen has handed it in: with its number, and not before', async () => {
    expect(await talk(() => true)).toMatchObject({ personMask: '王**', followUp: { citizen: 'reading' }, made: [] })
    await propose()
    expect((await terminal.until((view) => view.offer !== null)).offer).toEqual({ itemCode: AID, state: 'offered' })
    await tells('opened', AID)
    const opened = await talk(({ followUp }) => followUp.citizen === 'filling-in')
    expect(opened).toMatchObject({ followUp: { offer: { state: 'opened' } }, made: [] })
    const application = { ...buildApplication(signing), consultationId }
    expect((await signing.submit(application)).status).toBe(201)
    const [made] = (await talk((one) => one.made.length > 0)).made
    expect(made).toMatchObject({ itemCode: application.itemCode, caseNumber: expect.stringMatching(/\d{6,}/) })
  })

  it('is declined by the citizen, and then proposed no longer; another may be', async () => {
    await propose()
    await tells('declined', AID)
    expect((await talk(({ followUp }) => followUp.offer?.state === 'declined')).made).toEqual([])
    await propose(ItemCode.parse('GF06002'))
    expect((await terminal.until((view) => view.offer?.state === 'offered')).offer?.itemCode).toBe('GF06002')
  })

  it('is one of the catalogue that can be applied for, and the lawyer’s own talk', async () => {
    expect(await propose(ItemCode.parse('GF01002'))).toMatchObject({ ok: false })
    const other = connectLawyer(url, await signInNamed(running, 'lawyer2'))
    open.push(other)
    const answer = await other.ask({ type: 'offer-service', consultationId, itemCode: AID })
    expect(answer).toMatchObject({ ok: false, error: { problem: 'not-found' } })
  })
})

describe('a citizen who has left', () => {
  it('is told as left, also after the rating, and nothing can be put before them any more', async () => {
    await terminal.ask({ type: 'rate', consultationId, rating: { level: 5, words: '' } })
    expect((await propose()).ok).toBe(true)
    expect((await leaveWord()).ok).toBe(false)
    await tells('left')
    await talk(({ followUp }) => followUp.citizen === 'left')
    expect(await propose()).toMatchObject({ ok: false, error: { problem: 'conflict' } })
  })

  it('is left to staff of that centre by a word, which they see to; the trace tells and does not repeat it', async () => {
    await tells('left')
    expect((await leaveWord()).ok).toBe(true)
    const clerk = await signInNamed(running, 'clerk')
    const words = async () => {
      const view: QueueView = await (await clerk.ask('GET', '/dispatch/queue')).json()
      return view.words
    }
    expect(await words()).toMatchObject([{ personMask: '王**', words: WORD, itemName: { en: expect.any(String) } }])
    expect((await clerk.ask('PUT', `/dispatch/words/${consultationId}/done`)).status).toBe(204)
    expect(await words()).toEqual([])
    const { lawyers }: QueueView = await (await clerk.ask('GET', '/dispatch/queue')).json()
    expect(lawyers.filter(({ state }) => state !== 'away').map(({ state }) => state)).toEqual(['free'])
    await talk(({ followUp }) => followUp.word?.doneAtMs !== null && followUp.word !== null)
    const supervisor = await signInNamed(running, 'supervisor')
    const trace = await (
      await supervisor.ask('POST', `/consultations/${consultationId}/trace/looks`, {
        ground: 'quality',
        reason: '抽查质量',
      })
    ).text()
    expect(JSON.parse(trace)).toMatchObject({ firstBroken: null })
    for (const kind of ['citizen-left', 'word-left', 'word-seen-to']) expect(trace).toContain(kind)
    expect(trace + running.logged.join()).not.toContain(WORD)
  })
})
