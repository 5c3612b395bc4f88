/**
 * Who may open the kiosk page: whoever can read a 0600 file. It holds a 256-bit token that works once; using it gives
 * a cookie and a new token in the file. A token is never on a command line, where every user of the machine reads it.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { writeWhole } from '../secrets/terminal-keys.ts'

const newSecret = (): string => randomBytes(32).toString('base64url')

const same = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** The door as it stands: what opens it next, and who is inside. A host that comes back goes on with it. */
export interface Door {
  readonly token: string
  readonly cookie: string | undefined
}

export const createBootToken = (file: string, before?: Door, onChange: (door: Door) => void = () => {}) => {
  let token = before?.token ?? newSecret()
  /** One page is in at a time: a newer entry ends the older one's cookie. */
  let cookie = before?.cookie
  writeWhole(file, token)
  onChange({ token, cookie })
  return {
    /** The cookie's value where the token is right; the token is used up. */
    enter: (offered: string): string | undefined => {
      if (!same(offered, token)) return undefined
      token = newSecret()
      writeWhole(file, token)
      cookie = newSecret()
      onChange({ token, cookie })
      return cookie
    },
    isInside: (offered: string | undefined): boolean =>
      cookie !== undefined && offered !== undefined && same(offered, cookie),
  }
}
