/** Pages are addresses: a filter can be kept as a bookmark, and "back" is the browser's own. */
import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'

interface Place {
  readonly path: string
  readonly search: string
}

const here = (): Place => ({ path: window.location.pathname, search: window.location.search })

export const place = signal<Place>(here())
window.addEventListener('popstate', () => {
  place.value = here()
})

export const go = (address: string): void => {
  window.history.pushState(null, '', address)
  place.value = here()
  window.scrollTo(0, 0)
}

interface LinkProps {
  readonly to: string
  readonly children: ComponentChildren
  readonly class?: string
  readonly current?: boolean
}

/** A true link; only a plain click stays in the page. */
export const Link = ({ to, children, current = false, class: className }: LinkProps) => (
  <a
    href={to}
    class={className}
    aria-current={current ? 'page' : undefined}
    onClick={(event) => {
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      go(to)
    }}
  >
    {children}
  </a>
)
