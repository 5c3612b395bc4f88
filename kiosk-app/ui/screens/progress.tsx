import type { CaseView } from '../visit/screen-of.ts'
import { Button } from '../components/button.tsx'
import { DueLine } from '../components/due-line.tsx'
import { CaseTimeline } from '../components/case-timeline.tsx'
import { Frame } from '../components/frame.tsx'
import { Hero } from '../components/hero.tsx'
import { Notice } from '../components/notice.tsx'
import { PrintStatus } from '../components/print-status.tsx'
import { useVisit } from '../visit/visit.ts'
import type { ScreenOf } from '../visit/screen-of.ts'
import css from './screens.module.css'

const Case = ({ view, printing }: { readonly view: CaseView; readonly printing: boolean }) => {
  const { messages, send } = useVisit()
  return (
    <li class={css.card}>
      <div class={`${css.row} ${css.between}`}>
        <div class={css.grow}>
          <h2>{view.itemName}</h2>
          <p class={css.soft}>{view.caseNumber}</p>
        </div>
        <Button
          sign="printer"
          label={`${messages.prints.print}: ${view.caseNumber}`}
          disabled={printing}
          onPress={() => void send({ type: 'print-progress', caseNumber: view.caseNumber })}
        >
          {messages.prints.print}
        </Button>
      </div>
      {view.awaitingMaterials ? (
        <div class={css.aboveGap}>
          <Notice tone="warn" sign="file" title={messages.progress.awaiting} />
        </div>
      ) : null}
      <CaseTimeline view={view} />
      <div class={css.aboveGap}>
        <Button sign="next" signAtEnd onPress={() => void send({ type: 'open-case', caseNumber: view.caseNumber })}>
          {messages.progress.open}
        </Button>
      </div>
      <DueLine view={view} />
    </li>
  )
}

export const ProgressScreen = ({ screen }: { readonly screen: ScreenOf<'progress'> }) => {
  const { messages, send } = useVisit()
  const { cases, print } = screen
  const printing = print !== null && (print.state === 'waiting' || print.state === 'printing')
  return (
    <Frame
      screenKey="progress"
      title={messages.progress.title}
      next={{ label: messages.progress.finish, sign: 'check', onPress: () => void send({ type: 'end' }) }}
      centred={cases.length === 0}
    >
      {cases.length === 0 ? (
        <Hero sign="progress">
          <p class={css.strong}>{messages.progress.none}</p>
          <p>{messages.progress.noneHint}</p>
        </Hero>
      ) : (
        <div class={css.stack}>
          {print === null ? null : (
            <div class={css.card}>
              <PrintStatus prints={[print]} />
            </div>
          )}
          <ul class={css.stack}>
            {cases.map((view) => (
              <Case key={view.caseNumber} view={view} printing={printing} />
            ))}
          </ul>
        </div>
      )}
    </Frame>
  )
}
