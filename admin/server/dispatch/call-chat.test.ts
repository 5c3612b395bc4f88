/** Written words of a call: each once, in order, for who was there, sealed, and gone with what they were for. */
import { KeptChat } from '@lutong/core/consultation/chat.ts'
import type { ConsultationRecord } from '@lutong/core/consultation/consultation.ts'
import { Colleagues } from '@lutong/core/contracts/live.ts'
import type { ConsultationId } from '@lutong/core/ids.ts'
import type { LiveClient } from '@lutong/video-consult/signalling/client.ts'
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  connectLawyer,
  connectTerminal,
  consultationRequest,
  type LawyerEnd,
  newConsultationId,
  type TerminalEnd,
} from '../testing/live-ends.ts'
import { restingFiles } from '../testing/resting-files.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import { signInNamed } from '../testing/staff-desk.ts'

const CANARY = 'CANARY-写给律师看的话'
const RECORD: ConsultationRecord = {
  facts: 'f',
  issue: 'i',
  advice: 'a',
  lawsCited: [],
  nextSteps: '',
  legalAidTold: true,
}

let running: RunningCentre
let terminal: TerminalEnd
let lawyer: LawyerEnd
let other: LawyerEnd
let consultationId: ConsultationId
const open: { live: LiveClient }[] = []
const url = () => running.centre.url

const seat = async (name: string): Promise<LawyerEnd> => {
  const end = connectLawyer(url, await signInNamed(running, name))
  open.push(end)
  await end.ask({ type: 'availability', availability: 'available' })
  return end
}
type End = Pick<LawyerEnd, 'live'>
const writes = ({ live }: End, text: string, id: string = randomUUID()) =>
  live.ask({ type: 'keep-chat', consultationId, line: { id, text } })
/** `undefined`: refused. */
const reads = async ({ live }: End) => {
  const answer = await live.ask({ type: 'read-chat', consultationId })
  return answer.ok ? KeptChat.parse(answer.value).map(({ from, text }) => [from, text]) : undefined
}
const guestJoins = async () => {
  const answer = await lawyer.ask({ type: 'colleagues', consultationId, role: 'interpreter' })
  const [free] = Colleagues.parse(answer.ok ? answer.value : undefined)
  await lawyer.ask({ type: 'invite', consultationId, accountId: free?.accountId ?? '', role: 'interpreter' })
  const { party } = (await terminal.until((view) => view.guests.at(-1)?.state === 'asked')).guests.at(-1)!
  await terminal.ask({ type: 'let-in', consultationId, party, agreed: true })
  await other.until((desk) => desk.invitations.length > 0)
  await other.ask({ type: 'join', consultationId, party, comes: true })
  return party
}

beforeEach(async () => {
  running = await startCentre()
  terminal = connectTerminal(url, await running.newTerminal())
  open.push(terminal)
  lawyer = await seat('lawyer')
  consultationId = newConsultationId()
  await terminal.ask({ type: 'request', consultationId, request: consultationRequest() })
  const { offer } = await lawyer.until((desk) => desk.offer !== null)
  await lawyer.ask({ type: 'accept', consultationId, fence: offer!.fence })
  await terminal.until((view) => view.state === 'connected')
  other = await seat('lawyer2')
})
afterEach(async () => {
  for (const end of open.splice(0)) end.live.close()
  await running.end()
})

describe('what is written in a call', () => {
  it('is there for both ends that come back, each line once and in its order, and for nobody else', async () => {
    const id = randomUUID()
    await writes(terminal, '第一句', id)
    await writes(lawyer, '第二句')
    // Asked again by a page that did not hear the answer: another ask, the same line.
    expect(await writes(terminal, '第一句', id)).toMatchObject({ ok: true })
    await writes(terminal, '第三句')
    const all = [
      ['citizen', '第一句'],
      ['lawyer', '第二句'],
      ['citizen', '第三句'],
    ]
    expect(await reads(terminal)).toEqual(all)
    expect(await reads(lawyer)).toEqual(all)
    const stranger = connectTerminal(url, await running.newTerminal())
    open.push(stranger)
    for (const end of [stranger, other]) {
      expect(await reads(end)).toBeUndefined()
      expect(await writes(end, '不是我的通话')).toMatchObject({ ok: false })
    }
    expect(await reads(terminal)).toEqual(all)
  })

  it('is counted for everybody in the call at once, so that a page that missed a line knows of it', async () => {
    await guestJoins()
    await writes(lawyer, '有人没有收到')
    expect((await terminal.until((view) => view.call?.writtenLines === 1)).call?.self).toBe('citizen')
    await lawyer.until((desk) => desk.current[0]?.call?.writtenLines === 1)
    await other.until((desk) => desk.invitations[0]?.call?.writtenLines === 1)
  })

  it('is read by a guest as far as they were there, and not once they have left', async () => {
    await writes(terminal, '之前')
    const party = await guestJoins()
    await writes(lawyer, '一起')
    await writes(other, '翻译的话')
    expect(await reads(other)).toEqual([
      ['lawyer', '一起'],
      [party, '翻译的话'],
    ])
    expect(await reads(terminal)).toHaveLength(3)
    await other.ask({ type: 'join', consultationId, party, comes: false })
    expect(await reads(other)).toBeUndefined()
    const again = await guestJoins()
    expect(again).not.toBe(party)
    expect(await reads(other)).toEqual([])
  })

  it('stays while the record is written, and is in no file and no log in the clear', async () => {
    await writes(terminal, CANARY)
    await lawyer.ask({ type: 'summarise', consultationId })
    expect(await reads(lawyer)).toEqual([['citizen', CANARY]])
    expect(running.logged.join('\n')).not.toContain(CANARY)
    for (const end of open.splice(0)) end.live.close()
    for (const { bytes, path } of restingFiles(await running.restingFolders()))
      expect(bytes.includes(CANARY), path).toBe(false)
  })

  it('is over with the signed record', async () => {
    await writes(terminal, '说过的话')
    await lawyer.ask({ type: 'summarise', consultationId })
    await lawyer.ask({ type: 'sign', consultationId, record: RECORD })
    expect(await reads(lawyer)).toBeUndefined()
    expect(await writes(terminal, '太晚了')).toMatchObject({ ok: false })
  })
})

describe('words of a call whose record nobody signs', () => {
  const DAY_MS = 24 * 3_600_000
  /** Days end every session and line of the test's own clock: whoever looks signs in anew. */
  const readsAgain = async () => {
    const end = connectLawyer(url, await signInNamed(running, 'lawyer'))
    open.push(end)
    return reads(end)
  }
  const hasErased = () => running.logged.join().includes('chat.erased')
  /** The sweep is asked by timers: time goes on until it has said so in the log. */
  const pass = async (days: number) => {
    for (let step = 0; step < days * 4 && !hasErased(); step++) {
      running.clock.advance(DAY_MS / 4)
      await fetch(`${url()}/health`)
    }
  }
  const writeAndEnd = async () => {
    await writes(terminal, CANARY)
    await lawyer.ask({ type: 'summarise', consultationId })
    for (const end of open.splice(0)) end.live.close()
  }

  it('stay as long as the rule says and are gone afterwards, which the trace tells', async () => {
    await writeAndEnd()
    await pass(6)
    expect(await readsAgain()).toEqual([['citizen', CANARY]])
    await pass(3)
    await expect.poll(hasErased).toBe(true)
    expect(await readsAgain()).toEqual([])
    const supervisor = await signInNamed(running, 'supervisor')
    const answer = await supervisor.ask('POST', `/consultations/${consultationId}/trace/looks`, {
      ground: 'quality',
      reason: '抽查质量',
    })
    const last = { kind: 'chat-erased', actor: 'centre', body: { lines: 1 } }
    expect(await answer.json()).toMatchObject({
      firstBroken: null,
      entries: expect.arrayContaining([expect.objectContaining(last)]),
    })
  })

  it('go by another rule at once, set by an administrator and by nobody else', async () => {
    await writeAndEnd()
    running.clock.advance(2 * DAY_MS)
    const supervisor = await signInNamed(running, 'supervisor')
    expect((await supervisor.ask('PUT', '/chat-retention', { keptDays: 1 })).status).toBe(403)
    expect(await readsAgain()).toHaveLength(1)
    const admin = await signInNamed(running, 'admin')
    expect((await admin.ask('PUT', '/chat-retention', { keptDays: 1 })).status).toBe(204)
    await expect.poll(hasErased).toBe(true)
    expect(await readsAgain()).toEqual([])
    expect(await (await supervisor.ask('GET', '/chat-retention')).json()).toEqual({ keptDays: 1 })
  })
})
