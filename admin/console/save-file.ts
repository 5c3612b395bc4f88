/** A file asked for by a body, which no link can carry; saved under the name the centre gives it. */
import { type FailureCode, failureOf } from './api.ts'
import { heard } from './line.ts'
import { session } from './session.ts'

/** `null`: it was saved. */
export const saveFile = async (path: string, body: unknown): Promise<FailureCode | null> => {
  try {
    const response = await fetch(`/console/api${path}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    heard(true)
    if (!response.ok) {
      const failed = failureOf(await response.json())
      if (failed === 'unauthorised') session.value = { state: 'signed-out', ended: true }
      return failed
    }
    const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? ''
    const address = URL.createObjectURL(await response.blob())
    const link = document.createElement('a')
    link.href = address
    link.download = name
    link.click()
    URL.revokeObjectURL(address)
    return null
  } catch {
    heard(false)
    return 'offline'
  }
}
