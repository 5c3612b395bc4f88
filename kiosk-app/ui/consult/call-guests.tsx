/** Who is to join: the citizen is asked before anybody hears a word, told who is there, and may ask them out again. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import common from '../screens/screens.module.css'
import type { ScreenOf } from '../visit/screen-of.ts'
import { useVisit } from '../visit/visit.ts'
import css from './consult.module.css'

/** So many in the call that a line for each would leave no room for their pictures. */
const MANY_JOINED = 3

type Guests = ScreenOf<'consult-call'>['guests']

/** Whoever was in the call before and is not now, until somebody else comes or the call ends. */
const useGone = (guests: Guests): Guests => {
  const before = useRef<Guests>([])
  const [gone, setGone] = useState<Guests>([])
  useEffect(() => {
    const here = new Set<string>(guests.map(({ party }) => party))
    const left = before.current.filter(({ party, state }) => state === 'joined' && !here.has(party))
    before.current = guests
    if (left.length > 0 || guests.some(({ state }) => state === 'asked')) setGone(left)
  }, [guests])
  return gone
}

export const CallGuests = ({ guests }: { readonly guests: Guests }) => {
  const { messages, send } = useVisit()
  const text = messages.consult.guests
  const gone = useGone(guests)
  const isFew = guests.filter(({ state }) => state === 'joined').length < MANY_JOINED
  // Of many the pictures say who is there; here is left what only a press can do.
  const askOuts = isFew ? [] : guests.filter(({ state }) => state === 'joined')
  const told = isFew ? guests : guests.filter(({ state }) => state !== 'joined')
  return (
    <>
      {told.map(({ face, party, role, state }) => {
        if (state === 'asked')
          return (
            <div key={party} role="alert" class={`${common.card} ${common.stack}`}>
              <p class={common.strong}>{text.asks(text.roles[role], face.name)}</p>
              <p class={common.soft}>{face.organisation}</p>
              <p>{text.means}</p>
              <div class={css.answers}>
                <Button kind="main" sign="check" onPress={() => void send({ type: 'let-in', party, agreed: true })}>
                  {text.agree}
                </Button>
                <Button sign="close" onPress={() => void send({ type: 'let-in', party, agreed: false })}>
                  {text.refuse}
                </Button>
              </div>
            </div>
          )
        return (
          <div key={party} role="status" class={css.guest}>
            <span>{(state === 'ringing' ? text.ringing : text.joined)(text.roles[role], face.name)}</span>
            <Button sign="close" onPress={() => void send({ type: 'let-in', party, agreed: false })}>
              {text.askOut(face.name)}
            </Button>
          </div>
        )
      })}
      {askOuts.length === 0 ? null : (
        <div class={css.askOuts}>
          {askOuts.map(({ face, party }) => (
            <Button key={party} sign="close" onPress={() => void send({ type: 'let-in', party, agreed: false })}>
              {text.askOut(face.name)}
            </Button>
          ))}
        </div>
      )}
      {gone.map(({ face, party, role }) => (
        <div key={party} role="status">
          <Notice tone="info" title={text.gone(text.roles[role], face.name)} />
        </div>
      ))}
    </>
  )
}
