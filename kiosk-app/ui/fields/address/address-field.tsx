/** An address: the place chosen by province, city and county, the street and number written behind it. One text, which may also be written whole. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { lazily } from '../../visit/lazy.tsx'
import { useVisit } from '../../visit/visit.ts'
import { asText, describedBy, type FieldProps } from '../field-props.ts'
import { FieldShell } from '../field-shell.tsx'
import css from '../fields.module.css'
import type { PlaceChoiceProps } from './place-choice.tsx'

const PlaceChoice = lazily<PlaceChoiceProps>(async () => (await import('./place-choice.tsx')).PlaceChoice)

export const AddressField = ({ id, field, value, error, onChange }: FieldProps) => {
  const { messages } = useVisit()
  const words = messages.form.placeChoice
  const text = asText(value)
  const [choosing, setChoosing] = useState(false)
  const written = useRef<HTMLTextAreaElement>(null)
  const [writeOn, setWriteOn] = useState(0)
  // After the panel has gone and given the focus back: one goes on writing behind the place.
  useEffect(() => {
    if (writeOn === 0) return
    written.current?.focus()
    written.current?.setSelectionRange(written.current.value.length, written.current.value.length)
  }, [writeOn])
  const close = () => {
    setChoosing(false)
    setWriteOn(writeOn + 1)
  }
  const { address } = field
  return (
    <FieldShell id={id} field={field} error={error}>
      {field.readOnly ? null : (
        <div class={css.helps}>
          <Button sign="place" onPress={() => setChoosing(true)}>
            {words.open}
          </Button>
          {address?.same === undefined || address.same.text === text ? null : (
            <Button onPress={() => onChange(address.same?.text ?? '')}>{words.same(address.same.label)}</Button>
          )}
        </div>
      )}
      <textarea
        ref={written}
        id={id}
        class={css.input}
        data-keys="letters"
        data-one-line
        inputMode="none"
        rows={2}
        autoComplete="off"
        spellcheck={false}
        maxLength={field.maxLength}
        value={text}
        readOnly={field.readOnly}
        required={field.required}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id)}
        onInput={(event) => onChange(event.currentTarget.value.replaceAll('\n', ''))}
      />
      {choosing ? (
        <PlaceChoice
          title={field.label}
          region={address?.region ?? ''}
          address={text}
          onChoose={(chosen) => {
            onChange(chosen)
            close()
          }}
          onClose={close}
        />
      ) : null}
    </FieldShell>
  )
}
