/** A supervisor chooses who is to work on a case. */
import { useAsked } from '../components/asked.tsx'
import { words } from '../language/language.ts'

interface Handler {
  readonly id: string
  readonly name: string
}

export const GiveTo = ({ choose }: { readonly choose: (handler: Handler) => void }) => {
  const text = words().worklist
  const { asked } = useAsked<{ readonly handlers: readonly Handler[] }>('/handlers')
  const handlers = asked.state === 'told' ? asked.value.handlers : []
  return (
    <select
      class="give-to"
      aria-label={text.giveTo}
      value=""
      onChange={(event) => {
        const found = handlers.find(({ id }) => id === event.currentTarget.value)
        if (found !== undefined) choose(found)
      }}
    >
      <option value="">{text.acts.give}</option>
      {handlers.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  )
}
