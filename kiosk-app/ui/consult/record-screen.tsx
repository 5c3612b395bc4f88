/** What the lawyer wrote and signed: read here, printed if wanted, rated, and wiped with the visit. */
import { digestGroups } from '@lutong/core/crypto/digest-groups.ts'
import { Button } from '../components/button.tsx'
import { Frame } from '../components/frame.tsx'
import { Hero } from '../components/hero.tsx'
import { PrintStatus } from '../components/print-status.tsx'
import common from '../screens/screens.module.css'
import type { ScreenOf } from '../visit/screen-of.ts'
import { useVisit } from '../visit/visit.ts'
import css from './consult.module.css'

const LEVELS = [5, 4, 3, 2, 1] as const

/** What was begun beside the talk is the visit's own, and becomes an application here. */
const GoOn = ({ begun }: { readonly begun: NonNullable<ScreenOf<'consult-record'>['begun']> }) => {
  const { messages, send } = useVisit()
  return (
    <Button size="main" sign="file" onPress={() => void send({ type: 'open-shared-form', itemCode: begun.code })}>
      {messages.consult.form.afterTalk(begun.title)}
    </Button>
  )
}

/** The lawyer's proposal: it waits for the citizen's touch, and is as easily put away as opened. */
const Offered = ({ offered }: { readonly offered: NonNullable<ScreenOf<'consult-record'>['offered']> }) => {
  const { messages, send } = useVisit()
  const text = messages.consult.record
  const itemCode = offered.code
  return (
    <section class={`${common.card} ${common.stack} ${css.offered}`} role="status">
      <h2>{text.offered(offered.name)}</h2>
      <p>{text.offeredMeans}</p>
      <Button size="main" sign="next" signAtEnd onPress={() => void send({ type: 'make-application', itemCode })}>
        {text.offeredOpen}
      </Button>
      <Button onPress={() => void send({ type: 'decline-offer', itemCode })}>{text.offeredDecline}</Button>
    </section>
  )
}

export const RecordScreen = ({ screen }: { readonly screen: ScreenOf<'consult-record'> }) => {
  const { messages, send } = useVisit()
  const text = messages.consult.record
  const { callOn, lawyer, print, rated, record } = screen
  const parts =
    record === null
      ? []
      : (['facts', 'issue', 'advice', 'nextSteps'] as const).filter((part) => record[part].trim() !== '')
  return (
    <Frame
      screenKey={`consult-record/${record === null}`}
      title={record === null ? text.writing : text.title}
      {...(lawyer === null ? {} : { over: text.by(lawyer.name, lawyer.licence) })}
      back={
        callOn && record === null
          ? { label: text.backToCall, sign: 'lawyer', onPress: () => void send({ type: 'back-to-call' }) }
          : null
      }
      next={{ label: text.finish, sign: 'check', onPress: () => void send({ type: 'continue' }) }}
    >
      {record === null ? (
        <Hero sign={screen.online ? 'pen' : 'offline'} busy={screen.online}>
          <div role="status">
            <p>{screen.online ? text.writingNext : text.noLine}</p>
            <p class={common.soft}>{text.goAway(screen.phone)}</p>
          </div>
        </Hero>
      ) : (
        <div class={common.stack}>
          {screen.offered === null ? null : <Offered offered={screen.offered} />}
          {parts.map((part) => (
            <section key={part} class={common.card}>
              <h2>{text.parts[part]}</h2>
              <p class={css.written} lang="zh-CN" data-private>
                {record[part]}
              </p>
            </section>
          ))}
          {record.lawsCited.length === 0 ? null : (
            <section class={common.card}>
              <h2>{text.laws}</h2>
              <ul lang="zh-CN" data-private>
                {record.lawsCited.map((law) => (
                  <li key={law}>{law}</li>
                ))}
              </ul>
            </section>
          )}
          {screen.begun === null ? null : <GoOn begun={screen.begun} />}
          <p>{text.aid}</p>
          <p class={`${common.soft} ${common.small}`}>{text.hash(digestGroups(screen.sha256))}</p>
          {print === null ? (
            <Button size="main" sign="printer" onPress={() => void send({ type: 'print-record' })}>
              {text.print}
            </Button>
          ) : (
            <PrintStatus prints={[print]} onRetry={() => void send({ type: 'print-record' })} />
          )}
          {screen.applications.length === 0 ? null : (
            <section class={`${common.card} ${common.stack}`}>
              <h2>{text.goOn}</h2>
              <p class={common.soft}>{text.goOnNext}</p>
              {screen.applications.map(({ code, name }) => (
                <Button
                  key={code}
                  sign="next"
                  signAtEnd
                  onPress={() => void send({ type: 'make-application', itemCode: code })}
                >
                  {name}
                </Button>
              ))}
            </section>
          )}
          <section class={`${common.card} ${common.stack}`}>
            <h2>{rated ? text.thanks : messages.rating.title}</h2>
            {rated ? null : (
              <div class={css.levels}>
                {LEVELS.map((level) => (
                  <Button key={level} onPress={() => void send({ type: 'rate-consultation', level })}>
                    {messages.rating.levels[level]}
                  </Button>
                ))}
              </div>
            )}
          </section>
        </div>
      )}
    </Frame>
  )
}
