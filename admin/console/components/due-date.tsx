import type { CaseLine } from '../../server/cases/views.ts'
import { day, words } from '../language/language.ts'

/** The limit that runs, what it asks and how much is left; late and soon have a sign and a word besides their colour. */
export const DueDate = ({ due }: { readonly due: CaseLine['due'] }) => {
  const text = words()
  if (due === null) return <span class="soft">{text.noLimit}</span>
  const asked = `${text.due[due.what]} ${day(due.atMs)}`
  const left = <small>{text.worklist.daysLeft(due.daysLeft)}</small>
  switch (due.state) {
    case 'late':
      return (
        <span class="due-date danger">
          ▲ {text.late} · {asked}
          {left}
        </span>
      )
    case 'soon':
      return (
        <span class="due-date warn">
          △ {text.soon} · {asked}
          {left}
        </span>
      )
    case 'running':
      return (
        <span class="due-date">
          {asked}
          {left}
        </span>
      )
    default:
      return due.state satisfies never
  }
}
