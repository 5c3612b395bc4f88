/** The door of other systems: a secret, a key of idempotency, and what they may read. Tried only with such a secret. */
import { randomUUID } from 'node:crypto'
import { ClientCaseList, ClientCaseQueryAnswer, ClientCaseStatus } from '@lutong/core/contracts/clients.ts'
import { IntakeAnswer, type ReceiptBody } from '@lutong/core/contracts/intake.ts'
import type { CaseNumber } from '@lutong/core/ids.ts'
import { type Answer, inForm, isStatus, type Misses, unless } from './answer.ts'
import type { Bench } from './bench.ts'
import { withCase, wrongCode } from './cases.ts'
import type { Area } from './check.ts'
import { isRefusal } from './problems.ts'

const APPLICATIONS = '/v1/client/applications'
const SUBMIT = `POST ${APPLICATIONS}`
const QUERIES = '/v1/client/case-queries'
const TOO_LARGE = 600 * 1024

const newKey = (): string => `conformance-${randomUUID()}`
const submit = ({ askAsClient }: Bench, application: object, key: string): Promise<Answer> =>
  askAsClient('POST', APPLICATIONS, { body: application, headers: { 'idempotency-key': `"${key}"` } })

/** Goes on with a case that this system has handed in. */
const withOwn = async (bench: Bench, goOn: (caseNumber: CaseNumber) => Misses | Promise<Misses>): Promise<Misses> => {
  const made = await submit(bench, bench.newCall(), newKey())
  return [...isStatus(made, 201), ...(await inForm(IntakeAnswer, made, ({ receipt }) => goOn(receipt.body.caseNumber)))]
}
const finds = (bench: Bench, { caseNumber }: ReceiptBody, slipCode: string) =>
  bench.askAsClient('POST', QUERIES, { body: { caseNumber, slipCode } })

export const clients: Area = {
  name: 'clients',
  needsSecret: true,
  checks: [
    {
      name: 'a system without a secret is refused, and told how to prove itself',
      from: SUBMIT,
      run: async ({ ask, newCall }) => {
        const answer = await ask('POST', APPLICATIONS, {
          headers: { 'content-type': 'application/json', 'idempotency-key': newKey() },
          body: JSON.stringify(newCall()),
        })
        return [
          ...isRefusal(answer, { status: 401, code: 'unauthorised' }),
          ...unless(
            (answer.headers.get('www-authenticate') ?? '').startsWith('Bearer'),
            'has no WWW-Authenticate that names Bearer',
          ),
        ]
      },
    },
    {
      name: 'an application of a system is answered 201 with a receipt, by a number of the same series',
      from: SUBMIT,
      run: async (bench) => {
        const { regionCode } = bench.terminal.enrolment
        return withOwn(bench, (caseNumber) =>
          unless(caseNumber.startsWith(`${regionCode}-`), 'the number is not of the region it was handed in for'),
        )
      },
    },
    {
      name: 'without a key of idempotency nothing is made, and the header is named',
      from: SUBMIT,
      run: async (bench) =>
        isRefusal(await bench.askAsClient('POST', APPLICATIONS, { body: bench.newCall() }), {
          status: 400,
          code: 'invalid-request',
          paths: ['idempotency-key'],
        }),
    },
    {
      name: 'the same key with the same content gets the stored answer, byte for byte, and it says so',
      from: SUBMIT,
      run: async (bench) => {
        const [application, key] = [bench.newCall(), newKey()]
        const first = await submit(bench, application, key)
        const again = await submit(bench, application, key)
        return [
          ...isStatus(again, first.status),
          ...unless(again.text === first.text, 'the second answer is another'),
          ...unless(again.headers.get('idempotency-replayed') === 'true', 'has no Idempotency-Replayed: true'),
          ...unless(first.headers.get('idempotency-replayed') === null, 'the first answer says it was given before'),
        ]
      },
    },
    {
      name: 'the same key with another content is refused',
      from: SUBMIT,
      run: async (bench) => {
        const key = newKey()
        await submit(bench, bench.newCall(), key)
        return isRefusal(await submit(bench, { ...bench.newCall(), channel: 'web' }, key), {
          status: 422,
          code: 'idempotency-key-reused',
        })
      },
    },
    {
      name: 'what a system handed in is listed, the newest first, page by page',
      from: `GET ${APPLICATIONS}`,
      run: (bench) =>
        withOwn(bench, (older) =>
          withOwn(bench, async (newer) => {
            const page = (after?: string) =>
              bench.askAsClient(
                'GET',
                `${APPLICATIONS}?limit=1${after === undefined ? '' : `&after=${encodeURIComponent(after)}`}`,
              )
            return inForm(ClientCaseList, await page(), async ({ cases: [first], next }) => [
              ...unless(first?.caseNumber === newer, 'the first of the list is not the newest'),
              ...(next === undefined
                ? ['names no next page though there is one']
                : await inForm(ClientCaseList, await page(next), ({ cases: [second] }) =>
                    unless(second?.caseNumber === older, 'the next page does not go on where the first ended'),
                  )),
            ])
          }),
        ),
    },
    {
      name: 'a case of its own is told, and not sent again to a system that has it',
      from: `GET ${APPLICATIONS}/{caseNumber}`,
      run: (bench) =>
        withOwn(bench, async (caseNumber) => {
          const path = `${APPLICATIONS}/${caseNumber}`
          const told = await bench.askAsClient('GET', path)
          const tag = told.headers.get('etag')
          if (tag === null) return ['has no ETag']
          const again = await bench.askAsClient('GET', path, { headers: { 'if-none-match': tag } })
          return [
            ...(await inForm(ClientCaseStatus, told, (one) =>
              unless(one.caseNumber === caseNumber, 'another case is told'),
            )),
            ...isStatus(again, 304),
          ]
        }),
    },
    {
      name: 'a case that somebody else handed in is not found',
      from: `GET ${APPLICATIONS}/{caseNumber}`,
      run: (bench) =>
        withCase(bench, async ({ caseNumber }) =>
          isRefusal(await bench.askAsClient('GET', `${APPLICATIONS}/${caseNumber}`), {
            status: 404,
            code: 'not-found',
          }),
        ),
    },
    {
      name: 'number and code of a slip find the case for a system too, and a wrong code finds nothing',
      from: `POST ${QUERIES}`,
      run: (bench) =>
        withCase(bench, async (receipt) => {
          const right = await finds(bench, receipt, receipt.slipCode)
          const wrong = await finds(bench, receipt, wrongCode(receipt.slipCode))
          return [
            ...isStatus(right, 200),
            // Both look the same but for what is found.
            ...isStatus(wrong, 200),
            ...(await inForm(ClientCaseQueryAnswer, right, ({ cases: [found] }) =>
              unless(found?.caseNumber === receipt.caseNumber, 'the right code finds nothing'),
            )),
            ...(await inForm(ClientCaseQueryAnswer, wrong, (told) =>
              unless(told.cases.length === 0, 'a wrong code finds a case'),
            )),
          ]
        }),
    },
    {
      name: 'an application of a system that is larger than allowed is refused',
      from: SUBMIT,
      run: async (bench) =>
        isRefusal(await submit(bench, { ...bench.newCall(), padding: 'x'.repeat(TOO_LARGE) }, newKey()), {
          status: 413,
          code: 'too-large',
        }),
    },
  ],
}
