import type { PlainFieldView } from '@lutong/core/contracts/host-rpc.ts'
import { useEffect } from 'preact/hooks'
import { Frame } from '../components/frame.tsx'
import { Problem } from '../components/notice.tsx'
import { asText } from '../fields/field-props.ts'
import { TextField } from '../fields/text-fields.tsx'
import { problemText } from '../messages/messages.ts'
import { useKeptText } from '../visit/keep-typed.ts'
import { useVisit } from '../visit/visit.ts'
import type { ScreenOf } from '../visit/screen-of.ts'
import css from './screens.module.css'

const ID_LENGTH = 18
const NAME_LENGTH = 50

const question = (path: string, kind: PlainFieldView['kind'], label: string, hint: string, maxLength: number) =>
  ({ path, kind, label, hint, required: true, readOnly: false, maxLength }) satisfies PlainFieldView

export const IdentifyByTypingScreen = ({ screen }: { readonly screen: ScreenOf<'identify-by-typing'> }) => {
  const { messages, send } = useVisit()
  const [name, setName] = useKeptText('name')
  const [idNumber, setIdNumber] = useKeptText('idNumber')
  const { problem, field } = screen
  const wrongName = field === 'name'
  const wrongNumber = field === 'idNumber'
  const text = problem === null ? undefined : problemText(messages, problem)
  const said = text === undefined ? undefined : messages.typing.problem(text.title, text.next)
  useEffect(() => {
    if (wrongName || wrongNumber) document.getElementById(wrongName ? 'typed-name' : 'typed-number')?.focus()
  }, [wrongName, wrongNumber, problem])
  const submit = () => void send({ type: 'submit-identity', name: name.trim(), idNumber: idNumber.trim() })
  return (
    <Frame
      screenKey="identify-by-typing"
      title={messages.typing.title}
      phase={1}
      next={{ label: messages.actions.next, onPress: submit }}
    >
      <div>
        <TextField
          id="typed-name"
          kind="text"
          field={question('name', 'text', messages.typing.name, messages.typing.nameHint, NAME_LENGTH)}
          value={name}
          error={wrongName ? said : undefined}
          onChange={(value) => setName(asText(value))}
        />
        <TextField
          id="typed-number"
          kind="id-number"
          field={question('idNumber', 'id-number', messages.typing.idNumber, messages.typing.idNumberHint, ID_LENGTH)}
          value={idNumber}
          error={wrongNumber ? said : undefined}
          onChange={(value) => setIdNumber(asText(value).toUpperCase())}
        />
        <p class={css.soft} role="status">
          {idNumber === '' ? '' : messages.typing.left(ID_LENGTH - idNumber.length)}
        </p>
        {wrongName || wrongNumber ? (
          <p role="alert" class="spoken-only">
            {said}
          </p>
        ) : (
          <Problem code={problem} />
        )}
        <p class={css.soft}>{messages.typing.later}</p>
      </div>
    </Frame>
  )
}
