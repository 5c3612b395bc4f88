/** Typical cases for teaching: made up and marked so on every screen; the law beside them is real. */
import { Button } from '../../components/button.tsx'
import { Door } from '../../components/door.tsx'
import { Frame } from '../../components/frame.tsx'
import { LawReferences } from '../../components/law-references.tsx'
import { Notice } from '../../components/notice.tsx'
import { PrintStatus } from '../../components/print-status.tsx'
import type { ScreenOf } from '../../visit/screen-of.ts'
import { useVisit } from '../../visit/visit.ts'
import common from '../screens.module.css'
import { ServiceDoors } from './questions.tsx'

export const CasesScreen = ({ screen }: { readonly screen: ScreenOf<'cases'> }) => {
  const { messages, send } = useVisit()
  return (
    <Frame screenKey="cases" over={messages.library.title} title={messages.cases.title}>
      <div class={common.stack}>
        <Notice tone="info" title={messages.cases.example}>
          <p>{messages.cases.madeUp}</p>
        </Notice>
        {screen.cases.length === 0 ? <p>{messages.cases.none(screen.phone)}</p> : null}
        <ul class={common.stack}>
          {screen.cases.map((one) => (
            <li key={one.id} class={common.wide}>
              <Door
                name={one.title}
                official={one.matter}
                onPress={() => void send({ type: 'open-typical-case', id: one.id })}
              />
            </li>
          ))}
        </ul>
      </div>
    </Frame>
  )
}

export const TypicalCaseScreen = ({ screen }: { readonly screen: ScreenOf<'typical-case'> }) => {
  const { messages, send } = useVisit()
  const { cases: words } = messages
  const print = () => void send({ type: 'print-lookup', article: null })
  return (
    <Frame
      screenKey={`typical-case/${screen.id}`}
      over={`${words.example} · ${screen.matter}`}
      title={screen.title}
      next={{ label: messages.laws.print, sign: 'printer', onPress: print }}
    >
      <div class={common.stack}>
        {screen.print === null ? null : <PrintStatus prints={[screen.print]} onRetry={print} />}
        <section class={common.card}>
          <h2>{words.happened}</h2>
          <p>{screen.happened}</p>
        </section>
        <section class={common.card}>
          <h2>{words.law}</h2>
          <div class={common.stack}>
            {screen.law.map((one) => (
              <div key={one.says} class={common.stack}>
                <p>{one.says}</p>
                <LawReferences laws={one.laws} />
              </div>
            ))}
          </div>
        </section>
        <section class={common.card}>
          <h2>{words.ended}</h2>
          <p>{screen.ended}</p>
        </section>
        <h2>{words.you}</h2>
        <ServiceDoors items={screen.items} />
        <p class={common.soft}>{words.madeUp}</p>
        <p class={common.soft}>{messages.library.notAdvice(screen.phone)}</p>
        <div>
          <Button sign="help" onPress={() => void send({ type: 'call-help' })}>
            {messages.actions.help}
          </Button>
        </div>
      </div>
    </Frame>
  )
}
