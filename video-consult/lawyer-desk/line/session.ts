/** Who sits at this desk. The account and its cookie are the centre's; the console uses the same. */
import { err, ok, type Result } from '@lutong/core/result.ts'
import { signal } from '@preact/signals'

type Session =
  | { readonly state: 'asking' }
  | { readonly state: 'signed-out'; readonly ended: boolean }
  | { readonly state: 'signed-in'; readonly name: string; readonly role: string }

export type SignInFailure = 'wrong' | 'locked' | 'offline'

export const session = signal<Session>({ state: 'asking' })

interface Me {
  readonly name: string
  readonly role: string
}
/** What an account must see to before anything else is done at the console. */
const mustSetUp = (value: object): boolean => typeof Reflect.get(value, 'must') === 'string'
const isMe = (value: unknown): value is Me =>
  typeof value === 'object' &&
  value !== null &&
  typeof Reflect.get(value, 'name') === 'string' &&
  typeof Reflect.get(value, 'role') === 'string'

const ask = async (method: string, body?: unknown): Promise<{ readonly status: number; readonly value: unknown }> => {
  const response = await fetch('/console/api/session', {
    method,
    credentials: 'same-origin',
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  return { status: response.status, value: response.status === 204 ? null : await response.json() }
}

/** `ended`: somebody was signed in until now. Without a line nothing is known, and nothing changes. */
export const resume = async (ended = false): Promise<void> => {
  try {
    const { status, value } = await ask('GET')
    if (status === 200 && isMe(value) && mustSetUp(value)) window.location.assign('/console/')
    else if (status === 200 && isMe(value)) session.value = { state: 'signed-in', name: value.name, role: value.role }
    else if (status < 500) session.value = { state: 'signed-out', ended }
  } catch {
    if (session.value.state === 'asking') session.value = { state: 'signed-out', ended: false }
  }
}

export const signIn = async (name: string, password: string): Promise<Result<null, SignInFailure>> => {
  try {
    const { status, value } = await ask('POST', { name, password })
    // Something besides the password is asked for: the console's door asks for it, and leads on to the desk.
    if (status === 202 || (status === 200 && isMe(value) && mustSetUp(value))) {
      window.location.assign('/console/')
      return ok(null)
    }
    if (status === 200 && isMe(value)) {
      session.value = { state: 'signed-in', name: value.name, role: value.role }
      return ok(null)
    }
    return err(status === 429 ? 'locked' : status === 401 || status === 400 ? 'wrong' : 'offline')
  } catch {
    return err('offline')
  }
}

export const signOut = async (): Promise<void> => {
  try {
    await ask('DELETE')
  } finally {
    session.value = { state: 'signed-out', ended: false }
  }
}
