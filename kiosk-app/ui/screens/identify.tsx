import { Button } from '../components/button.tsx'
import { Frame } from '../components/frame.tsx'
import { Notice, Problem } from '../components/notice.tsx'
import { TapDrawing } from '../components/tap-drawing.tsx'
import { useVisit } from '../visit/visit.ts'
import type { ScreenOf } from '../visit/screen-of.ts'
import css from './screens.module.css'

export const IdentifyScreen = ({ screen }: { readonly screen: ScreenOf<'identify'> }) => {
  const { messages, send } = useVisit()
  const { reader, problem, mayStayAnonymous } = screen
  const absent = reader === 'absent'
  const said = reader === 'reading' ? messages.identify.reading : messages.identify.waiting
  return (
    <Frame
      screenKey="identify"
      title={absent ? messages.identify.absentTitle : messages.identify.title}
      phase={1}
      centred={!absent}
    >
      <div class={css.identify}>
        {absent ? (
          <Notice tone="warn" sign="card">
            <p>{messages.identify.absent}</p>
          </Notice>
        ) : (
          <>
            <TapDrawing state={reader === 'reading' ? 'reading' : reader === 'problem' ? 'problem' : 'waiting'} />
            <p class={css.said} role="status">
              {reader === 'problem' ? '' : said}
            </p>
            <Problem code={problem} />
          </>
        )}
        <div class={css.ways}>
          {reader === 'problem' ? (
            <Button size="main" kind="main" sign="card" onPress={() => void send({ type: 'read-card-again' })}>
              {messages.identify.again}
            </Button>
          ) : null}
          <Button
            size="main"
            kind={absent ? 'main' : 'plain'}
            sign="keyboard"
            onPress={() => void send({ type: 'type-identity' })}
          >
            {messages.identify.typing}
          </Button>
          {mayStayAnonymous ? (
            <Button size="main" onPress={() => void send({ type: 'stay-anonymous' })}>
              {messages.identify.anonymous}
            </Button>
          ) : null}
        </div>
        {absent ? null : (
          <p class={`${css.soft} ${css.small}`}>
            <span>{messages.identify.found}</span>
          </p>
        )}
      </div>
    </Frame>
  )
}
