/** Every language in its own script: this is how a stranger to the one on the screen finds the way out. */
import { Button } from '../components/button.tsx'
import { Overlay } from '../components/overlay.tsx'
import { useVisit } from '../visit/visit.ts'
import css from './language-panel.module.css'

export const LanguagePanel = ({ onClose }: { readonly onClose: () => void }) => {
  const { snapshot, messages, send } = useVisit()
  return (
    <Overlay title={messages.band.languages} onDismiss={onClose}>
      <div class={css.names} role="group" aria-label={messages.band.languages}>
        {snapshot.languages.map(({ tag, name }) => (
          <Button
            key={tag}
            lang={tag}
            pressed={snapshot.pack.tag === tag}
            onPress={() => {
              void send({ type: 'set-language', language: tag })
              onClose()
            }}
          >
            <bdi>{name}</bdi>
          </Button>
        ))}
      </div>
      <Button onPress={onClose}>{messages.actions.close}</Button>
    </Overlay>
  )
}
