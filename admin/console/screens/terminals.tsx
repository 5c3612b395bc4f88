import { useState } from 'preact/hooks'
import type { Me } from '../../server/accounts/session.ts'
import type { TerminalView } from '../../server/terminals/console-terminals.ts'
import { AskedView, useAsked } from '../components/asked.tsx'
import { Cell, DataTable } from '../components/data-table.tsx'
import { moment, words } from '../language/language.ts'
import { askSignedIn } from '../session.ts'
import { SelfTests } from './self-tests.tsx'
import { AddTerminal } from './add-terminal.tsx'

const SIGNS: Record<TerminalView['state'], string> = { online: '●', silent: '△', 'never-seen': '○', revoked: '–' }
const LOOKS: Record<TerminalView['state'], string> = {
  online: 'tag tag-done',
  silent: 'tag tag-warn',
  'never-seen': 'tag tag-ended',
  revoked: 'tag tag-ended',
}

const devicesText = (terminal: TerminalView): string => {
  if (terminal.faults.length > 0)
    return terminal.faults.map((fault) => `△ ${fault.device}: ${fault.fault ?? fault.state}`).join(' ')
  return terminal.lastSeenAtMs === null ? '—' : words().allWell
}

const isBehind = (terminal: TerminalView, wanted: number): boolean =>
  terminal.contentVersion !== null && terminal.contentVersion !== wanted

const contentText = (terminal: TerminalView, wanted: number): string => {
  const { problem, shows } = words().content
  if (terminal.contentVersion === null) return '—'
  const why = terminal.contentProblem === null ? '' : ` ${problem[terminal.contentProblem]}`
  return `${isBehind(terminal, wanted) ? '△ ' : ''}${shows(terminal.contentVersion)}${why}`
}

interface RevokeProps {
  readonly terminal: TerminalView
  readonly done: () => void
}

const Revoke = ({ terminal, done }: RevokeProps) => {
  const text = words()
  const [asking, setAsking] = useState(false)
  if (terminal.state === 'revoked') return null
  if (!asking)
    return (
      <button type="button" class="button" onClick={() => setAsking(true)}>
        {text.revoke}
      </button>
    )
  const revoke = async () => {
    await askSignedIn<null>('POST', `/terminals/${terminal.id}/revocation`)
    setAsking(false)
    done()
  }
  return (
    <div class="stack">
      <span>{text.revokeSure(terminal.name)}</span>
      <div class="row">
        <button type="button" class="button button-danger" onClick={() => void revoke()}>
          {text.revoke}
        </button>
        <button type="button" class="button" onClick={() => setAsking(false)}>
          {text.cancel}
        </button>
      </div>
    </div>
  )
}

const Row = ({
  terminal,
  me,
  wanted,
  again,
}: {
  readonly terminal: TerminalView
  readonly me: Me
  readonly wanted: number
  readonly again: () => void
}) => {
  const text = words()
  return (
    <tr role="row">
      <Cell title={text.terminalName}>{terminal.name}</Cell>
      <Cell title={text.centre}>{terminal.centreName}</Cell>
      <Cell title={text.terminalState}>
        <span class={LOOKS[terminal.state]}>
          <span aria-hidden="true">{SIGNS[terminal.state]}</span> {text.state[terminal.state]}
        </span>
      </Cell>
      <Cell title={text.lastSeen} class="time">
        {terminal.lastSeenAtMs === null ? text.never : moment(terminal.lastSeenAtMs)}
      </Cell>
      <Cell title={text.version}>{terminal.softwareVersion ?? '—'}</Cell>
      <Cell title={text.content.version} class={isBehind(terminal, wanted) ? 'warn' : undefined}>
        {contentText(terminal, wanted)}
      </Cell>
      <Cell title={text.unsent} class="amount">
        {terminal.openIntents ?? '—'}
      </Cell>
      <Cell title={text.devices} class={terminal.faults.length > 0 ? 'warn' : undefined}>
        {devicesText(terminal)}
      </Cell>
      {me.role === 'admin' ? (
        <Cell title={text.revoke}>
          <Revoke terminal={terminal} done={again} />
        </Cell>
      ) : null}
    </tr>
  )
}

export const Terminals = ({ me }: { readonly me: Me }) => {
  const text = words()
  const { asked, again } = useAsked<{ readonly contentVersion: number; readonly terminals: readonly TerminalView[] }>(
    '/terminals',
  )
  return (
    <>
      <div class="page-head">
        <h1>{text.terminals}</h1>
      </div>
      {me.role === 'admin' ? <AddTerminal /> : null}
      <AskedView asked={asked} again={again}>
        {({ contentVersion, terminals }) =>
          terminals.length === 0 ? (
            <p class="notice">{text.noTerminals}</p>
          ) : (
            <DataTable
              label={text.terminals}
              columns={[
                text.terminalName,
                text.centre,
                text.terminalState,
                text.lastSeen,
                text.version,
                text.content.version,
                text.unsent,
                text.devices,
                ...(me.role === 'admin' ? [text.revoke] : []),
              ]}
            >
              {terminals.map((terminal) => (
                <Row key={terminal.id} terminal={terminal} me={me} wanted={contentVersion} again={again} />
              ))}
            </DataTable>
          )
        }
      </AskedView>
      <SelfTests />
    </>
  )
}
