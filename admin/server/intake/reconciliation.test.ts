/** A centre that was put back from a backup: what it lacks comes again from the terminals, under the numbers it had. */
import { generateKeyPairSync, sign } from 'node:crypto'
import { IntakeAnswer, type SignedReceipt } from '@lutong/core/contracts/intake.ts'
import { encodeReceipt, ReconcileAnswer } from '@lutong/core/contracts/reconciliation.ts'
import { HeartbeatAnswer } from '@lutong/core/contracts/terminal-auth.ts'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import { CaseNumber } from '@lutong/core/ids.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { explainGaps } from '../../backup/explain-gaps.ts'
import { openPostgresNumbers } from '../../store/postgres/open.ts'
import { openSqliteNumbers } from '../../store/sqlite/open.ts'
import { buildApplication, pngBytes } from '../testing/applications.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import { sha256, type SigningTerminal } from '../testing/signing-terminal.ts'

type Built = ReturnType<typeof buildApplication>
interface Sent {
  readonly application: Built
  readonly receipt: SignedReceipt
}

let running: RunningCentre
let terminal: SigningTerminal
beforeAll(async () => {
  running = await startCentre()
  terminal = await running.newTerminal()
})
afterAll(() => running.end())

const answerOf = async (response: Response) => IntakeAnswer.parse(await response.json())
const submit = async (application = buildApplication(terminal)): Promise<Sent> => ({
  application,
  receipt: (await answerOf(await terminal.submit(application))).receipt,
})
const again = ({ application, receipt }: Sent) =>
  terminal.submit(application, { 'lutong-receipt': encodeReceipt(receipt) })
const recordOf = ({ application }: Sent) => ({ id: application.id, digest: sha256(canonicalBytes(application)) })
const reconcile = async (...sent: readonly Sent[]) =>
  ReconcileAnswer.parse(await (await terminal.post('/v1/reconciliations', { records: sent.map(recordOf) })).json())
const epoch = async () => {
  const beat = {
    softwareVersion: '1',
    catalogueVersion: '1',
    openIntents: 0,
    inSession: false,
    devices: [],
  }
  return HeartbeatAnswer.parse(await (await terminal.post('/v1/terminals/heartbeat', beat)).json()).epoch
}
const serialOf = ({ receipt }: Sent) => Number(receipt.body.caseNumber.slice(16))

const refusal = async (response: Response) => {
  const { code, errors } = (await response.json()) as { code: string; errors: { path: string; code: string }[] }
  return { status: response.status, code, place: errors[0]?.path, why: errors[0]?.code }
}

/** One of those that came after the backup. */
const nth = (lost: readonly Sent[], at: number): Sent => {
  const one = lost[at]
  if (one === undefined) throw new Error('more were lost')
  return one
}

/** Opening a centre takes its time: the rules stand in the order in which they are tried. */
describe('a centre that was put back', () => {
  let kept: readonly Sent[]
  let lost: readonly Sent[]
  const given: Sent[] = []
  const signature = pngBytes('signed')
  let before: string | undefined
  beforeAll(async () => {
    kept = [await submit(buildApplication(terminal, { signature })), await submit()]
    before = await epoch()
    await running.backUp()
    expect(await epoch()).toBe(before)
    await terminal.handIn(signature)
    expect((await reconcile(nth(kept, 0))).incomplete).toEqual([])
    lost = [await submit(), await submit(), await submit(), await submit(), await submit(), await submit()]
    await running.loseAndRestore()
  })

  it('tells another epoch', async () => {
    expect(await epoch()).not.toBe(before)
  })

  it('says which of a terminal’s applications it lacks, and files of those it has', async () => {
    const { incomplete, unknown } = await reconcile(...kept, ...lost)
    expect(unknown).toEqual(lost.map(({ application }) => application.id))
    expect(incomplete).toEqual(
      kept.map(({ application }) => ({ id: application.id, missingBlobs: [application.signature?.imageSha256] })),
    )
    const { application, receipt } = nth(kept, 0)
    const other = { ...application, language: 'en' }
    expect(await reconcile({ application: other, receipt })).toMatchObject({ conflicting: [other.id], unknown: [] })
  })

  it('takes a file that is lost with its row again', async () => {
    await terminal.handIn(signature)
    expect((await reconcile(nth(kept, 0))).incomplete).toEqual([])
  })

  it('believes a receipt only where it is its own, for this content', async () => {
    const [one, other] = [nth(lost, 0), nth(lost, 1)]
    const stranger = generateKeyPairSync('ed25519').privateKey
    const forged = sign(null, canonicalBytes(one.receipt.body), stranger).toString('base64')
    const body = { ...one.receipt.body, caseNumber: CaseNumber.parse('331081-20261124-000099') }
    const refused = { status: 400, code: 'invalid-request', place: 'Lutong-Receipt', why: 'not-of-this-centre' }
    for (const receipt of [
      { ...one.receipt, signature: forged },
      { ...one.receipt, kid: 'another' },
      { ...one.receipt, body },
      other.receipt,
    ])
      expect(await refusal(await again({ ...one, receipt }))).toEqual(refused)
    expect(await refusal(await terminal.submit(one.application, { 'lutong-receipt': 'bm9uZQ' }))).toEqual(refused)
    expect((await reconcile(one)).unknown).toEqual([one.application.id])
  })

  it('takes no receipt from another terminal than its own', async () => {
    const { application, receipt } = nth(lost, 0)
    const another = await running.newTerminal()
    const answer = await another.submit(application, { 'lutong-receipt': encodeReceipt(receipt) })
    expect(answer.status).toBe(403)
  })

  it('takes what it lacks in again with the same receipt, once, however often it comes at a time', async () => {
    for (const one of lost.slice(0, 2)) {
      const answers = await Promise.all([again(one), again(one), again(one)])
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 201])
      for (const answer of answers) expect((await answerOf(answer)).receipt).toEqual(one.receipt)
      // The slip that the citizen holds finds it.
      const { caseNumber, receivedAtMs, slipCode } = one.receipt.body
      expect(await (await terminal.ask({ by: 'slip', caseNumber, slipCode })).json()).toMatchObject({
        cases: [{ caseNumber, stage: 'applied', history: [{ atMs: receivedAtMs }] }],
      })
    }
    expect((await reconcile(...lost.slice(0, 2))).unknown).toEqual([])
  })

  it('gives new numbers beyond all that may have been given, without gaps while lost ones come', async () => {
    const made = await Promise.all([
      ...lost.slice(2, 5).map(async (one) => void (await again(one))),
      ...[submit(), submit(), submit()],
    ])
    given.push(...made.filter((one) => one !== undefined))
    // At noon: a hundred thousand, and six hundred for each of 720 minutes.
    expect(given.map(serialOf).toSorted((a, b) => a - b)).toEqual([532_001, 532_002, 532_003])
    expect((await reconcile(...lost)).unknown).toEqual([nth(lost, 5).application.id])
    const numbers = [...kept, ...lost, ...given].map(({ receipt }) => receipt.body.caseNumber)
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  it('keeps its epoch over a restart; on the next day its numbers begin with one', async () => {
    const now = await epoch()
    await running.restart()
    expect(await epoch()).toBe(now)
    running.clock.advance(24 * 3_600_000)
    expect(serialOf(await submit())).toBe(1)
    running.clock.advance(-24 * 3_600_000)
  })

  it('put back a second time from the same backup it gives no number of its second life', async () => {
    running.clock.advance(60_000)
    await running.loseAndRestore()
    expect(serialOf(await submit())).toBe(532_601)
    for (const one of [...lost, ...given]) expect((await answerOf(await again(one))).receipt).toEqual(one.receipt)
    const { databaseUrl, dataFolder } = running
    const source = databaseUrl === undefined ? openSqliteNumbers(dataFolder) : openPostgresNumbers(databaseUrl)
    // All is there again. Of the restore before it, whose own rows were lost too, the second knows nothing.
    expect(explainGaps(await source.gaps(), await source.restores())).toMatchObject([
      { first: 9, last: 532_000, why: 'lost' },
      { first: 532_004, last: 532_600, why: 'set-aside' },
    ])
    await source.close()
  })
})

it('a number that was given again, because nobody recorded the restore, is told and not given a third time', async () => {
  running.clock.advance(24 * 3_600_000)
  await running.backUp()
  const lost = [await submit(), await submit()]
  await running.loseAndRestore('unrecorded')
  expect(serialOf(await submit())).toBe(1)
  const refused = { status: 409, code: 'conflict', place: 'Lutong-Receipt', why: 'number-taken' }
  expect(await refusal(await again(nth(lost, 0)))).toEqual(refused)
  expect(running.logged.join('\n')).toContain('"event":"intake.number-taken"')
  // Behind the first number that is seen to have been given the series goes on.
  expect((await answerOf(await again(nth(lost, 1)))).receipt).toEqual(nth(lost, 1).receipt)
  expect(serialOf(await submit())).toBe(3)
})
