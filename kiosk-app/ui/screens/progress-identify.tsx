import type { PlainFieldView } from '@lutong/core/contracts/host-rpc.ts'
import { provisionalNumberTyped } from '@lutong/core/provisional-number.ts'
import { Button } from '../components/button.tsx'
import { Frame } from '../components/frame.tsx'
import { Notice, Problem } from '../components/notice.tsx'
import { TapDrawing } from '../components/tap-drawing.tsx'
import { FieldShell } from '../fields/field-shell.tsx'
import fieldCss from '../fields/fields.module.css'
import { useKeptText } from '../visit/keep-typed.ts'
import { useVisit } from '../visit/visit.ts'
import css from './progress-identify.module.css'
import type { ScreenOf } from '../visit/screen-of.ts'
import common from './screens.module.css'

const question = (path: string, label: string): PlainFieldView => ({
  path,
  kind: 'text',
  label,
  required: true,
  readOnly: false,
})

interface CodeInputProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly maxLength: number
  readonly onChange: (value: string) => void
}

/** Numbers of cases and codes of slips: capitals and digits, typed by the panel's own keys. */
const CodeInput = ({ id, label, value, maxLength, onChange }: CodeInputProps) => (
  <FieldShell id={id} field={question(id, label)} error={undefined}>
    <input
      id={id}
      class={fieldCss.input}
      type="text"
      inputMode="none"
      data-keys="code"
      autoComplete="off"
      autoCapitalize="characters"
      spellcheck={false}
      maxLength={maxLength}
      value={value}
      onInput={(event) => onChange(event.currentTarget.value.toUpperCase())}
    />
  </FieldShell>
)

export const ProgressIdentifyScreen = ({ screen }: { readonly screen: ScreenOf<'progress-identify'> }) => {
  const { messages, send } = useVisit()
  const [caseNumber, setCaseNumber] = useKeptText('caseNumber')
  const [slipCode, setSlipCode] = useKeptText('slipCode')
  const { reader, asking, problem } = screen
  const isProvisional = provisionalNumberTyped(caseNumber) !== undefined
  const complete = isProvisional || (caseNumber.trim() !== '' && slipCode.trim() !== '')
  const look = () =>
    void send({ type: 'query-by-slip', caseNumber: caseNumber.trim(), slipCode: slipCode.replaceAll(/\s/g, '') })
  return (
    <Frame
      screenKey="progress-identify"
      title={messages.progressIdentify.title}
      next={{ label: messages.progressIdentify.look, disabled: asking || !complete, onPress: look }}
    >
      <div class={common.stack}>
        <div role="status">
          {asking ? <Notice tone="info" sign="wait" title={messages.progressIdentify.asking} /> : null}
        </div>
        <Problem code={problem} />
        {reader === 'absent' ? (
          <Notice tone="warn" sign="card">
            <p>{messages.progressIdentify.absent}</p>
          </Notice>
        ) : (
          <section class={`${common.card} ${css.card}`}>
            <TapDrawing state={reader === 'reading' ? 'reading' : reader === 'problem' ? 'problem' : 'waiting'} />
            <div>
              <h2>{messages.progressIdentify.byCard}</h2>
              <p class={common.soft} role="status">
                {reader === 'reading' ? messages.identify.reading : messages.progressIdentify.byCardHint}
              </p>
              {reader === 'problem' ? (
                <Button sign="card" onPress={() => void send({ type: 'read-card-again' })}>
                  {messages.identify.again}
                </Button>
              ) : null}
            </div>
          </section>
        )}
        <section class={common.card}>
          <h2>{messages.progressIdentify.bySlip}</h2>
          <p class={common.soft}>{messages.progressIdentify.bySlipHint}</p>
          <div class={css.slip}>
            <CodeInput
              id="case-number"
              label={messages.progressIdentify.caseNumber}
              value={caseNumber}
              maxLength={40}
              onChange={setCaseNumber}
            />
            {isProvisional ? null : (
              <CodeInput
                id="slip-code"
                label={messages.progressIdentify.slipCode}
                value={slipCode}
                maxLength={20}
                onChange={setSlipCode}
              />
            )}
          </div>
        </section>
      </div>
    </Frame>
  )
}
