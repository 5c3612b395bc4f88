import { AddressField } from './address/address-field.tsx'
import { ChoiceField, ChoicesField, TickField, YesNoField } from './choice-fields.tsx'
import { DateField } from './date-field.tsx'
import type { FieldProps } from './field-props.ts'
import { LongTextField, TextField } from './text-fields.tsx'

/** The renderer of a field's kind. */
export const PlainField = (props: FieldProps) => {
  const kind = props.field.kind
  switch (kind) {
    case 'long-text':
      return <LongTextField {...props} />
    case 'address':
      return <AddressField {...props} />
    case 'text':
    case 'id-number':
    case 'phone':
    case 'digits':
    case 'integer':
    case 'yuan':
      return <TextField {...props} kind={kind} />
    case 'date':
      return <DateField {...props} />
    case 'choice':
      return <ChoiceField {...props} />
    case 'choices':
      return <ChoicesField {...props} />
    case 'yes-no':
      return <YesNoField {...props} />
    case 'tick':
      return <TickField {...props} />
    default:
      return kind satisfies never
  }
}
