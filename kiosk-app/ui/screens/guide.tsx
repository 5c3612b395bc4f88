import { Frame } from '../components/frame.tsx'
import { Notice } from '../components/notice.tsx'
import { useVisit } from '../visit/visit.ts'
import type { ScreenOf } from '../visit/screen-of.ts'
import css from './guide.module.css'
import common from './screens.module.css'

export const GuideScreen = ({ screen }: { readonly screen: ScreenOf<'guide'> }) => {
  const { messages, send } = useVisit()
  const { item, guide } = screen
  return (
    <Frame
      screenKey={`guide/${item.code}`}
      over={item.name}
      title={item.plainName}
      lead={guide.summary}
      next={{ label: messages.guide.begin, onPress: () => void send({ type: 'continue' }) }}
    >
      <div class={common.stack}>
        {guide.verified ? null : (
          <Notice tone="info">
            <p>{messages.guide.unverified}</p>
          </Notice>
        )}
        {guide.materials.length === 0 ? null : (
          <section class={common.card}>
            <h2>{messages.guide.materials}</h2>
            <ul class={css.materials}>
              {guide.materials.map((material) => (
                <li key={material.name}>
                  <p class={common.row}>
                    <strong>{material.name}</strong>
                    <span class={`${common.tag} ${material.required ? common.tagAct : ''}`}>
                      {material.required ? messages.guide.required : messages.guide.optional}
                    </span>
                  </p>
                  <p class={common.soft}>{material.why}</p>
                  <p class={common.soft}>
                    {messages.guide.ifMissing}
                    {material.ifMissing}
                  </p>
                </li>
              ))}
            </ul>
          </section>
        )}
        {guide.sections.map((section) => (
          <section key={section.heading} class={common.card}>
            <h2>{section.heading}</h2>
            <ul class={css.lines}>
              {section.lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Frame>
  )
}
