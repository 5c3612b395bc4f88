/** Recording, asked for by itself and seen all the while: the question before the call, the sign and the way out in it. */
import type { RecordingState } from '@lutong/core/consultation/recording.ts'
import { useState } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import { Door } from '../components/door.tsx'
import { Frame } from '../components/frame.tsx'
import { Notice } from '../components/notice.tsx'
import common from '../screens/screens.module.css'
import type { ScreenOf } from '../visit/screen-of.ts'
import { useVisit } from '../visit/visit.ts'
import css from './recording.module.css'

/** Two answers of the same weight: neither leads any faster to the lawyer. */
export const RecordingQuestion = ({ screen }: { readonly screen: ScreenOf<'consult-recording'> }) => {
  const { messages, send } = useVisit()
  const text = messages.consult.recording
  return (
    <Frame screenKey="consult-recording" title={text.title} lead={text.lead}>
      <div class={common.stack}>
        <section class={`${common.card} ${common.stack}`}>
          <ul class={common.stack}>
            {text.points(screen.keptDays).map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </section>
        <ul class={common.stack}>
          <li class={common.wide}>
            <Door
              name={text.refuse}
              summary={text.refuseMeans}
              onPress={() => void send({ type: 'answer-recording', agreed: false })}
            />
          </li>
          <li class={common.wide}>
            <Door
              name={text.agree}
              summary={text.agreeMeans}
              onPress={() => void send({ type: 'answer-recording', agreed: true })}
            />
          </li>
        </ul>
      </div>
    </Frame>
  )
}

export const RecordingSign = ({ state }: { readonly state: RecordingState }) => {
  const { messages, send } = useVisit()
  const text = messages.consult.recording
  const [asking, setAsking] = useState(false)
  if (state === 'withdrawn')
    return (
      <div role="status">
        <Notice tone="ok" title={text.stopped} />
      </div>
    )
  if (state !== 'agreed') return null
  return (
    <div class={css.recording}>
      <p class={css.sign} role="status">
        <span class={css.dot} aria-hidden="true" />
        {text.on}
      </p>
      {asking ? (
        <div class={css.question} role="alert">
          <p>{text.sure}</p>
          <Button onPress={() => void send({ type: 'stop-recording' })}>{text.stopSure}</Button>
          <Button onPress={() => setAsking(false)}>{text.goOn}</Button>
        </div>
      ) : (
        <Button onPress={() => setAsking(true)}>{text.stop}</Button>
      )}
    </div>
  )
}
