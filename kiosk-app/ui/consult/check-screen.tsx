/** Camera, microphone, sound and line, tried before anybody waits for a lawyer. Nothing that is missing shuts the door. */
import { systemClock } from '@lutong/core/clock.ts'
import type { SelfTestReport } from '@lutong/core/contracts/live.ts'
import { runSelfTest } from '@lutong/video-consult/call/self-test.ts'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import { Frame } from '../components/frame.tsx'
import { Hero } from '../components/hero.tsx'
import { Pictogram } from '../components/pictogram.tsx'
import common from '../screens/screens.module.css'
import type { ScreenOf } from '../visit/screen-of.ts'
import { useVisit } from '../visit/visit.ts'
import { CaptionsBefore } from './captions.tsx'
import css from './consult.module.css'

/** The centre's relays are waited for so long; without them the line is not tried. */
const SERVERS_WITHIN_MS = 4_000
const TONE_HZ = 520
const TONE_S = 0.8

const playTone = () => {
  const context = new AudioContext()
  const tone = context.createOscillator()
  const volume = context.createGain()
  tone.frequency.value = TONE_HZ
  volume.gain.value = 0.25
  tone.connect(volume).connect(context.destination)
  tone.start()
  tone.stop(context.currentTime + TONE_S)
  tone.addEventListener('ended', () => void context.close())
}

const SIGNS = { good: 'check', poor: 'alert', untried: 'info' } as const
type Finding = keyof typeof SIGNS
const foundOf = (good: boolean): Finding => (good ? 'good' : 'poor')

/** Tried once the relays are known, or late enough without them. */
const useSelfTest = (screen: ScreenOf<'consult-check'>): SelfTestReport | null => {
  const [report, setReport] = useState<SelfTestReport | null>(null)
  const relays = useRef(screen.relays)
  relays.current = screen.relays
  useEffect(() => {
    let gone = false
    const serversKnown = () =>
      new Promise<void>((resolve) => {
        const endsAtMs = systemClock.nowMs() + SERVERS_WITHIN_MS
        const look = () => {
          if (relays.current !== null || gone || systemClock.nowMs() >= endsAtMs) return resolve()
          systemClock.setTimer(100, look)
        }
        look()
      })
    const test = async () => {
      await serversKnown()
      if (gone) return
      const found = await runSelfTest({
        wanted: { video: screen.way === 'video', audio: screen.way !== 'text' },
        iceServers: relays.current?.iceServers ?? [],
        clock: systemClock,
      })
      if (!gone) setReport(found)
    }
    void test()
    return () => {
      gone = true
    }
  }, [])
  return report
}

export const CheckScreen = ({ screen }: { readonly screen: ScreenOf<'consult-check'> }) => {
  const { messages, send, snapshot } = useVisit()
  const text = messages.consult.check
  const captions =
    snapshot.captions === null || screen.way === 'text' ? null : <CaptionsBefore wanted={screen.wantsCaptions} />
  const report = useSelfTest(screen)
  const [heard, setHeard] = useState<boolean | null>(null)
  const join = () => {
    const speaker = heard === null ? null : heard ? 'heard' : 'not-heard'
    void send({ type: 'consult-tested', report: report === null ? null : { ...report, speaker } })
  }
  const rows: readonly { readonly key: string; readonly found: Finding; readonly said: string }[] =
    report === null
      ? []
      : [
          ...(screen.way === 'video'
            ? [{ key: 'camera', found: foundOf(report.camera === 'works'), said: text.camera[report.camera] }]
            : []),
          ...(screen.way === 'text'
            ? []
            : [
                {
                  key: 'microphone',
                  found: foundOf(report.microphone === 'works'),
                  said: text.microphone[report.microphone],
                },
              ]),
          {
            key: 'line',
            found: report.turn === null ? 'untried' : foundOf(report.turn === 'reached'),
            said: text.line[report.turn ?? 'untried'],
          },
        ]
  return (
    <Frame
      screenKey="consult-check"
      title={text.title}
      lead={text.lead}
      next={{ label: report === null ? text.skip : text.join, onPress: join }}
    >
      {report === null ? (
        <div class={common.stack}>
          <Hero sign="camera" busy>
            <p role="status">{screen.way === 'text' ? text.testingLine : text.testing}</p>
          </Hero>
          {captions}
        </div>
      ) : (
        <div class={common.stack}>
          <div role="status">
            <ul class={css.results}>
              {rows.map(({ found, key, said }) => (
                <li key={key} class={css[found]}>
                  <Pictogram name={SIGNS[found]} />
                  <span>{said}</span>
                </li>
              ))}
            </ul>
          </div>
          {screen.way === 'text' ? null : (
            <div class={`${common.card} ${common.stack}`}>
              <p>{text.headphones}</p>
              <div class={common.row}>
                <Button sign="speaker" onPress={playTone}>
                  {text.sound}
                </Button>
                <Button pressed={heard === true} onPress={() => setHeard(true)}>
                  {text.heard}
                </Button>
                <Button pressed={heard === false} onPress={() => setHeard(false)}>
                  {text.notHeard}
                </Button>
              </div>
              {heard === false ? (
                <p role="alert" class={common.strong}>
                  {text.notHeardNext}
                </p>
              ) : null}
            </div>
          )}
          {captions}
        </div>
      )}
    </Frame>
  )
}
