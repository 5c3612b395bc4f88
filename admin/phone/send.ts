/** Sends one sealed picture in pieces, from where the centre last was; a lost line is waited for. */
import { MAX_PIECE_BYTES } from '@lutong/core/contracts/handed-form.ts'
import { newId } from './new-id.ts'

const RETRY_MS = 2000
const TIMEOUT_MS = 30_000

const PHONE = 'handover-phone'
/** The address belongs to the telephone that sends first: it names itself, and keeps the name when the page is reloaded. */
const phone = ((): string => {
  const key = `${PHONE}:${location.pathname}`
  try {
    const known = sessionStorage.getItem(key)
    if (known !== null) return known
    const made = newId()
    sessionStorage.setItem(key, made)
    return made
  } catch {
    return newId()
  }
})()

/** Status 0: no line. */
export const ask = (
  method: string,
  path: string,
  body: Uint8Array | null,
): Promise<{ readonly status: number; readonly answer: unknown }> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open(method, location.pathname + path)
    request.timeout = TIMEOUT_MS
    request.setRequestHeader('x-phone', phone)
    if (body !== null) request.setRequestHeader('content-type', 'application/octet-stream')
    request.addEventListener('load', () => {
      let answer: unknown
      try {
        answer = JSON.parse(request.responseText)
      } catch {
        answer = undefined
      }
      resolve({ status: request.status, answer })
    })
    const lineIsLost = () => resolve({ status: 0, answer: undefined })
    request.addEventListener('error', lineIsLost)
    request.addEventListener('timeout', lineIsLost)
    request.send(body === null ? null : new Blob([Uint8Array.from(body)]))
  })

export const pause = () => new Promise<void>((resolve) => setTimeout(resolve, RETRY_MS))

const offsetIn = (answer: unknown): number | undefined => {
  const offset: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'offset') : undefined
  return typeof offset === 'number' ? offset : undefined
}

export type SendEnd = 'sent' | 'ended' | 'used' | 'full' | 'unreadable'

export const sendSealed = async (
  page: { readonly id: string; readonly position: number; readonly sealed: Uint8Array },
  onMove: (offset: number, hasLine: boolean) => void,
): Promise<SendEnd> => {
  let offset = 0
  onMove(0, true)
  while (offset < page.sealed.length) {
    const query = `?offset=${offset}&size=${page.sealed.length}&position=${page.position}`
    const piece = page.sealed.slice(offset, offset + MAX_PIECE_BYTES)
    const { answer, status } = await ask('PUT', `/files/${page.id}${query}`, piece)
    const next = status === 200 ? offsetIn(answer) : undefined
    if (next !== undefined) {
      offset = next
      onMove(offset, true)
    } else if (status === 404) return 'ended'
    else if (status === 409) return 'used'
    else if (status === 413) return 'full'
    else if (status === 400) return 'unreadable'
    else {
      onMove(offset, false)
      await pause()
    }
  }
  return 'sent'
}
