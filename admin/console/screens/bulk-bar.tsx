/** What can be done with the cases that are selected, and what came of it for each. */
import { useState } from 'preact/hooks'
import type { CaseLine } from '../../server/cases/views.ts'
import { type BulkAct, bulkOf, type BulkPart, isOpen, runPart } from '../bulk.ts'
import { words } from '../language/language.ts'
import { Link } from '../router.tsx'
import { session } from '../session.ts'
import { GiveTo } from './give-to.tsx'

const nameOf = (act: BulkAct): string => {
  const { acts } = words().worklist
  return act.kind === 'give' ? `${acts.give.replace('…', '')} ${act.name}` : acts[act.kind]
}

const stateText = (state: BulkPart['state']): string => {
  const text = words()
  if (state === 'waiting') return '…'
  if (state === 'done') return `✓ ${text.worklist.done}`
  return state === 'done-before' ? `✓ ${text.worklist.doneBefore}` : `▲ ${text.failure(state)}`
}

interface RunProps {
  readonly act: BulkAct
  readonly lines: readonly CaseLine[]
  readonly me: string
  readonly close: (isChanged: boolean) => void
}

/** Asked once, then done case by case; where some failed the rest stands, and they can be tried again. */
const Run = ({ act, close, lines, me }: RunProps) => {
  const text = words()
  const [parts, setParts] = useState(() => bulkOf(lines, Date.now()))
  const [phase, setPhase] = useState<'asked' | 'working' | 'told'>('asked')
  const run = async () => {
    setPhase('working')
    let now = parts
    for (const part of parts.filter(isOpen)) {
      const state = await runPart(act, part, me)
      now = now.map((one) => (one.actId === part.actId ? { ...one, state } : one))
      setParts(now)
    }
    setPhase('told')
  }
  const done = parts.filter((part) => !isOpen(part)).length
  return (
    <section class="card bulk-run" aria-label={nameOf(act)}>
      <p role="status">
        {phase === 'asked'
          ? text.worklist.sure(nameOf(act), parts.length)
          : phase === 'working'
            ? text.worklist.working(done, parts.length)
            : text.worklist.results(done, parts.length)}
      </p>
      {phase === 'asked' ? null : (
        <ul class="bulk-results">
          {parts.map(({ line, state }) => (
            <li key={line.caseNumber}>
              <Link to={`/console/cases/${line.caseNumber}`}>{line.caseNumber}</Link>{' '}
              <span
                class={state === 'done' || state === 'done-before' ? 'ok' : state === 'waiting' ? 'soft' : 'danger'}
              >
                {stateText(state)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div class="row">
        {phase === 'asked' ? (
          <button type="button" class="button button-main" onClick={() => void run()}>
            {text.confirm}
          </button>
        ) : null}
        {phase === 'told' && done < parts.length ? (
          <button type="button" class="button" onClick={() => void run()}>
            {text.worklist.retry}
          </button>
        ) : null}
        <button type="button" class="button" disabled={phase === 'working'} onClick={() => close(phase === 'told')}>
          {phase === 'asked' ? text.cancel : text.worklist.close}
        </button>
      </div>
    </section>
  )
}

interface BulkBarProps {
  readonly lines: readonly CaseLine[]
  readonly clear: () => void
  /** Something was done: the list is asked for again. */
  readonly changed: () => void
}

export const BulkBar = ({ changed, clear, lines }: BulkBarProps) => {
  const text = words().worklist
  const [act, setAct] = useState<BulkAct | null>(null)
  const me = session.value.state === 'signed-in' ? session.value.me : null
  if (me === null || (lines.length === 0 && act === null)) return null
  if (act !== null)
    return (
      <Run
        act={act}
        lines={lines}
        me={me.name}
        close={(isChanged) => {
          setAct(null)
          if (!isChanged) return
          clear()
          changed()
        }}
      />
    )
  return (
    <section class="bulk-bar" aria-label={text.selected(lines.length)}>
      <strong role="status">{text.selected(lines.length)}</strong>
      <button type="button" class="button" onClick={() => setAct({ kind: 'take' })}>
        {text.acts.take}
      </button>
      {me.role === 'supervisor' ? (
        <GiveTo choose={({ id, name }) => setAct({ kind: 'give', accountId: id, name })} />
      ) : null}
      <button type="button" class="button" onClick={() => setAct({ kind: 'accept' })}>
        {text.acts.accept}
      </button>
      <button type="button" class="quiet" onClick={clear}>
        {text.clearSelection}
      </button>
    </section>
  )
}
