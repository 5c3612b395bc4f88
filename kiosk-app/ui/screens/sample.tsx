import { Frame } from '../components/frame.tsx'
import { Notice } from '../components/notice.tsx'
import type { ScreenOf } from '../visit/screen-of.ts'
import { useVisit } from '../visit/visit.ts'
import css from './where.module.css'
import common from './screens.module.css'

/** How the form looks when it is filled in: invented people, said so. */
export const SampleScreen = ({ screen }: { readonly screen: ScreenOf<'sample'> }) => {
  const { messages } = useVisit()
  return (
    <Frame screenKey={`sample/${screen.title}`} over={messages.sample.over} title={screen.title}>
      <div class={common.stack}>
        <section class={common.card}>
          <h2>{messages.sample.how}</h2>
          <ol class={css.steps}>
            {screen.instructions.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        </section>
        <Notice tone="info">
          <p>{messages.sample.invented}</p>
        </Notice>
        {screen.sections.map((section) => (
          <section key={section.stepId} class={common.card}>
            <h2>{section.title}</h2>
            <dl class={common.facts}>
              {section.lines.map((line) => (
                <div key={line.label}>
                  <dt>{line.label}</dt>
                  <dd>{line.value}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Frame>
  )
}
