/** The few requests of S3's protocol that a store of whole files needs: signed, timed, and asked again where that may help. */
import { createHash } from 'node:crypto'
import { AwsV4Signer } from 'aws4fetch'
import type { S3Options } from './s3-options.ts'

export const S3_TIMES = {
  /** For the answer to begin and to end; the largest file is some ten megabytes. */
  requestMs: 30_000,
  /** Somebody waits for a yes or no. */
  probeMs: 1_500,
  tries: 5,
  /** Doubled each time, with as much again by chance, so that a crowd does not come back at once. */
  pauseMs: 100,
} as const

export interface S3Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: Uint8Array
}

interface Asking {
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array
}

/** What S3 answered and nobody can use; names status and code of the protocol, and no address. */
class S3Refusal extends Error {
  override readonly name = 'S3Refusal'
}

const CODE = /<Code>([A-Za-z0-9]{1,64})<\/Code>/
export const codeOf = ({ body }: S3Answer): string | undefined =>
  CODE.exec(Buffer.from(body.subarray(0, 4096)).toString('utf8'))?.[1]

/** Busy, or a fault of theirs: `SlowDown` is 503. */
const mayHelp = (status: number): boolean => status >= 500 || status === 429 || status === 408

export interface S3Client {
  /** Gives the answer whatever it is, but for what is still theirs after all tries; then throws. */
  ask(method: 'GET' | 'PUT' | 'DELETE' | 'HEAD', key: string, asking?: Asking): Promise<S3Answer>
  /** One request, without a second try. */
  isThere(): Promise<boolean>
}

export const createS3Client = (
  options: S3Options,
  times: { readonly [Name in keyof typeof S3_TIMES]: number } = S3_TIMES,
): S3Client => {
  const { accessKeyId, bucket, endpoint, region, secretAccessKey } = options
  const once = async (
    method: string,
    key: string,
    { body, headers = {} }: Asking,
    timeoutMs: number,
  ): Promise<S3Answer> => {
    const signer = new AwsV4Signer({
      method,
      url: `${endpoint}/${bucket}${key === '' ? '' : `/${key}`}`,
      headers: {
        ...headers,
        'x-amz-content-sha256': createHash('sha256')
          .update(body ?? '')
          .digest('hex'),
      },
      accessKeyId,
      secretAccessKey,
      region,
      service: 's3',
    })
    const signed = await signer.sign()
    const response = await fetch(signed.url, {
      method,
      headers: signed.headers,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      ...(body === undefined ? {} : { body: Buffer.from(body) }),
    })
    return {
      status: response.status,
      headers: response.headers,
      // A line that is cut in the middle throws here: less than was announced is no answer.
      body: new Uint8Array(await response.arrayBuffer()),
    }
  }
  return {
    ask: async (method, key, asking = {}) => {
      for (let tries = 1; ; tries += 1) {
        const answer = await once(method, key, asking, times.requestMs).catch((error: unknown) =>
          error instanceof Error ? error : new Error('no answer'),
        )
        const failed = answer instanceof Error
        if (!failed && !mayHelp(answer.status)) return answer
        if (tries >= times.tries)
          throw failed
            ? new S3Refusal(`the file store does not answer (${answer.name})`)
            : new S3Refusal(`the file store answers ${method} with ${answer.status} ${codeOf(answer) ?? ''}`)
        const pauseMs = times.pauseMs * 2 ** (tries - 1) * (1 + Math.random())
        await new Promise((resolve) => setTimeout(resolve, pauseMs))
      }
    },
    isThere: async () => {
      try {
        return (await once('HEAD', '', {}, times.probeMs)).status === 200
      } catch {
        return false
      }
    },
  }
}

/** Where it is neither what was wanted nor what may be: for the caller to throw. */
export const refusalOf = (act: string, answer: S3Answer): Error =>
  new S3Refusal(`the file store answers ${act} with ${answer.status} ${codeOf(answer) ?? ''}`)
