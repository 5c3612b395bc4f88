/** Keeps the citizen on our screen: what the shell's policies stop is stopped here once more (interaction, break-out list). */

const FUNCTION_KEY = /^F([1-9]|1[0-9]|2[0-4])$/
/** Editing inside a field is all that Ctrl may do. Not the clipboard: it would outlive the visit. */
const EDITING_KEYS: ReadonlySet<string> = new Set(['a', 'z', 'backspace', 'delete', 'arrowleft', 'arrowright'])
/** With Shift the others are the browser's own: it searches its tabs, it clears its data. */
const SHIFTED_EDITING_KEYS: ReadonlySet<string> = new Set(['z', 'arrowleft', 'arrowright'])
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
  readonly shiftKey: boolean
}

/** True where a key would reach the browser and not the page. */
export const isBrowserKey = (press: KeyPress, inField: boolean): boolean => {
  if (FUNCTION_KEY.test(press.key) || BROWSER_KEYS.has(press.key)) return true
  if (press.altKey || press.metaKey) return true
  // It would empty a search field.
  if (press.key === 'Escape') return inField
  const editing = press.shiftKey ? SHIFTED_EDITING_KEYS : EDITING_KEYS
  return press.ctrlKey && !(inField && editing.has(press.key.toLowerCase()))
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement

/** What is used of the Navigation API, which TypeScript's own library does not have yet. */
interface NavigateEvent extends Event {
  readonly destination: { readonly url: string }
  readonly downloadRequest: string | null
}
interface Navigation {
  addEventListener(type: 'navigate', listener: (event: NavigateEvent) => void): void
}
const navigationOf = (target: Window): Navigation | undefined => Reflect.get(target, 'navigation')

const isElsewhere = (target: Window, { destination, downloadRequest }: NavigateEvent): boolean =>
  downloadRequest !== null || URL.parse(destination.url)?.origin !== target.location.origin

/** Sets the page's own bolts. They stay for the page's life. */
export const lockDown = (target: Window): void => {
  const stop = (event: Event) => event.preventDefault()
  target.addEventListener('keydown', (event) => isBrowserKey(event, isField(event.target)) && event.preventDefault(), {
    capture: true,
  })
  for (const type of ['contextmenu', 'dragstart', 'dragover', 'drop', 'auxclick', 'gesturestart']) {
    target.addEventListener(type, stop, { capture: true })
  }
  // No script of ours opens a window or asks by a box: a box would stand over the page and stop its heart.
  for (const name of ['open', 'alert', 'confirm', 'prompt', 'print'] as const)
    Object.defineProperty(target, name, { value: () => null, writable: false, configurable: false })
  // No form of ours is sent by the browser; one that were would open a window to be sent in.
  for (const name of ['submit', 'requestSubmit'] as const)
    Object.defineProperty(HTMLFormElement.prototype, name, { value: () => {}, writable: false, configurable: false })
  target.addEventListener('submit', stop, { capture: true })
  // Whatever leads off the page is stopped before it begins; the host's own entry and a reload stay.
  navigationOf(target)?.addEventListener('navigate', (event) => {
    if (isElsewhere(target, event)) event.preventDefault()
  })
  target.addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), { capture: true })
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
      if (event.target instanceof Element && event.target.closest('a[href], area[href]') !== null)
        event.preventDefault()
    },
    { capture: true },
  )
}
