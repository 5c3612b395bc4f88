import type { PlainFieldView } from '@lutong/core/contracts/host-rpc.ts'
import type { KeySet } from '../input/key-sets.ts'
import { useVisit } from '../visit/visit.ts'
import { asText, describedBy, type FieldProps } from './field-props.ts'
import { FieldShell } from './field-shell.tsx'
import css from './fields.module.css'

type TextKind = Exclude<
  PlainFieldView['kind'],
  'choice' | 'choices' | 'yes-no' | 'tick' | 'date' | 'long-text' | 'address'
>

const KEYS: Readonly<Record<TextKind, KeySet>> = {
  text: 'letters',
  'id-number': 'id-number',
  phone: 'phone',
  digits: 'digits',
  integer: 'digits',
  yuan: 'yuan',
}
/** As long as a right answer can be; the host says what is wrong with a shorter one. */
const LONGEST: Partial<Record<TextKind, number>> = { 'id-number': 18, phone: 20, integer: 9, yuan: 13 }

export const TextField = ({ id, field, value, error, onChange, kind }: FieldProps & { readonly kind: TextKind }) => {
  const { messages } = useVisit()
  const input = (
    <input
      id={id}
      class={css.input}
      type="text"
      data-keys={KEYS[kind]}
      // The panel's own keys come up; a system keyboard would cover the screen.
      inputMode="none"
      autoComplete="off"
      autoCorrect="off"
      spellcheck={false}
      maxLength={field.maxLength ?? LONGEST[kind]}
      value={asText(value)}
      readOnly={field.readOnly}
      required={field.required}
      aria-invalid={error !== undefined}
      aria-describedby={describedBy(id)}
      onInput={(event) => onChange(event.currentTarget.value)}
    />
  )
  return (
    <FieldShell id={id} field={field} error={error}>
      {kind === 'yuan' ? (
        <div class={css.withUnit}>
          {input}
          <span>{messages.form.yuan}</span>
        </div>
      ) : (
        input
      )}
    </FieldShell>
  )
}

export const LongTextField = ({ id, field, value, error, onChange }: FieldProps) => {
  const { messages } = useVisit()
  const text = asText(value)
  return (
    <FieldShell id={id} field={field} error={error}>
      <textarea
        id={id}
        class={css.input}
        data-keys="letters"
        inputMode="none"
        rows={6}
        autoComplete="off"
        spellcheck={false}
        maxLength={field.maxLength}
        value={text}
        readOnly={field.readOnly}
        required={field.required}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id)}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      {field.maxLength === undefined ? null : (
        <p class={css.count}>{messages.form.characters([...text].length, field.maxLength)}</p>
      )}
    </FieldShell>
  )
}
