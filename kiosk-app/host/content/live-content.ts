/** The content the visit in hand is shown: another one that has come waits until nobody is there. */
import type { Catalogue } from '@lutong/core/catalogue/catalogue.ts'
import type { PublicContent } from '@lutong/core/content/content.ts'
import type { Content } from '@lutong/core/content/package.ts'
import { createFindServices, type FindServices } from '../search/find-services.ts'

export interface LiveContent {
  /** Always the same object; what it answers is of the content shown now. */
  readonly catalogue: Catalogue
  readonly find: FindServices
  readonly version: number
  told(): PublicContent
  /** Shown at once where nobody is there, else with the next visit. */
  offer(next: Content): void
  visitBegan(): void
  visitEnded(): void
  onChange(listener: () => void): () => void
}

/** `offered`: what this terminal shows of a content. */
export const createLiveContent = (
  first: Content,
  offered: (content: Content) => Content = (content) => content,
): LiveContent => {
  let shown = offered(first)
  let waiting: Content | undefined
  let inVisit = false
  let find: FindServices | undefined
  const listeners = new Set<() => void>()
  const switchOver = () => {
    if (waiting === undefined || inVisit) return
    shown = waiting
    waiting = undefined
    find = undefined
    for (const listener of listeners) listener()
  }
  return {
    catalogue: {
      get version() {
        return shown.catalogue.version
      },
      get items() {
        return shown.catalogue.items
      },
      get bundles() {
        return shown.catalogue.bundles
      },
      form: (code, item) => shown.catalogue.form(code, item),
      itemsOfTheme: (theme) => shown.catalogue.itemsOfTheme(theme),
      bundlesOfTheme: (theme) => shown.catalogue.bundlesOfTheme(theme),
    },
    // The index is made when somebody searches: not every start, and not every switch, needs it.
    find: (typed) => {
      find ??= createFindServices(shown.catalogue)
      return find(typed)
    },
    get version() {
      return shown.version
    },
    told: () => shown.told,
    offer: (next) => {
      waiting = offered(next)
      switchOver()
    },
    visitBegan: () => {
      inVisit = true
    },
    visitEnded: () => {
      inVisit = false
      switchOver()
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
