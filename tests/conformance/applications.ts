/** Decision 5: the creator makes the id, the centre answers with a signed receipt, and the same again changes nothing. */
import { createPublicKey, verify } from 'node:crypto'
import { CaseNumber } from '@lutong/core/ids.ts'
import { IntakeAnswer, type SignedReceipt } from '@lutong/core/contracts/intake.ts'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import { sha256, type SigningTerminal } from '../../admin/server/testing/signing-terminal.ts'
import type { Bench } from './bench.ts'
import { inForm, isStatus, type Misses, read, unless } from './answer.ts'
import type { Area } from './check.ts'
import { isRefusal } from './problems.ts'

export const SUBMIT = 'PUT /v1/applications/{id}'
const DECISION_5 = 'architecture, decision 5'
const AT_ONCE = 8
/** Between the two clocks of one request. */
const CLOCKS_APART_MS = 5 * 60_000

const isSignedBy = ({ enrolment }: SigningTerminal, receipt: SignedReceipt): boolean => {
  const bytes = Buffer.from(enrolment.receiptKey.publicKey, 'base64')
  const key = createPublicKey({ key: bytes, format: 'der', type: 'spki' })
  return verify(null, canonicalBytes(receipt.body), key, Buffer.from(receipt.signature, 'base64'))
}

const numbersOf = async ({ newApplication, terminal }: Bench, count: number): Promise<readonly string[]> => {
  const numbers: string[] = []
  while (numbers.length < count) {
    const answer = IntakeAnswer.safeParse((await read(terminal.submit(newApplication()))).json)
    numbers.push(answer.success ? answer.data.receipt.body.caseNumber : '')
  }
  return numbers
}

export const applications: Area = {
  name: 'applications',
  checks: [
    {
      name: 'an application is answered 201 with a receipt for exactly its content',
      from: SUBMIT,
      run: async ({ newApplication, nowMs, terminal }) => {
        const application = newApplication()
        const answer = await read(terminal.submit(application))
        return [
          ...isStatus(answer, 201),
          ...(await inForm(IntakeAnswer, answer, ({ receipt: { body } }) => [
            ...unless(body.applicationId === application.id, 'the receipt names another id'),
            ...unless(body.digest === sha256(canonicalBytes(application)), 'the receipt names another digest'),
            ...unless(Math.abs(body.receivedAtMs - nowMs()) < CLOCKS_APART_MS, 'the receipt names another time'),
          ])),
        ]
      },
    },
    {
      name: 'the receipt is signed by the key of the enrolment, Ed25519 over its RFC 8785 bytes',
      from: DECISION_5,
      run: async ({ newApplication, terminal }) =>
        inForm(IntakeAnswer, await read(terminal.submit(newApplication())), ({ receipt }) => [
          ...unless(receipt.kid === terminal.enrolment.receiptKey.kid, 'names a key the enrolment did not'),
          ...unless(isSignedBy(terminal, receipt), 'the signature is not that key’s over that body'),
        ]),
    },
    {
      name: 'the same again is answered 200 and the same, byte for byte',
      from: SUBMIT,
      run: async ({ newApplication, terminal }) => {
        const application = newApplication()
        const first = await read(terminal.submit(application))
        const second = await read(terminal.submit(application))
        return [
          ...isStatus(first, 201),
          ...isStatus(second, 200),
          ...unless(first.text === second.text, 'the second answer is not the first'),
        ]
      },
    },
    {
      name: 'sent several times at once it is one case: one 201, the same receipt for all',
      from: DECISION_5,
      run: async ({ newApplication, terminal }) => {
        const application = newApplication()
        const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => read(terminal.submit(application))))
        const made = answers.filter(({ status }) => status === 201).length
        const repeated = answers.filter(({ status }) => status === 200).length
        return [
          ...unless(made === 1, `${made} of ${AT_ONCE} were answered 201`),
          ...unless(made + repeated === AT_ONCE, `${AT_ONCE - made - repeated} of ${AT_ONCE} were refused`),
          ...unless(new Set(answers.map(({ text }) => text)).size === 1, 'the answers differ'),
        ]
      },
    },
    {
      name: 'another content under the same id is refused, and the first stays',
      from: SUBMIT,
      run: async ({ newApplication, terminal }) => {
        const application = newApplication()
        const first = await read(terminal.submit(application))
        const other = await read(terminal.submit({ ...application, language: 'en' }))
        const again = await read(terminal.submit(application))
        return [
          ...isRefusal(other, { status: 422, code: 'digest-conflict' }),
          ...unless(again.text === first.text, 'the first receipt is not there any more'),
        ]
      },
    },
    {
      name: 'content that its digest does not name is refused',
      from: SUBMIT,
      run: async ({ newApplication, terminal }) => {
        const wrong = { 'lutong-digest': sha256(Buffer.from('another content')) }
        return isRefusal(await read(terminal.submit(newApplication(), wrong)), { status: 422, code: 'digest-mismatch' })
      },
    },
    {
      name: 'a digest that is none is refused by the header’s name',
      from: SUBMIT,
      run: async ({ newApplication, terminal }) => {
        const answer = await read(terminal.submit(newApplication(), { 'lutong-digest': 'SHA-256=abc' }))
        return isRefusal(answer, { status: 400, code: 'invalid-request', paths: ['lutong-digest'] })
      },
    },
    {
      name: 'numbers are region, day and serial, and rise',
      from: DECISION_5,
      run: async (bench): Promise<Misses> => {
        const numbers = await numbersOf(bench, 3)
        const { regionCode } = bench.terminal.enrolment
        return [
          ...unless(
            numbers.every((one) => CaseNumber.safeParse(one).success && one.startsWith(`${regionCode}-`)),
            'a number is not region-day-serial of the terminal’s region',
          ),
          ...unless(
            numbers.every((one, at) => at === 0 || one > (numbers[at - 1] ?? '')),
            'a later number is not higher',
          ),
        ]
      },
    },
  ],
}
