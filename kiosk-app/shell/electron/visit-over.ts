/**
 * What the window's process does after each visit, as `Clear-Site-Data` and the supervisor do in the Chromium shell:
 * what the page's session may have stored or cached is dropped, and no clipboard is handed to the next citizen.
 */
import type { Clipboard, Session, WebContents } from 'electron'

/** The host says so over its own door; nothing that a page can send looks like it. */
export const VISIT_OVER = 'visit-over'
export const saysVisitOver = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && Reflect.get(message, 'type') === VISIT_OVER

export interface KeptByShell {
  readonly session: Pick<
    Session,
    'clearAuthCache' | 'clearCache' | 'clearCodeCaches' | 'clearData' | 'clearHostResolverCache' | 'clearStorageData'
  >
  /** On Linux there is a second one: what is marked in a field is at once a selection of X11 or Wayland. */
  readonly clipboard: Pick<Clipboard, 'clear'> & { readonly selection: Pick<Clipboard, 'clear'> }
  /** Places the page went to; it is alone in its window, and has nowhere to go back to. */
  readonly history: Pick<WebContents['navigationHistory'], 'clear'>
}

/** Each by itself: where one cannot be cleared the others are. Tells which could not. */
export const clearAfterVisit = async ({ clipboard, history, session }: KeptByShell): Promise<readonly string[]> => {
  const acts: Readonly<Record<string, () => Promise<void> | void>> = {
    storage: () => session.clearStorageData(),
    cache: () => session.clearCache(),
    data: () => session.clearData(),
    // V8's compiled code of the page: of no citizen, but dated by the visit.
    code: () => session.clearCodeCaches({}),
    hosts: () => session.clearHostResolverCache(),
    logins: () => session.clearAuthCache(),
    clipboard: () => clipboard.clear(),
    selection: () => clipboard.selection.clear(),
    history: () => history.clear(),
  }
  const left = await Promise.all(
    Object.entries(acts).map(async ([name, act]) => {
      try {
        await act()
        return []
      } catch {
        return [name]
      }
    }),
  )
  return left.flat()
}
