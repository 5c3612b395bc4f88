/** A member of staff at a desk: signs in, keeps the cookie, asks as the console's page does. */
import type { Role } from '../../store/account-store.ts'
import type { RunningCentre } from './running-centre.ts'

export interface StaffDesk {
  readonly cookie: string
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>
}

export const post = (url: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${url}/console/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, ...headers },
    body: JSON.stringify(body),
  })

export const signInAs = (running: Pick<RunningCentre, 'centre'>, role: Role): Promise<StaffDesk> =>
  signInNamed(running, role)

export const signInNamed = async (running: Pick<RunningCentre, 'centre'>, name: string): Promise<StaffDesk> => {
  const account = (await running.centre.seedPractice()).find((one) => one.name === name)
  if (account === undefined) throw new Error(`no practice account ${name}`)
  return deskWith(running, account.name, account.password)
}

/** With the headers of a browser of its own, where a test is about them. */
export const deskWith = async (
  running: Pick<RunningCentre, 'centre'>,
  name: string,
  password: string,
  browser: Record<string, string> = {},
): Promise<StaffDesk> => {
  const { url } = running.centre
  const signedIn = await post(url, '/session', { name, password }, browser)
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0]
  if (signedIn.status !== 200 || cookie === undefined) throw new Error(`sign-in answered ${signedIn.status}`)
  return {
    cookie,
    ask: (method, path, body, headers = {}) =>
      fetch(`${running.centre.url}/console/api${path}`, {
        method,
        headers: {
          cookie,
          ...(method === 'GET' ? {} : { origin: running.centre.url }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  }
}
