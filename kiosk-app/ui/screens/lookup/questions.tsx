/** To read before one does anything: common questions, each with its source and the way on. */
import { Button } from '../../components/button.tsx'
import { Door } from '../../components/door.tsx'
import { Frame } from '../../components/frame.tsx'
import { Basis } from '../../components/law-references.tsx'
import type { ScreenOf } from '../../visit/screen-of.ts'
import { useVisit } from '../../visit/visit.ts'
import common from '../screens.module.css'
import css from './lookup.module.css'

export const QuestionsScreen = ({ screen }: { readonly screen: ScreenOf<'questions'> }) => {
  const { messages, send } = useVisit()
  return (
    <Frame
      screenKey={`questions/${screen.theme}`}
      over={messages.library.title}
      title={messages.library.questions}
      lead={messages.library.questionsLead}
    >
      <div class={common.stack}>
        <div class={css.kinds} role="group" aria-label={messages.library.questions}>
          {screen.themes.map((theme) => (
            <Button
              key={theme}
              pressed={theme === screen.theme}
              onPress={() => void send({ type: 'show-questions', theme })}
            >
              {messages.welcome.doors[theme].name}
            </Button>
          ))}
        </div>
        <ul class={common.stack}>
          {screen.questions.map((one) => (
            <li key={one.id} class={common.wide}>
              <Door name={one.question} onPress={() => void send({ type: 'open-question', id: one.id })} />
            </li>
          ))}
        </ul>
      </div>
    </Frame>
  )
}

export const ServiceDoors = ({ items }: { readonly items: ScreenOf<'question'>['items'] }) => {
  const { send } = useVisit()
  return (
    <ul class={common.stack}>
      {items.map((item) => (
        <li key={item.code} class={common.wide}>
          <Door
            name={item.plainName}
            official={item.name}
            onPress={() => void send({ type: 'open-item', itemCode: item.code })}
          />
        </li>
      ))}
    </ul>
  )
}

export const QuestionScreen = ({ screen }: { readonly screen: ScreenOf<'question'> }) => {
  const { messages } = useVisit()
  return (
    <Frame screenKey={`question/${screen.question}`} over={messages.library.questions} title={screen.question}>
      <div class={common.stack}>
        <section class={`${common.card} ${common.stack}`}>
          <p>{screen.answer}</p>
          <Basis source={screen.source} laws={screen.laws} />
        </section>
        <h2>{messages.library.goOn}</h2>
        <ServiceDoors items={screen.items} />
        <p class={common.soft}>{messages.library.notAdvice(screen.phone)}</p>
      </div>
    </Frame>
  )
}
