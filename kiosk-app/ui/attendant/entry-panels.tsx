/** Before the menu: a visit that must be ended, the card, the PIN, the lock. */
import type { AttendantView } from '@lutong/core/contracts/attendant.ts'
import { useState } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import { Overlay } from '../components/overlay.tsx'
import { Pictogram } from '../components/pictogram.tsx'
import { Keypad } from '../input/keypad.tsx'
import { useVisit } from '../visit/visit.ts'
import css from './attendant.module.css'
import { timeOf, useStaffWords } from './staff-words.ts'

const LONGEST_PIN = 12
const LONGEST_NUMBER = 18

const useClose = () => {
  const { send } = useVisit()
  return () => void send({ type: 'close-attendant' })
}

export const InVisitPanel = () => {
  const { send } = useVisit()
  const words = useStaffWords().inVisit
  const close = useClose()
  return (
    <Overlay title={words.title} onDismiss={close}>
      <p>{words.text}</p>
      <div class={css.two}>
        <Button size="main" kind="main" first onPress={close}>
          {words.leave}
        </Button>
        <Button size="main" kind="danger" onPress={() => void send({ type: 'attendant-end-visit' })}>
          {words.end}
        </Button>
      </div>
    </Overlay>
  )
}

/** What is typed stays here until it is handed over whole. */
const TypedSecret = ({
  keySet,
  longest,
  hidden,
  onEnter,
}: {
  readonly keySet: 'digits' | 'id-number'
  readonly longest: number
  readonly hidden: boolean
  readonly onEnter: (text: string) => void
}) => {
  const words = useStaffWords()
  const [text, setText] = useState('')
  return (
    <>
      <p class={css.dots} role="status" aria-label={words.digits(text.length)}>
        {hidden ? '●'.repeat(text.length) : text}
      </p>
      <Keypad
        keySet={keySet}
        onKey={(key) => {
          if (key.type === 'insert') setText((typed) => (typed + key.text).slice(0, longest))
          else setText((typed) => (key.type === 'delete' ? typed.slice(0, -1) : ''))
        }}
        onClose={() => {
          setText('')
          onEnter(text)
        }}
        doneLabel={words.enter}
      />
    </>
  )
}

export const CardPanel = ({ view }: { readonly view: Extract<AttendantView, { state: 'card' }> }) => {
  const { send } = useVisit()
  const all = useStaffWords()
  const words = all.card
  const close = useClose()
  return (
    <Overlay title={words.title} onDismiss={close}>
      <p class={css.ask}>
        <Pictogram name="card" large />
        <span>{view.byNumber ? words.byNumber : words.text}</span>
      </p>
      <p class={css.problem} role="alert">
        {view.problem === null ? '' : words.problems[view.problem]}
      </p>
      {view.byNumber ? (
        <TypedSecret
          keySet="id-number"
          longest={LONGEST_NUMBER}
          hidden
          onEnter={(idNumber) => void send({ type: 'attendant-number', idNumber })}
        />
      ) : null}
      <Button size="main" sign="close" onPress={close}>
        {all.close}
      </Button>
    </Overlay>
  )
}

export const PinPanel = ({ checking }: { readonly checking: boolean }) => {
  const { send } = useVisit()
  const words = useStaffWords()
  const close = useClose()
  return (
    <Overlay title={words.pin.title} onDismiss={close}>
      {checking ? (
        <p role="status" class={css.dots}>
          {words.pin.checking}
        </p>
      ) : (
        <TypedSecret
          keySet="digits"
          longest={LONGEST_PIN}
          hidden
          onEnter={(pin) => void send({ type: 'attendant-pin', pin })}
        />
      )}
      <Button size="main" sign="close" onPress={close}>
        {words.close}
      </Button>
    </Overlay>
  )
}

export const LockedPanel = ({ untilMs }: { readonly untilMs: number }) => {
  const words = useStaffWords()
  const close = useClose()
  return (
    <Overlay title={words.locked.title} onDismiss={close}>
      <p>{words.locked.text(timeOf(untilMs))}</p>
      <Button size="main" sign="close" first onPress={close}>
        {words.close}
      </Button>
    </Overlay>
  )
}
