import { Frame } from '../components/frame.tsx'
import fieldCss from '../fields/fields.module.css'
import type { ScreenOf } from '../visit/screen-of.ts'
import { useVisit } from '../visit/visit.ts'
import css from './bundle.module.css'
import common from './screens.module.css'

export const BundleScreen = ({ screen }: { readonly screen: ScreenOf<'bundle'> }) => {
  const { messages, send } = useVisit()
  const { bundle, items } = screen
  const none = items.every((item) => !item.chosen)
  return (
    <Frame
      screenKey={`bundle/${bundle.code}`}
      over={bundle.name}
      title={messages.bundle.title}
      lead={messages.bundle.lead}
      next={{ label: messages.bundle.begin, disabled: none, onPress: () => void send({ type: 'continue' }) }}
    >
      <ul class={common.stack}>
        {items.map((item) => (
          <li key={item.code} class={common.wide}>
            <label class={`${fieldCss.option} ${item.chosen ? fieldCss.chosen : ''}`}>
              <input
                type="checkbox"
                checked={item.chosen}
                onChange={(event) =>
                  void send({
                    type: 'choose-bundle-item',
                    itemCode: item.code,
                    chosen: event.currentTarget.checked,
                  })
                }
              />
              <span class={fieldCss.mark} aria-hidden="true" />
              <span class={css.words}>
                <strong>{item.plainName}</strong>
                <small>{item.why}</small>
              </span>
              <span class={`${common.tag} ${item.kind === 'sent' ? common.tagAct : ''} ${css.kind}`}>
                {messages.bundle.kinds[item.kind]}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </Frame>
  )
}
