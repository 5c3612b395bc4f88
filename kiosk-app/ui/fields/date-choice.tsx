/** The panel on which a date is chosen: decade, year, month, day, one touch each. */
import { useState } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import { Overlay } from '../components/overlay.tsx'
import { useVisit } from '../visit/visit.ts'
import type { DateParts, DayBounds } from './date-parts.ts'
import { type Chosen, choosePart, offered, oneStepBack, stepOf } from './date-steps.ts'
import { PickGrid } from './pick-grid.tsx'
import css from './picker.module.css'

export interface DateChoiceProps {
  readonly title: string
  readonly bounds: DayBounds
  readonly onChoose: (date: DateParts) => void
  readonly onClose: () => void
}

export const DateChoice = ({ title, bounds, onChoose, onClose }: DateChoiceProps) => {
  const { messages } = useVisit()
  const words = messages.form.dateChoice
  const [chosen, setChosen] = useState<Chosen>({})
  const step = stepOf(chosen)
  const pick = (value: number) => {
    const chose = choosePart(chosen, value)
    if ('next' in chose) setChosen(chose.next)
    else onChoose(chose.date)
  }
  const back = step === 'decade' ? onClose : () => setChosen(oneStepBack(chosen))
  return (
    <Overlay title={title} onDismiss={back}>
      <p class={css.asked} role="status">
        {words.asked(step, chosen.year ?? chosen.decade, chosen.month)}
      </p>
      <PickGrid
        key={step}
        label={words.steps[step]}
        width={step === 'decade' ? 'word' : 'number'}
        focusOn={step}
        picks={offered(chosen, bounds).map((value) => ({
          key: String(value),
          name: words.name(step, value),
          spoken: words.spoken(step, value),
        }))}
        onPick={(key) => pick(Number(key))}
      />
      <div class={css.actions}>
        {step === 'decade' ? null : <Button onPress={back}>{words.back}</Button>}
        <Button onPress={onClose}>{words.close}</Button>
      </div>
    </Overlay>
  )
}
