/** Work out a date or a sum; the rule and its source stand beside every result. */
import { useState } from 'preact/hooks'
import { Door } from '../components/door.tsx'
import { Frame } from '../components/frame.tsx'
import { Basis } from '../components/law-references.tsx'
import { Notice } from '../components/notice.tsx'
import { PlainField } from '../fields/plain-field.tsx'
import { isShown } from '../fields/values.ts'
import type { ScreenOf } from '../visit/screen-of.ts'
import { type Json, useVisit } from '../visit/visit.ts'
import css from './screens.module.css'

export const CalculatorsScreen = ({ screen }: { readonly screen: ScreenOf<'calculators'> }) => {
  const { messages, send } = useVisit()
  return (
    <Frame screenKey="calculators" title={messages.calculators.title} lead={messages.calculators.lead}>
      <ul class={css.stack}>
        {screen.calculators.map((one) => (
          <li key={one.id} class={css.wide}>
            <Door name={one.title} onPress={() => void send({ type: 'open-calculator', id: one.id })} />
          </li>
        ))}
      </ul>
    </Frame>
  )
}

const TONES = { plain: 'ok', soon: 'warn', passed: 'warn' } as const

export const CalculatorScreen = ({ screen }: { readonly screen: ScreenOf<'calculator'> }) => {
  const { keepTyped, messages, send, snapshot } = useVisit()
  const [values, setValues] = useState<Readonly<Record<string, Json>>>(snapshot.typed ?? {})
  const { result } = screen
  const calculate = () =>
    void send({
      type: 'calculate',
      values: Object.fromEntries(
        Object.entries(values).map(([path, value]) => [
          path,
          typeof value === 'string' ? value : JSON.stringify(value),
        ]),
      ),
    })
  return (
    <Frame
      screenKey={`calculator/${screen.id}`}
      over={messages.calculators.title}
      title={screen.title}
      next={{ label: messages.calculators.work, sign: 'check', onPress: calculate }}
    >
      <div class={css.stack}>
        <div role="status">
          {screen.incomplete ? <Notice tone="warn" title={messages.calculators.incomplete} /> : null}
          {result === null ? null : (
            <Notice tone={TONES[result.tone]} title={messages.calculators.result}>
              <dl class={css.facts}>
                {result.lines.map((line) => (
                  <div key={line.label}>
                    <dt>{line.label}</dt>
                    <dd>{line.value}</dd>
                  </div>
                ))}
              </dl>
              <p>{result.rule}</p>
              <Basis source={result.source} laws={result.laws} />
              <p class={`${css.soft} ${css.small}`}>{messages.calculators.onlyHelp(screen.phone)}</p>
            </Notice>
          )}
        </div>
        <div>
          {screen.fields
            .filter((field) => isShown(field, values))
            .map((field) => (
              <PlainField
                key={field.path}
                id={`calculator-${field.path}`}
                field={field}
                value={values[field.path]}
                error={undefined}
                onChange={(value) => {
                  setValues((last) => ({ ...last, [field.path]: value }))
                  keepTyped(`calculator/${screen.id}`, { [field.path]: value })
                }}
              />
            ))}
        </div>
      </div>
    </Frame>
  )
}
