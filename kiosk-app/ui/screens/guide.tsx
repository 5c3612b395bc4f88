import { Button } from '../components/button.tsx'
import { Frame } from '../components/frame.tsx'
import { LawReferences } from '../components/law-references.tsx'
import { Notice } from '../components/notice.tsx'
import { useVisit } from '../visit/visit.ts'
import type { ScreenOf } from '../visit/screen-of.ts'
import css from './guide.module.css'
import common from './screens.module.css'

export const GuideScreen = ({ screen }: { readonly screen: ScreenOf<'guide'> }) => {
  const { messages, send, snapshot } = useVisit()
  const { item, guide } = screen
  return (
    <Frame
      screenKey={`guide/${item.code}`}
      over={item.name}
      title={item.plainName}
      lead={guide.summary}
      next={{
        label: snapshot.guideOnly ? messages.guide.how : messages.guide.begin,
        onPress: () => void send({ type: 'continue' }),
      }}
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
        {screen.forms.length === 0 ? null : (
          <section class={common.card}>
            <h2>{messages.guide.forms}</h2>
            <div class={`${common.row} ${common.aboveGap}`}>
              {screen.forms.map((form) => (
                <Button
                  key={form.code}
                  sign="file"
                  onPress={() => void send({ type: 'show-sample', formCode: form.code })}
                >
                  {messages.guide.sample(form.title)}
                </Button>
              ))}
            </div>
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
        {screen.laws.length === 0 ? null : (
          <section class={`${common.card} ${common.stack}`}>
            <h2>{messages.laws.behind}</h2>
            <LawReferences laws={screen.laws} />
          </section>
        )}
      </div>
    </Frame>
  )
}
