/** "Step 2 of 6" in words, and the way as a rail: done, here, to come, told apart by sign and weight too. */
import { useVisit } from '../visit/visit.ts'
import css from './phases.module.css'
import { Pictogram } from './pictogram.tsx'

export const Phases = ({ current }: { readonly current: number }) => {
  const { messages } = useVisit()
  const names = messages.phases
  return (
    <section class={css.phases} data-phases aria-label={messages.step(current, names.length)}>
      <p class={css.words}>{messages.step(current, names.length)}</p>
      <ol class={css.rail} aria-hidden="true">
        {names.map((name, index) => {
          const number = index + 1
          const state = number < current ? css.past : number === current ? css.here : ''
          return (
            <li key={name} class={`${css.phase} ${state}`}>
              <span class={css.dot}>{number < current ? <Pictogram name="check" /> : number}</span>
              <span>{name}</span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
