/** Where one is signed in, each place with the way to end it. */
import type { OwnAccountView } from '../../../server/accounts/own-account.ts'
import { Cell, DataTable } from '../../components/data-table.tsx'
import { Told, useAct } from '../../components/told.tsx'
import { moment, words } from '../../language/language.ts'
import { askSignedIn } from '../../session.ts'

interface OwnSessionsProps {
  readonly sessions: OwnAccountView['sessions']
  readonly again: () => void
}

export const OwnSessions = ({ again, sessions }: OwnSessionsProps) => {
  const all = words()
  const text = all.account
  const { act, busy, said } = useAct()
  const end = async (path: string) => {
    await act(() => askSignedIn<null>('DELETE', path), all.staff.done)
    again()
  }
  return (
    <section class="card stack" aria-labelledby="own-sessions">
      <h2 id="own-sessions">{text.sessions}</h2>
      <p class="soft">{text.sessionsHint}</p>
      <DataTable label={text.sessions} columns={[text.device, text.opened, text.lastUsed, '']}>
        {sessions.map(({ device, id, isThis, lastUsedAtMs, openedAtMs }) => (
          <tr role="row" key={id}>
            <Cell title={text.device}>{device === '' ? text.unknownDevice : device}</Cell>
            <Cell title={text.opened} class="time">
              {moment(openedAtMs)}
            </Cell>
            <Cell title={text.lastUsed} class="time">
              {moment(lastUsedAtMs)}
            </Cell>
            <Cell title="">
              {isThis ? (
                <span class="tag tag-open">{text.thisOne}</span>
              ) : (
                <button
                  type="button"
                  class="button"
                  disabled={busy}
                  onClick={() => void end(`/account/sessions/${id}`)}
                >
                  {text.end}
                </button>
              )}
            </Cell>
          </tr>
        ))}
      </DataTable>
      {sessions.length > 1 ? (
        <div class="row">
          <button
            type="button"
            class="button button-danger"
            disabled={busy}
            onClick={() => void end('/account/sessions')}
          >
            {text.endOthers}
          </button>
        </div>
      ) : null}
      <Told said={said} />
    </section>
  )
}
