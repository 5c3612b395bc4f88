/** What a draft would change, beside what is published. */
import type { PreviewView } from '../../server/content/console-content.ts'
import { Cell, DataTable } from '../components/data-table.tsx'
import { moment, said, words } from '../language/language.ts'
import { Link } from '../router.tsx'

type Changed = PreviewView['parts'][number]

/** The entry of the list, where the change is in one. */
const entryOf = (path: string): string => path.split('.').slice(0, -2).join(' · ')

export const Changes = ({ part }: { readonly part: Changed }) => {
  const text = words().content
  return (
    <section class="stack">
      <h3>
        <Link to={`/console/content/parts/${part.kind}/${part.id}`}>{said(part.title)}</Link>
      </h3>
      <p class="soft">{text.draftOpen(part.actor, moment(part.atMs))}</p>
      {part.stale ? <p class="notice notice-danger">{text.stale}</p> : null}
      <DataTable label={said(part.title)} columns={[text.change, text.before, text.after]}>
        {part.changes.map((change) => (
          <tr role="row" key={change.path}>
            <Cell title={text.change}>
              {said(change.label)} <span class="soft">{entryOf(change.path)}</span>
            </Cell>
            <Cell title={text.before}>
              <del>{change.before === '' ? text.empty : change.before}</del>
            </Cell>
            <Cell title={text.after}>
              <ins>{change.after === '' ? text.empty : change.after}</ins>
            </Cell>
          </tr>
        ))}
      </DataTable>
    </section>
  )
}
