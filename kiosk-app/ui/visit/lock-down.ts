/** Keeps the citizen on our screen: what the shell's policies stop is stopped here once more (interaction, break-out list). */

const FUNCTION_KEY = /^F([1-9]|1[0-9]|2[0-4])$/
/** Editing inside a field is all that Ctrl may do. Not the clipboard: it would outlive the visit. */
const EDITING_KEYS: ReadonlySet<string> = new Set(['a', 'z', 'backspace', 'delete', 'arrowleft', 'arrowright'])
const BROWSER_KEYS: ReadonlySet<string> = new Set([
  'BrowserBack',
  'BrowserForward',
  'BrowserHome',
  'BrowserSearch',
  'BrowserFavorites',
  'BrowserRefresh',
  'ContextMenu',
  'PrintScreen',
])

export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
}

/** True where a key would reach the browser and not the page. */
export const isBrowserKey = (press: KeyPress, inField: boolean): boolean => {
  if (FUNCTION_KEY.test(press.key) || BROWSER_KEYS.has(press.key)) return true
  if (press.altKey || press.metaKey) return true
  return press.ctrlKey && !(inField && EDITING_KEYS.has(press.key.toLowerCase()))
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement

/** Sets the page's own bolts. They stay for the page's life. */
export const lockDown = (target: Window): void => {
  const stop = (event: Event) => event.preventDefault()
  target.addEventListener('keydown', (event) => isBrowserKey(event, isField(event.target)) && event.preventDefault(), {
    capture: true,
  })
  for (const type of ['contextmenu', 'dragstart', 'dragover', 'drop', 'auxclick', 'gesturestart']) {
    target.addEventListener(type, stop, { capture: true })
  }
  target.addEventListener('wheel', (event) => event.ctrlKey && event.preventDefault(), { passive: false })
  target.addEventListener(
    'selectstart',
    (event) => {
      if (!isField(event.target)) event.preventDefault()
    },
    { capture: true },
  )
  // Nothing on this page leads anywhere else; a link in a text shown by mistake must not either.
  target.addEventListener(
    'click',
    (event) => {
      if (event.target instanceof Element && event.target.closest('a[href]:not([download])') !== null)
        event.preventDefault()
    },
    { capture: true },
  )
}
