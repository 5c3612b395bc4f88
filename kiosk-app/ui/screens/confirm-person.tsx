import { Button } from '../components/button.tsx'
import { Frame } from '../components/frame.tsx'
import { Notice } from '../components/notice.tsx'
import { useVisit } from '../visit/visit.ts'
import type { ScreenOf } from '../visit/screen-of.ts'
import css from './screens.module.css'

export const ConfirmPersonScreen = ({ screen }: { readonly screen: ScreenOf<'confirm-person'> }) => {
  const { messages, send } = useVisit()
  return (
    <Frame
      screenKey="confirm-person"
      title={messages.confirmPerson.title}
      lead={messages.confirmPerson.privacy}
      phase={1}
      next={{ label: messages.confirmPerson.yes, sign: 'check', onPress: () => void send({ type: 'continue' }) }}
    >
      <div class={css.stack}>
        <div class={css.card}>
          <dl class={`${css.facts} ${css.person}`}>
            <div>
              <dt>{messages.confirmPerson.name}</dt>
              <dd>{screen.maskedName}</dd>
            </div>
            <div>
              <dt>{messages.confirmPerson.idNumber}</dt>
              <dd>{screen.maskedIdNumber}</dd>
            </div>
            <div>
              <dt>{messages.confirmPerson.validTo}</dt>
              <dd>{screen.validTo}</dd>
            </div>
          </dl>
        </div>
        {screen.expired ? (
          <Notice tone="warn">
            <p>{messages.confirmPerson.expired}</p>
          </Notice>
        ) : null}
        <div class={css.row}>
          <Button size="main" sign="card" onPress={() => void send({ type: 'read-card-again' })}>
            {messages.confirmPerson.no}
          </Button>
        </div>
      </div>
    </Frame>
  )
}
