/** A terminal of the suite's own at the centre under test; every answer it hears is kept for the checks of the end. */
import { randomUUID } from 'node:crypto'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { z } from 'zod'
import { type ApplicationWishes, buildApplication, pngBytes } from '../../admin/server/testing/applications.ts'
import { telephoned } from '../../admin/server/testing/telephoned.ts'
import { enrolTerminal, type SigningTerminal } from '../../admin/server/testing/signing-terminal.ts'
import { type Answer, read } from './answer.ts'

/** One request and its answer, as far as the last checks look at it. */
interface Exchange {
  readonly method: string
  readonly path: string
  readonly answer: Answer
}

export interface Bench {
  readonly terminal: SigningTerminal
  /** The code of this terminal's enrolment: used up. */
  readonly spentCode: string
  readonly exchanges: readonly Exchange[]
  /** The centre's clock, as /health tells it. */
  nowMs(): number
  /** A request that nobody signs. */
  ask(method: string, path: string, init?: Omit<RequestInit, 'method'>): Promise<Answer>
  /** A request of the registered system whose secret the suite was given; throws where it was given none. */
  askAsClient(
    method: string,
    path: string,
    sent?: { readonly body?: object; readonly headers?: Readonly<Record<string, string>> },
  ): Promise<Answer>
  /** An application as another system hands it in: somebody telephoned, and signs on paper later. */
  newCall(): object
  /** An application of an invented person for a service that is open, right in every field but those wished otherwise. */
  newApplication(wishes?: ApplicationWishes): ReturnType<typeof buildApplication>
}

const Health = z.object({ state: z.literal('up'), nowMs: z.int(), catalogueVersion: z.string() })

/** A picture nobody has handed in before. */
export const newPicture = (): Uint8Array => pngBytes(randomUUID())

const why = (error: unknown): string => {
  if (!(error instanceof Error)) return 'it broke off'
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}

export const openBench = async (url: string, code: string, secret?: string): Promise<Result<Bench, string>> => {
  const exchanges: Exchange[] = []
  const listen: typeof fetch = async (input, init) => {
    const response = await fetch(input, { ...init, redirect: 'manual' })
    const { pathname } = new URL(input instanceof Request ? input.url : input)
    exchanges.push({
      method: init?.method ?? 'GET',
      path: pathname,
      answer: await read(Promise.resolve(response.clone())),
    })
    return response
  }
  const ask: Bench['ask'] = (method, path, init = {}) => read(listen(url + path, { ...init, method }))
  try {
    const health = Health.safeParse((await ask('GET', '/health')).json)
    if (!health.success) return err('GET /health does not answer as agreed')
    const aheadMs = health.data.nowMs - Date.now()
    const nowMs = () => Date.now() + aheadMs
    const terminal = await enrolTerminal(() => url, code, nowMs, listen)
    const { catalogueVersion } = health.data
    const newApplication: Bench['newApplication'] = (wishes = {}) =>
      buildApplication(terminal, {
        signature: newPicture(),
        ...wishes,
        rest: { catalogueVersion, createdAtTerminalMs: nowMs(), ...wishes.rest },
      })
    return ok({
      terminal,
      spentCode: code,
      exchanges,
      nowMs,
      ask,
      newApplication,
      newCall: () => telephoned(newApplication()),
      askAsClient: (method, path, { body, headers = {} } = {}) => {
        if (secret === undefined) throw new Error('no secret of a registered system was given')
        return ask(method, path, {
          headers: {
            authorization: `Bearer ${secret}`,
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        })
      },
    })
  } catch (error) {
    return err(error instanceof z.ZodError ? 'the enrolment’s answer is not of the agreed form' : why(error))
  }
}
