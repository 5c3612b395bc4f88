/** The recording of one consultation: that it is there, and for a reason both sides of it. */
import type { TakeView } from '@lutong/core/consultation/recording.ts'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ConsultationPageView, LookView } from '../../server/recordings/console-recordings.ts'
import { LookForm, type LookReason } from '../components/look-form.tsx'
import { moment, words } from '../language/language.ts'
import { fetchTake, learnDuration } from '../recording-file.ts'
import { askSignedIn } from '../session.ts'

const PARTIES = ['citizen', 'lawyer'] as const

const lengthOf = (ms: number): string => {
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
const nameOf = ({ party, take }: TakeView): string => `${party}/${take}`

interface Shown {
  readonly view: TakeView
  readonly url: string
  readonly damaged: number | null
}

const Players = ({ takes }: { readonly takes: readonly Shown[] }) => {
  const text = words().consultations
  const videos = useRef(new Map<string, HTMLVideoElement>())
  const timers = useRef<ReturnType<typeof setTimeout>[]>([])
  const stop = () => {
    for (const timer of timers.current.splice(0)) clearTimeout(timer)
    for (const video of videos.current.values()) video.pause()
  }
  useEffect(() => stop, [])
  /** Each begins as long after the first as it did in the call. */
  const together = () => {
    stop()
    const beganMs = Math.min(...takes.map(({ view }) => view.startedAtMs))
    for (const { view } of takes) {
      const video = videos.current.get(nameOf(view))
      if (video === undefined) continue
      video.currentTime = 0
      timers.current.push(setTimeout(() => void video.play().catch(() => {}), view.startedAtMs - beganMs))
    }
  }
  return (
    <>
      <div class="row">
        <button type="button" class="button" onClick={together}>
          {text.together}
        </button>
        <button type="button" class="button" onClick={stop}>
          {text.stop}
        </button>
      </div>
      <div class="recording-sides">
        {PARTIES.map((party) => (
          <section key={party} class="stack" aria-label={text.parties[party]}>
            <h3>{text.parties[party]}</h3>
            {takes
              .filter(({ view }) => view.party === party)
              .map(({ damaged, url, view }) => (
                <figure key={nameOf(view)} class="take">
                  {/* No download: it is looked at here, and the look is in the trace. */}
                  <video
                    ref={(element) => {
                      if (element === null) videos.current.delete(nameOf(view))
                      else videos.current.set(nameOf(view), element)
                    }}
                    src={url}
                    controls
                    controlsList="nodownload"
                    disablePictureInPicture
                    preload="auto"
                    data-party={party}
                    onLoadedMetadata={(event) => learnDuration(event.currentTarget)}
                    onContextMenu={(event) => event.preventDefault()}
                  />
                  <figcaption class="soft">
                    {text.take(moment(view.startedAtMs), lengthOf(view.durationMs))}
                    {view.open ? ` · ${text.stillOpen}` : ''}
                    {damaged === null ? null : <p class="warn">△ {text.damaged(String(damaged))}</p>}
                  </figcaption>
                </figure>
              ))}
          </section>
        ))}
      </div>
    </>
  )
}

interface RecordingCardProps {
  readonly view: ConsultationPageView
  readonly looked: () => void
}

export const RecordingCard = ({ looked, view }: RecordingCardProps) => {
  const all = words()
  const text = all.consultations
  const [shown, setShown] = useState<readonly Shown[] | null>(null)
  const [progress, setProgress] = useState<string | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const urls = useRef<string[]>([])
  const forget = () => {
    for (const url of urls.current.splice(0)) URL.revokeObjectURL(url)
  }
  useEffect(() => forget, [])
  const open = async (why: LookReason) => {
    setFailure(null)
    const look = await askSignedIn<LookView>('POST', `/consultations/${view.id}/recording/looks`, why)
    if (!look.ok) return setFailure(all.failure(look.error))
    const { pass, takes } = look.value
    const total = takes.reduce((sum, { pieces }) => sum + pieces.length, 0)
    let done = 0
    const step = () => setProgress(text.fetching((done += 1), total))
    const fetched: Shown[] = []
    for (const take of takes) {
      const { damaged, url } = await fetchTake(view.id, take, pass, step)
      urls.current.push(url)
      fetched.push({ view: take, url, damaged })
    }
    setProgress(null)
    setShown(fetched)
    return looked()
  }
  const { consent, recording } = view
  const isKept = recording?.state === 'kept'
  return (
    <section class="card stack" aria-labelledby="recording">
      <h2 id="recording">{text.recording}</h2>
      <p>{text.consents[consent]}</p>
      {consent !== 'agreed' && consent !== 'withdrawn' ? null : recording === null ? (
        <p class="soft">{text.notRecorded}</p>
      ) : isKept && recording.eraseAtMs !== null ? (
        <p>
          {text.kept(
            recording.takes,
            Math.max(1, Math.round(recording.durationMs / 60_000)),
            moment(recording.eraseAtMs),
          )}
        </p>
      ) : (
        <p>{text.erased}</p>
      )}
      {shown !== null ? <Players takes={shown} /> : null}
      {isKept && shown === null ? <LookForm id="recording-reason" label={text.look} open={open} /> : null}
      {progress === null ? null : <p role="status">{progress}</p>}
      {failure === null ? null : (
        <p class="notice notice-danger" role="alert">
          {failure}
        </p>
      )}
    </section>
  )
}
