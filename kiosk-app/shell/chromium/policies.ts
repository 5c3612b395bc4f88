/** The browser's managed policies: the file that a terminal installs is the truth; only port and door are put in. */
import { readFileSync } from 'node:fs'

const FILE = new URL('../../../deploy/kiosk/chromium-policies.json', import.meta.url)
const FIELD_ORIGIN = 'http://127.0.0.1:7110'
const FIELD_DOOR = 'file:///run/lutong-kiosk/enter.html'

/** Where Debian's Chromium reads policies that a user cannot change. */
export const POLICY_FOLDER = '/etc/chromium/policies/managed'

/** JSON for `POLICY_FOLDER`, for a terminal whose page and door are elsewhere than in the field. */
export const policiesFor = (place: { readonly origin: string; readonly door: string }): string =>
  readFileSync(FILE, 'utf8').replaceAll(FIELD_ORIGIN, place.origin).replaceAll(FIELD_DOOR, `file://${place.door}`)
