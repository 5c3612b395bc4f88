/** Which words on the screen are a citizen's own. What is not known to be public counts as private. */
import type { ScreenName } from '@lutong/core/contracts/host-rpc.ts'

/** Screens that show nothing of the person: the same for everybody. */
const PUBLIC_SCREENS: ReadonlySet<ScreenName> = new Set<ScreenName>([
  'starting',
  'out-of-service',
  'welcome',
  'offline',
  'items',
  'bundle',
  'eligibility',
  'where',
  'guidance',
  'guide',
  'sample',
  'notice',
  'consult-matter',
  'consult-way',
  'consult-check',
  'consult-recording',
  'consult-waiting',
  'identify',
  'library',
  'directory',
  'sending',
  'refused',
  'farewell',
])

/** On the other screens these are the terminal's own words: questions, hints, buttons, what went wrong. */
const OWN_WORDS = 'h1, h2, h3, label, legend, button, nav, [role="alert"], [role="status"], dialog, [data-public]'

/** Numbers that are nobody's: the hotlines. */
const HOTLINES = /\b(?:110|119|120|12338|12348|12345)\b/g
/** Five digits, or a code of letters and digits, say who or which case. */
const TELLING = /\d(?:[\s-]*\d){4}|\b(?=\w*\d)(?=\w*[A-Z])\w{4,}\b|\*{2}/

export const isTelling = (text: string, publicNumbers: readonly string[]): boolean =>
  TELLING.test(publicNumbers.reduce((rest, number) => rest.replaceAll(number, ''), text).replaceAll(HOTLINES, ''))

export const isPrivateElement = (element: Element, screen: ScreenName): boolean => {
  if (element.closest('[data-private]') !== null) return true
  if (element.closest('[data-public]') !== null) return false
  return !PUBLIC_SCREENS.has(screen) && element.closest(OWN_WORDS) === null
}
