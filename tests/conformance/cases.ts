/** The citizen's own case: found by slip or by card, and acted on once. */
import { randomUUIDv7 } from 'node:crypto'
import { CaseActAnswer } from '@lutong/core/contracts/case-acts.ts'
import { CaseQueryAnswer, IntakeAnswer, type ReceiptBody } from '@lutong/core/contracts/intake.ts'
import { sampleF2 } from '@lutong/core/forms/sample.ts'
import type { Bench } from './bench.ts'
import { type Answer, inForm, isStatus, type Misses, read, unless } from './answer.ts'
import type { Area } from './check.ts'
import { isRefusal } from './problems.ts'

const QUERY = 'POST /v1/case-queries'
const ACT = 'POST /v1/case-acts'

/** Another code than the slip's, of its form. */
export const wrongCode = (code: string): string => (code.startsWith('0') ? '1' : '0') + code.slice(1)

/** Goes on with a case of one's own. */
export const withCase = async (
  { newApplication, terminal }: Bench,
  goOn: (receipt: ReceiptBody) => Misses | Promise<Misses>,
): Promise<Misses> =>
  inForm(IntakeAnswer, await read(terminal.submit(newApplication())), ({ receipt }) => goOn(receipt.body))

const withdraw = ({ terminal }: Bench, receipt: ReceiptBody, actId: string, slipCode = receipt.slipCode) =>
  read(
    terminal.post('/v1/case-acts', {
      actId,
      caseNumber: receipt.caseNumber,
      proof: { by: 'slip', slipCode },
      act: { kind: 'withdraw' },
    }),
  )

const findsIt = (answer: Answer, { caseNumber }: ReceiptBody): Misses | Promise<Misses> =>
  inForm(CaseQueryAnswer, answer, ({ cases: found }) => {
    const own = found.find((one) => one.caseNumber === caseNumber)
    return own === undefined ? ['the case is not found'] : unless(own.stage === 'applied', `it stands at ${own.stage}`)
  })

export const cases: Area = {
  name: 'cases',
  checks: [
    {
      name: 'number and code of the slip find the case, and no other',
      from: QUERY,
      run: (bench) =>
        withCase(bench, async (receipt) => {
          const { caseNumber, slipCode } = receipt
          const answer = await read(bench.terminal.ask({ by: 'slip', caseNumber, slipCode }))
          return [
            ...(await findsIt(answer, receipt)),
            ...(await inForm(CaseQueryAnswer, answer, ({ cases: found }) =>
              unless(found.length === 1, `${found.length} cases are found`),
            )),
          ]
        }),
    },
    {
      name: 'the number of the card finds the case',
      from: QUERY,
      run: (bench) =>
        withCase(bench, async (receipt) =>
          findsIt(await read(bench.terminal.ask({ by: 'id-card', idNumber: sampleF2.applicant.idNumber })), receipt),
        ),
    },
    {
      name: 'a wrong code and a case that is not there look the same',
      from: QUERY,
      run: (bench) =>
        withCase(bench, async ({ caseNumber, slipCode }) => {
          const query = { by: 'slip', slipCode: wrongCode(slipCode) }
          const wrong = await read(bench.terminal.ask({ ...query, caseNumber }))
          const nowhere = await read(
            bench.terminal.ask({ ...query, caseNumber: `${caseNumber.slice(0, 7)}20000101-000001` }),
          )
          return [
            ...isStatus(wrong, nowhere.status),
            ...unless(wrong.text === nowhere.text, 'the answers differ'),
            ...unless(!wrong.text.includes(caseNumber), 'a wrong code finds the case'),
          ]
        }),
    },
    {
      name: 'the same act again happens once, and is answered as the first time',
      from: ACT,
      run: (bench) =>
        withCase(bench, async (receipt) => {
          const actId = randomUUIDv7()
          const first = await withdraw(bench, receipt, actId)
          const second = await withdraw(bench, receipt, actId)
          return [
            ...isStatus(first, 200),
            ...isStatus(second, 200),
            ...(await inForm(CaseActAnswer, second, ({ progress }) => [
              ...unless(progress.stage === 'withdrawn', `the case stands at ${progress.stage}`),
              ...unless(
                progress.history.filter(({ stage }) => stage === 'withdrawn').length === 1,
                'the history does not have it once',
              ),
            ])),
            ...unless(first.text === second.text, 'the answers differ'),
          ]
        }),
    },
    {
      name: 'an act the case does not allow any more is a conflict',
      from: ACT,
      run: (bench) =>
        withCase(bench, async (receipt) => {
          await withdraw(bench, receipt, randomUUIDv7())
          return isRefusal(await withdraw(bench, receipt, randomUUIDv7()), { status: 409, code: 'conflict' })
        }),
    },
    {
      name: 'an act with a wrong code is refused as if there were no case',
      from: ACT,
      run: (bench) =>
        withCase(bench, async (receipt) =>
          isRefusal(
            await withdraw(bench, receipt, randomUUIDv7(), wrongCode(receipt.slipCode)),
            { status: 404, code: 'not-found' },
            [receipt.caseNumber, receipt.slipCode],
          ),
        ),
    },
  ],
}
