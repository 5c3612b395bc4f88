/** Where techniques are tried: a panel, and whoever looks whether one page stands on it alone. */
import type { Panel } from './screen.ts'
import type { Watch } from './watch.ts'

export interface Stand {
  readonly panel: Panel
  readonly untilOurs: Watch
}
