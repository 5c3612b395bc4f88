import type { Calculator } from '@lutong/core/calculators/calculator.ts'
import type { PlainField } from '@lutong/core/forms/presentation.ts'
import { useEffect, useState } from 'preact/hooks'
import { said, words } from '../language/language.ts'

interface AnswerProps {
  readonly field: PlainField
  readonly value: string
  readonly onChange: (value: string) => void
}

const Answer = ({ field, value, onChange }: AnswerProps) => {
  const text = words().calculators
  const options =
    field.kind === 'yes-no'
      ? [
          { value: 'true', name: text.yes },
          { value: 'false', name: text.no },
        ]
      : field.options?.map((one) => ({ value: one.value, name: said(one.label) }))
  return (
    <label class="field">
      <span>{said(field.label)}</span>
      {options === undefined ? (
        field.kind === 'date' ? (
          <input type="date" value={value} onInput={(event) => onChange(event.currentTarget.value)} />
        ) : (
          <input inputMode="decimal" value={value} onInput={(event) => onChange(event.currentTarget.value)} />
        )
      ) : (
        <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          <option value="" />
          {options.map((one) => (
            <option key={one.value} value={one.value}>
              {one.name}
            </option>
          ))}
        </select>
      )}
    </label>
  )
}

const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())

/** The same calculators the terminal has: they work out, they never decide. */
export const Calculators = ({ onInsert }: { readonly onInsert: (lines: string) => void }) => {
  const text = words().calculators
  const [all, setAll] = useState<readonly Calculator[]>([])
  const [chosen, setChosen] = useState('')
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  useEffect(() => {
    void import('@lutong/core/calculators/all.ts').then(({ calculatorsFor }) =>
      // Without the one that needs a region's own threshold: a desk serves many regions.
      setAll(calculatorsFor('').filter((one) => one.id !== 'means')),
    )
  }, [])
  const calculator = all.find((one) => one.id === chosen)
  const result = calculator?.reckon(values, today())
  return (
    <div class="stack">
      <label class="field">
        <span>{text.choose}</span>
        <select
          value={chosen}
          onChange={(event) => {
            setChosen(event.currentTarget.value)
            setValues({})
          }}
        >
          <option value="" />
          {all.map((one) => (
            <option key={one.id} value={one.id}>
              {said(one.title)}
            </option>
          ))}
        </select>
      </label>
      {calculator?.fields
        .filter(({ showWhen }) => showWhen === undefined || showWhen.isOneOf.includes(values[showWhen.path] ?? ''))
        .map((field) => (
          <Answer
            key={`${chosen}-${field.path}`}
            field={field}
            value={values[field.path] ?? ''}
            onChange={(value) => setValues((now) => ({ ...now, [field.path]: value }))}
          />
        ))}
      {calculator === undefined ? null : result === undefined ? (
        <p class="soft">{text.fillIn}</p>
      ) : (
        <div class="notice stack" role="status">
          <dl class="matter-facts">
            {result.lines.map((line) => (
              <div key={said(line.label)}>
                <dt>{said(line.label)}</dt>
                <dd>{said(line.value)}</dd>
              </div>
            ))}
          </dl>
          <p>{said(result.rule)}</p>
          <p class="soft">
            {text.source}：{result.source}
          </p>
          <button
            type="button"
            class="button"
            onClick={() =>
              // The record is the citizen's paper: in Chinese, whatever the desk is read in.
              onInsert(
                [...result.lines.map((line) => `${line.label['zh-CN']}：${line.value['zh-CN']}`), result.source].join(
                  '\n',
                ),
              )
            }
          >
            {text.insert}
          </button>
        </div>
      )}
    </div>
  )
}
