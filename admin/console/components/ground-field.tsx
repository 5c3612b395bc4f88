/** Why one looks: chosen anew each time, nothing is chosen beforehand. */
import type { ReadGround } from '@lutong/core/cases/person-reads.ts'
import { words } from '../language/language.ts'

export type ChosenGround = ReadGround | ''

interface GroundFieldProps<G extends ReadGround> {
  readonly id: string
  readonly grounds: readonly G[]
  readonly value: ChosenGround
  readonly choose: (ground: ChosenGround) => void
}

export const GroundField = <G extends ReadGround>({ choose, grounds, id, value }: GroundFieldProps<G>) => {
  const text = words().reads
  return (
    <label class="field" for={id}>
      <span>{text.ground}</span>
      <select
        id={id}
        required
        value={value}
        onChange={(event) => choose(grounds.find((ground) => ground === event.currentTarget.value) ?? '')}
      >
        <option value="">{text.choose}</option>
        {grounds.map((ground) => (
          <option key={ground} value={ground}>
            {text.grounds[ground]}
          </option>
        ))}
      </select>
    </label>
  )
}
