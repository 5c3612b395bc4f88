/** Where the pad goes: through everything that can be pressed or filled in, in the order it stands on the screen. */

const CONTROLS =
  'button, input:not([type="hidden"]):not([type="file"]), textarea, select, summary, [role="slider"], [role="spinbutton"], [role="option"]'

const canBeReached = (element: HTMLElement): boolean =>
  !element.matches(':disabled, [aria-hidden="true"], [inert] *') && element.getClientRects().length > 0

/** The on-screen keys while one stands in them. */
const keysAround = (element: Element | null): HTMLElement | null =>
  element?.closest<HTMLElement>('[data-keys-dock]') ?? null

/** The panel on top, the on-screen keys one stands in, or the whole screen without its keys. */
const scope = (): { readonly root: ParentNode; readonly withKeys: boolean } => {
  const dock = keysAround(document.activeElement)
  if (dock !== null) return { root: dock, withKeys: true }
  const dialog = [...document.querySelectorAll('dialog[open]')].at(-1)
  // Keys inside a panel (a PIN) are a part of it.
  return dialog === undefined ? { root: document, withKeys: false } : { root: dialog, withKeys: true }
}

const padStops = (): readonly HTMLElement[] => {
  const { root, withKeys } = scope()
  const all = [...root.querySelectorAll<HTMLElement>(CONTROLS)].filter(
    (element) => canBeReached(element) && (withKeys || keysAround(element) === null),
  )
  // First what the screen asks, then its actions, then the band: as one reads it, from the title on.
  const place = (element: HTMLElement) => (element.closest('header:not(main header)') === null ? 0 : 1)
  return all.toSorted((a, b) => place(a) - place(b))
}

/** One step on; at the end it begins again. */
export const moveFocus = (by: 1 | -1): void => {
  const stops = padStops()
  if (stops.length === 0) return
  const at = stops.findIndex((one) => one === document.activeElement)
  const next = at === -1 ? (by === 1 ? 0 : stops.length - 1) : (at + by + stops.length) % stops.length
  const target = stops[next]
  target?.focus({ focusVisible: true })
  target?.scrollIntoView({ block: 'nearest' })
}

/** The field whose keys are up, to come back to. */
let fieldOfKeys: HTMLElement | null = null

/** OK: presses a button, ticks a box; on a field to write in it steps into the keys below. */
export const pressFocused = (): void => {
  const focused = document.activeElement
  if (!(focused instanceof HTMLElement)) return
  if (!focused.matches('input[data-keys], textarea[data-keys]')) return focused.click()
  fieldOfKeys = focused
  document.querySelector<HTMLElement>('[data-keys-dock] button')?.focus({ focusVisible: true })
}

/** Back: out of the keys, out of a panel, or to the step before. */
export const goBack = (): void => {
  if (keysAround(document.activeElement) !== null && fieldOfKeys?.isConnected === true) {
    fieldOfKeys.focus({ focusVisible: true })
    fieldOfKeys = null
    return
  }
  const dialog = [...document.querySelectorAll('dialog[open]')].at(-1)
  if (dialog !== undefined) return void dialog.dispatchEvent(new Event('cancel', { cancelable: true }))
  document.querySelector<HTMLElement>('[data-act="back"] button')?.click()
}

export const askForHelp = (): void => document.querySelector<HTMLElement>('[data-act="help"] button')?.click()
