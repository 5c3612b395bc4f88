/** What is printed, what will be, and what was not: said only when it is known. */
import type { PrintView } from '@lutong/core/contracts/host-rpc.ts'
import { problemText } from '../messages/messages.ts'
import { useVisit } from '../visit/visit.ts'
import { Button } from './button.tsx'
import { Pictogram, type PictogramName } from './pictogram.tsx'
import css from './print-status.module.css'

const LOOKS: Readonly<Record<PrintView['state'], readonly [PictogramName, string]>> = {
  waiting: ['clock', 'calm'],
  printing: ['printer', 'busy'],
  printed: ['check', 'ok'],
  unknown: ['alert', 'warn'],
  failed: ['alert', 'warn'],
  'no-printer': ['info', 'calm'],
}
/** An uncertain print is never repeated by a button: it could come out twice. */
const mayRetry = (print: PrintView) => print.state === 'failed' || print.state === 'no-printer'

interface PrintStatusProps {
  readonly prints: readonly PrintView[]
  /** Where "again" means something else than the visit's own papers. */
  readonly onRetry?: () => void
}

export const PrintStatus = ({ prints, onRetry }: PrintStatusProps) => {
  const { messages, send } = useVisit()
  return (
    <div class={css.prints} role="status">
      <ul>
        {prints.map((print) => {
          const [sign, look] = LOOKS[print.state]
          const text = print.problem === null ? null : problemText(messages, print.problem)
          return (
            <li key={print.document} class={css[look]}>
              <Pictogram name={sign} />
              <span class={css.words}>
                <strong>{messages.prints.documents[print.document]}</strong>
                <span class={css.state}>{messages.prints.states[print.state]}</span>
                {text === null ? null : <span class={css.next}>{text.next}</span>}
              </span>
            </li>
          )
        })}
      </ul>
      {prints.some(mayRetry) ? (
        <Button sign="printer" onPress={onRetry ?? (() => void send({ type: 'retry-print' }))}>
          {messages.prints.retry}
        </Button>
      ) : null}
    </div>
  )
}
