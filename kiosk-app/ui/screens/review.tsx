import { Button } from '../components/button.tsx'
import { Frame } from '../components/frame.tsx'
import { Notice } from '../components/notice.tsx'
import { Pictogram } from '../components/pictogram.tsx'
import { useVisit } from '../visit/visit.ts'
import type { ScreenOf } from '../visit/screen-of.ts'
import css from './screens.module.css'

export const ReviewScreen = ({ screen }: { readonly screen: ScreenOf<'review'> }) => {
  const { messages, send } = useVisit()
  return (
    <Frame
      screenKey="review"
      title={messages.review.title}
      lead={messages.review.lead}
      phase={4}
      next={{ label: messages.review.next, sign: 'check', onPress: () => void send({ type: 'continue' }) }}
    >
      <div class={css.stack}>
        {screen.helps.map((help) => (
          <Notice key={help.text} tone={help.tone} title={help.text}>
            <p class={css.small}>{messages.eligibility.source(help.source)}</p>
          </Notice>
        ))}
        {screen.sections.map((section) => (
          <section key={section.stepId} class={css.card}>
            <div class={`${css.row} ${css.between}`}>
              <h2 class={css.grow}>{section.title}</h2>
              <Button
                sign="pen"
                label={messages.review.changeOf(section.title)}
                onPress={() => void send({ type: 'edit-step', stepId: section.stepId })}
              >
                {messages.review.change}
              </Button>
            </div>
            <dl class={css.facts}>
              {section.lines.map((line) => (
                <div key={line.label}>
                  <dt>{line.label}</dt>
                  <dd>{line.value === '' ? messages.review.empty : line.value}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <p class={css.row}>
          <Pictogram name="file" />
          {messages.review.materials(screen.materialCount)}
        </p>
      </div>
    </Frame>
  )
}
