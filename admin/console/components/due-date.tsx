import type { CaseLine } from '../../server/cases/views.ts'
import { day, words } from '../language/language.ts'

/** Close enough to be worked on first. */
const SOON_MS = 2 * 24 * 3_600_000

/** The limit that runs, with what it asks; late and soon have a sign and a word besides their colour. */
export const DueDate = ({ due }: { readonly due: CaseLine['due'] }) => {
  const text = words()
  if (due === null) return <span class="soft">{text.noLimit}</span>
  const leftMs = due.atMs - Date.now()
  const asked = `${text.due[due.what]} ${day(due.atMs)}`
  if (leftMs < 0)
    return (
      <span class="danger">
        ▲ {text.late} · {asked}
      </span>
    )
  return leftMs < SOON_MS ? (
    <span class="warn">
      △ {text.soon} · {asked}
    </span>
  ) : (
    <span>{asked}</span>
  )
}
