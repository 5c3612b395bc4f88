/** One question at a time; a wrong answer says what it means and never shuts the door. */
import { Button } from '../components/button.tsx'
import { Frame } from '../components/frame.tsx'
import { Basis } from '../components/law-references.tsx'
import { Notice } from '../components/notice.tsx'
import type { ScreenOf } from '../visit/screen-of.ts'
import { useVisit } from '../visit/visit.ts'
import css from './eligibility.module.css'
import common from './screens.module.css'

const ANSWERS = ['yes', 'no', 'unsure'] as const

export const EligibilityScreen = ({ screen }: { readonly screen: ScreenOf<'eligibility'> }) => {
  const { messages, send } = useVisit()
  const { warning } = screen
  return (
    <Frame
      screenKey={`eligibility/${screen.number}/${warning !== null}`}
      over={messages.eligibility.over(screen.number, screen.count)}
      title={screen.question}
      {...(warning === null
        ? {}
        : { next: { label: messages.eligibility.anyway, onPress: () => void send({ type: 'continue' }) } })}
    >
      <div class={common.stack}>
        {warning === null ? (
          <div class={css.answers}>
            {ANSWERS.map((answer) => (
              <Button key={answer} size="main" onPress={() => void send({ type: 'answer-check', answer })}>
                {messages.eligibility.answers[answer]}
              </Button>
            ))}
          </div>
        ) : (
          <div role="alert" class={common.stack}>
            <Notice tone="warn" title={messages.eligibility.doubt}>
              <p>{warning.text}</p>
            </Notice>
            {warning.instead === null ? null : <Instead code={warning.instead.code} name={warning.instead.plainName} />}
            <p class={common.soft}>{messages.eligibility.decides}</p>
          </div>
        )}
        <Basis source={screen.source} laws={screen.laws} />
      </div>
    </Frame>
  )
}

const Instead = ({
  code,
  name,
}: {
  readonly code: NonNullable<NonNullable<ScreenOf<'eligibility'>['warning']>['instead']>['code']
  readonly name: string
}) => {
  const { messages, send } = useVisit()
  return (
    <Button
      kind="main"
      size="main"
      sign="next"
      signAtEnd
      onPress={() => void send({ type: 'open-item', itemCode: code })}
    >
      {messages.eligibility.instead(name)}
    </Button>
  )
}
