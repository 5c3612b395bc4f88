/** What the lawyer says, in large type, while the citizen reads along. Kept nowhere: not here, not at the host. */
import type { CaptionsState } from '@lutong/core/contracts/captions.ts'
import { useEffect, useState } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import common from '../screens/screens.module.css'
import { useVisit } from '../visit/visit.ts'
import css from './captions.module.css'
import { listenIn } from './listen-in.ts'

const isWanted = ({ state }: CaptionsState) => state === 'starting' || state === 'on'

export const CaptionsButton = ({ captions }: { readonly captions: CaptionsState }) => {
  const { messages, send } = useVisit()
  const text = messages.consult.captions
  const on = isWanted(captions)
  return (
    <Button sign="lawyer" pressed={on} onPress={() => void send({ type: 'set-captions', on: !on })}>
      {on ? text.off : text.on}
    </Button>
  )
}

/** Before the call, by one large touch: from the first word on there is something to read. */
export const CaptionsBefore = ({ wanted }: { readonly wanted: boolean }) => {
  const { messages, send } = useVisit()
  const text = messages.consult.captions
  return (
    <section class={`${common.card} ${common.stack}`}>
      <Button
        size="main"
        sign="lawyer"
        pressed={wanted}
        onPress={() => void send({ type: 'want-captions', on: !wanted })}
      >
        {wanted ? text.beforeOn : text.before}
      </Button>
      <p>{text.beforeMeans}</p>
    </section>
  )
}

/** The lawyer's sound goes to the host while captions are on. Returns whether this browser could not give it. */
const useSound = (stream: MediaStream | null, on: boolean): boolean => {
  const { upload } = useVisit()
  const [failed, setFailed] = useState(false)
  // After the line was lost the same stream carries another track.
  const track = stream?.getAudioTracks()[0]
  useEffect(() => {
    setFailed(false)
    if (!on || track === undefined) return
    return listenIn({
      track,
      hand: (pcm) => upload({ kind: 'captions', pcm }),
      onFailed: () => setFailed(true),
    })
  }, [on, track?.id])
  return failed
}

export const Captions = ({
  captions,
  stream,
}: {
  readonly captions: CaptionsState
  readonly stream: MediaStream | null
}) => {
  const text = useVisit().messages.consult.captions
  const noSound = useSound(stream, captions.state === 'on')
  if (captions.state === 'off') return null
  if (captions.state === 'failed' || noSound)
    return (
      <div role="alert">
        <Notice tone="warn" title={text.failed} />
      </div>
    )
  const lines = captions.state === 'on' ? captions.lines : []
  const partial = captions.state === 'on' ? captions.partial : ''
  const late = captions.state === 'on' && captions.late
  return (
    <section class={css.captions} data-private>
      {late ? <p class={`${css.note} ${css.late}`}>{text.late}</p> : null}
      {/* Never spoken: the lawyer speaks at the same time. */}
      <div class={css.words} aria-live="off">
        {lines.length === 0 && partial === '' ? (
          <p class={css.said}>{captions.state === 'starting' ? text.starting : text.waiting}</p>
        ) : null}
        {lines.map((line, at) => (
          <p key={at} class={at === lines.length - 1 && partial === '' ? css.now : css.said}>
            {line}
          </p>
        ))}
        {partial === '' ? null : <p class={css.now}>{partial}</p>}
      </div>
      {late ? null : <p class={css.note}>{text.note}</p>}
    </section>
  )
}
