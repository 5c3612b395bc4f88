/** Asks on what ground, and in words, before it opens a trace or a recording: both are kept with who looked. */
import { ASKED_GROUNDS } from '@lutong/core/cases/read-grounds.ts'
import { useState } from 'preact/hooks'
import { type ChosenGround, GroundField } from './ground-field.tsx'
import { ReasonForm } from './reason-form.tsx'

export interface LookReason {
  readonly ground: ChosenGround
  readonly reason: string
}

interface LookFormProps {
  /** Of the fields: two of them may stand on a page. */
  readonly id: string
  readonly label: string
  readonly open: (why: LookReason) => Promise<void>
}

export const LookForm = ({ id, label, open }: LookFormProps) => {
  const [ground, setGround] = useState<ChosenGround>('')
  return (
    <ReasonForm id={id} label={label} open={(reason) => open({ ground, reason })}>
      <GroundField id={`${id}-ground`} grounds={ASKED_GROUNDS} value={ground} choose={setGround} />
    </ReasonForm>
  )
}
