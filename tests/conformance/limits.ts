/** What could be guessed is counted; whoever has tried too often is told when to come back. */
import { type Answer, type Misses, read, unless } from './answer.ts'
import type { Area } from './check.ts'
import { withCase, wrongCode } from './cases.ts'
import { enrolAgain } from './enrolment.ts'
import { isRefusal } from './problems.ts'

/** A centre that lets more guesses than these through in a row does not count them. */
const SLIP_GUESSES = 40
const CODE_GUESSES = 60

const endsIn429 = async (guesses: number, guess: () => Promise<Answer>): Promise<Misses> => {
  for (let made = 0; made < guesses; made += 1) {
    const answer = await guess()
    if (answer.status !== 429) continue
    const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN)
    return [
      ...isRefusal(answer, { status: 429, code: 'rate-limited' }),
      ...unless(Number.isInteger(seconds) && seconds > 0, 'Retry-After does not say after how many seconds'),
    ]
  }
  return [`${guesses} guesses in a row were let through`]
}

export const limits: Area = {
  name: 'limits',
  checks: [
    {
      name: 'codes of a slip cannot be guessed: 429 with Retry-After',
      from: 'POST /v1/case-queries',
      run: (bench) =>
        withCase(bench, ({ caseNumber, slipCode }) =>
          endsIn429(SLIP_GUESSES, () =>
            read(bench.terminal.ask({ by: 'slip', caseNumber, slipCode: wrongCode(slipCode) })),
          ),
        ),
    },
    {
      name: 'enrolment codes cannot be guessed: 429 with Retry-After',
      from: 'POST /v1/terminals/enrol',
      run: (bench) => endsIn429(CODE_GUESSES, () => enrolAgain(bench)),
    },
  ],
}
