/** Somebody at a terminal waits for a person: said by a sign, a sound and the page's title, on every page. */
import { signal } from '@preact/signals'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { HelpCallView } from '../../server/help/console-help.ts'
import { moment, words } from '../language/language.ts'
import { askSignedIn } from '../session.ts'

const SIGN = '●'
/** What the page's title says instead of its own while somebody waits. */
export const alertTitle = signal<string | null>(null)
const LOOK_EVERY_MS = 2_000
const TONES_HZ = [880, 660] as const
const TONE_S = 0.22

/** Two tones; a browser that has not been touched yet stays silent, and the sign is there all the same. */
const chime = (): void => {
  const audio = new AudioContext()
  TONES_HZ.forEach((hz, index) => {
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    tone.frequency.value = hz
    volume.gain.value = 0.2
    tone.connect(volume).connect(audio.destination)
    tone.start(audio.currentTime + index * TONE_S)
    tone.stop(audio.currentTime + (index + 1) * TONE_S)
  })
  setTimeout(() => void audio.close(), 1_000)
}

const useHelpCalls = () => {
  const [calls, setCalls] = useState<readonly HelpCallView[]>([])
  const heard = useRef(new Set<string>())
  const look = async () => {
    const answer = await askSignedIn<{ readonly calls: readonly HelpCallView[] }>('GET', '/help-calls')
    // While the centre cannot be asked what was seen last stays.
    if (!answer.ok) return
    const fresh = answer.value.calls.filter((call) => call.state === 'waiting' && !heard.current.has(call.id))
    for (const call of fresh) heard.current.add(call.id)
    if (fresh.length > 0) chime()
    setCalls(answer.value.calls)
  }
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let gone = false
    const round = async () => {
      await look()
      if (!gone) timer = setTimeout(() => void round(), LOOK_EVERY_MS)
    }
    void round()
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [])
  return { calls, look }
}

export const HelpCalls = () => {
  const text = words().help
  const { calls, look } = useHelpCalls()
  const [failed, setFailed] = useState(false)
  const waiting = calls.filter((call) => call.state === 'waiting').length
  useEffect(() => {
    alertTitle.value = waiting === 0 ? null : `${SIGN} ${text.title(waiting)}`
    return () => {
      alertTitle.value = null
    }
  }, [waiting, text])
  const answer = async (id: string, state: 'coming' | 'done') => {
    const told = await askSignedIn<null>('POST', `/help-calls/${id}/answers`, { state })
    // Somebody else was first, or it is over: the list says so.
    setFailed(!told.ok && told.error !== 'conflict')
    await look()
  }
  if (calls.length === 0) return null
  return (
    <section class="help-calls" role="alert" aria-label={text.title(calls.length)}>
      {calls.map((call) => (
        <p key={call.id} class="help-call">
          <span>
            <strong>
              <span aria-hidden="true">{SIGN}</span> {text.at(call.terminalName)}
            </strong>{' '}
            {text.screen(call.screen)} · {moment(call.askedAtMs)}
            {call.state === 'coming' ? ` · ${text.coming(call.answeredBy ?? '')}` : ''}
          </span>
          {call.state === 'waiting' ? (
            <button type="button" class="button button-main" onClick={() => void answer(call.id, 'coming')}>
              {text.onMyWay}
            </button>
          ) : (
            <button type="button" class="button" onClick={() => void answer(call.id, 'done')}>
              {text.helped}
            </button>
          )}
        </p>
      ))}
      {failed ? <p class="warn">{text.failed}</p> : null}
    </section>
  )
}
