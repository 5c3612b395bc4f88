/** Another system as the centre sees one: registered by an administrator, it proves itself by its secret. */
import { z } from 'zod'
import { RegionCode, TerminalId } from '@lutong/core/ids.ts'
import { buildApplication } from './applications.ts'
import type { StaffDesk } from './staff-desk.ts'
import { telephoned as written } from './telephoned.ts'

export interface ApiClient {
  readonly id: TerminalId
  readonly secret: string
  ask(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>
  /** Hands in under a key of idempotency. */
  submit(application: object, key: string): Promise<Response>
}

export const CLIENT = {
  name: '12348 热线',
  regions: ['3310'],
  channels: ['hotline', 'web'],
  acts: ['submit', 'upload', 'query'],
  requestsPerMinute: 600,
}

export const clientWith = (url: () => string, { id, secret }: { id: TerminalId; secret: string }): ApiClient => {
  const ask: ApiClient['ask'] = (method, path, body, headers = {}) =>
    fetch(url() + path, {
      method,
      headers: {
        authorization: `Bearer ${secret}`,
        ...(body === undefined
          ? {}
          : { 'content-type': body instanceof Uint8Array ? 'application/octet-stream' : 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body) }),
    })
  return {
    id,
    secret,
    ask,
    submit: (application, key) =>
      ask('POST', '/v1/client/applications', application, { 'idempotency-key': `"${key}"` }),
  }
}

export const registerClient = async (
  url: () => string,
  admin: StaffDesk,
  wishes: Partial<typeof CLIENT> = {},
): Promise<ApiClient> => {
  const answer = await admin.ask('POST', '/clients', { ...CLIENT, ...wishes })
  if (answer.status !== 201) throw new Error(`registering answered ${answer.status}`)
  const made = z.object({ id: TerminalId, secret: z.string() }).parse(await answer.json())
  return clientWith(url, made)
}

/** Somebody telephoned the system. */
export const telephoned = (wishes: Parameters<typeof buildApplication>[1] = {}): object => ({
  // Nobody's terminal: what names one is left out.
  ...written(buildApplication({ id: '', enrolment: { regionCode: RegionCode.parse('331081') } }, wishes)),
  ...wishes.rest,
})
