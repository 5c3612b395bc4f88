import { Availability } from '@lutong/core/consultation/consultation.ts'
import type { DeskView } from '@lutong/core/contracts/live.ts'
import { useState } from 'preact/hooks'
import { words } from '../language/language.ts'
import { ask } from '../line/desk-line.ts'

export const OwnState = ({ desk }: { readonly desk: DeskView }) => {
  const text = words().own
  const [asked, setAsked] = useState<Availability | null>(null)
  const set = async (availability: Availability) => {
    setAsked(availability)
    await ask({ type: 'availability', availability })
    setAsked(null)
  }
  return (
    <div class="card stack">
      <h2>{text.title}</h2>
      <div class="segments" role="radiogroup" aria-label={text.title}>
        {Availability.options.map((one) => (
          <button
            key={one}
            type="button"
            role="radio"
            class={`segment segment-${one}`}
            aria-checked={desk.availability === one}
            aria-busy={asked === one}
            onClick={() => void set(one)}
          >
            {text.availability[one]}
          </button>
        ))}
      </div>
      <p class="soft">{text.explains[desk.availability]}</p>
      <p class="waiting">{text.waiting(desk.waiting)}</p>
    </div>
  )
}
