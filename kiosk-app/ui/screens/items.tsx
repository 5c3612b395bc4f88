import { Frame } from '../components/frame.tsx'
import { Pictogram } from '../components/pictogram.tsx'
import { guardedPress } from '../visit/press-guard.ts'
import { useVisit } from '../visit/visit.ts'
import css from './items.module.css'
import type { ScreenOf } from '../visit/screen-of.ts'
import common from './screens.module.css'

export const ItemsScreen = ({ screen }: { readonly screen: ScreenOf<'items'> }) => {
  const { messages, send } = useVisit()
  return (
    <Frame
      screenKey={`items/${screen.theme}`}
      over={messages.welcome.doors[screen.theme].name}
      title={messages.items.title}
    >
      <ul class={common.stack}>
        {screen.items.map((item) => (
          <li key={item.code} class={common.wide}>
            <button
              type="button"
              class={css.item}
              onClick={(event) => guardedPress(event, () => void send({ type: 'open-item', itemCode: item.code }))}
            >
              <span class={css.words}>
                <strong>{item.plainName}</strong>
                <span class={css.official}>{item.name}</span>
                <span>{item.summary}</span>
              </span>
              {item.coming ? (
                <span class={`${common.tag} ${common.tagWarn}`}>{messages.items.coming}</span>
              ) : (
                <Pictogram name="next" />
              )}
            </button>
          </li>
        ))}
      </ul>
    </Frame>
  )
}
