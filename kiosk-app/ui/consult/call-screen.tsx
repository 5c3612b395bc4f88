/** Face to face: the lawyer large (others beside), oneself small, one big way to hang up. */
import { CALL_PARTIES } from '@lutong/core/consultation/consultation.ts'
import type { PartyView } from '@lutong/video-consult/call/contract.ts'
import { useEffect, useState } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import { Frame } from '../components/frame.tsx'
import { Notice } from '../components/notice.tsx'
import common from '../screens/screens.module.css'
import type { ScreenOf } from '../visit/screen-of.ts'
import { useVisit } from '../visit/visit.ts'
import { CallChat } from './call-chat.tsx'
import { CallForm } from './call-form.tsx'
import { CallGuests } from './call-guests.tsx'
import { CallPicture, OwnPicture } from './call-picture.tsx'
import { Captions, CaptionsButton } from './captions.tsx'
import css from './consult.module.css'
import { RecordingSign } from './recording-screens.tsx'
import type { KioskCall } from './use-kiosk-call.ts'
import { useLargest } from './use-largest.ts'
import { usePaperPicture } from './use-paper-picture.ts'
import { whoIs } from './who-is-there.ts'

const [, LAWYER] = CALL_PARTIES
const VOLUMES = [0.25, 0.5, 0.75, 1] as const
const HINT_MS = 8_000

interface CallScreenProps {
  readonly screen: ScreenOf<'consult-call'>
  readonly call: KioskCall | null
}

export const CallScreen = ({ call, screen }: CallScreenProps) => {
  const { messages, send, snapshot } = useVisit()
  const { captions } = snapshot
  const text = messages.consult.call
  const paper = usePaperPicture(call)
  const [volume, setVolume] = useState<number>(VOLUMES[2])
  const parties = call?.view.parties ?? []
  const party = parties.find((one) => one.party === LAWYER)
  const onlyText = screen.ticket.mode === 'text'
  const isRead = captions?.state === 'starting' || captions?.state === 'on'
  const hint = call?.hint ?? null
  useEffect(() => {
    if (hint === null) return
    const timer = setTimeout(() => call?.answered(), HINT_MS)
    return () => clearTimeout(timer)
  }, [hint])
  const hangUp = () => {
    call?.session.hangUp()
    void send({ type: 'hang-up' })
  }
  const showPaper = async () => {
    call?.answered()
    await (paper.shown || paper.byHand ? paper.hide() : paper.show())
  }
  const step = (by: 1 | -1) => {
    const at = VOLUMES.findIndex((one) => one === volume) + by
    setVolume(VOLUMES[Math.min(VOLUMES.length - 1, Math.max(0, at))] ?? volume)
  }
  const state =
    party === undefined ? text.party.connecting : party.state === 'connected' ? null : text.party[party.state]
  const { guests, lawyer } = screen
  const noteOf = (one: PartyView): string | null =>
    one.state === 'connected' ? null : one.party === LAWYER ? state : messages.consult.guests.connecting
  const tiles = parties.length === 0 ? [null] : parties
  const largest = useLargest(parties, LAWYER)
  const way = call === null || call.view.way === 'pages' || call.view.way === 'room' ? null : text.ways[call.view.way]
  const controls = (
    <div class={css.controls}>
      <Button
        disabled={call === null || call.media.microphone === null}
        pressed={call?.view.microphoneOn === false}
        onPress={() => call?.session.setMicrophone(!call.view.microphoneOn)}
      >
        {call?.view.microphoneOn === false ? text.unmute : text.mute}
      </Button>
      <Button
        disabled={call === null || call.media.camera === null}
        pressed={call?.view.cameraOn === false}
        onPress={() => call?.session.setCamera(!call.view.cameraOn)}
      >
        {call?.view.cameraOn === false ? text.cameraOn : text.cameraOff}
      </Button>
      <Button sign="file" disabled={call === null} onPress={() => void showPaper()}>
        {paper.shown || paper.byHand ? text.hidePaper : text.showPaper}
      </Button>
      {captions === null ? null : <CaptionsButton captions={captions} />}
      <div class={css.volume}>
        <Button sign="minus" disabled={volume === VOLUMES[0]} onPress={() => step(-1)}>
          {text.quieter}
        </Button>
        <Button sign="plus" disabled={volume === VOLUMES.at(-1)} onPress={() => step(1)}>
          {text.louder}
        </Button>
      </div>
    </div>
  )
  return (
    <Frame
      screenKey="consult-call"
      title={lawyer === null ? text.title : text.with(lawyer.name)}
      {...(lawyer === null ? {} : { over: text.licence(lawyer.organisation, lawyer.licence) })}
      back={null}
      {...(onlyText ? {} : { aside: controls })}
      next={{ label: text.hangUp, sign: 'close', danger: true, onPress: hangUp }}
    >
      <div class={common.stack}>
        <RecordingSign state={screen.recording} />
        <CallGuests guests={guests} />
        {onlyText ? null : (
          <div class={isRead ? css.reading : common.stack}>
            <div class={`${css.stage} ${screen.form?.step ? css.beside : ''}`}>
              <div class={tiles.length > 1 ? `${css.tiles} ${largest === null ? '' : css.many}` : undefined}>
                {tiles.map((one) => {
                  const { name, role } = whoIs(one?.party ?? LAWYER, screen, messages.consult)
                  return (
                    <CallPicture
                      key={one?.party ?? LAWYER}
                      stream={one?.stream ?? null}
                      shows={one?.sends.video ?? false}
                      note={one === null ? state : noteOf(one)}
                      volume={volume}
                      label={tiles.length > 1 ? messages.consult.guests.pictureOf(name) : text.theirPicture}
                      name={tiles.length > 1 ? `${name} · ${role}` : null}
                      speaking={one?.speaking ?? false}
                      isLawyer={(one?.party ?? LAWYER) === LAWYER}
                      large={one !== null && one.party === largest}
                    />
                  )
                })}
                {call === null || call.media.camera === null ? null : (
                  <OwnPicture
                    key="own"
                    stream={call.media.preview}
                    pointing={call.pointing}
                    large={paper.byHand || call.pointing !== null}
                  />
                )}
              </div>
            </div>
            {captions === null ? null : <Captions captions={captions} stream={party?.stream ?? null} />}
          </div>
        )}
        <p role="status" class={css.line}>
          {call === null
            ? text.opening
            : state === null
              ? (way ?? text.quality[call.view.quality.figure])
              : onlyText
                ? state
                : ''}
        </p>
        {call === null || call.missing === null || onlyText ? null : (
          <Notice tone="warn" title={text.missing[call.missing]} />
        )}
        {hint === null ? null : (
          <div role="alert">
            <Notice tone="info" title={text.hints[hint]} />
          </div>
        )}
        {call?.wants === 'document' ? (
          <div role="alert">
            <Notice tone="info" title={text.wantsPaper} />
          </div>
        ) : null}
        {paper.byHand ? <Notice tone="info" title={text.holdPaper} /> : null}
        <CallForm call={call} screen={screen} />
        <CallChat call={call} open={onlyText} screen={screen} />
      </div>
    </Frame>
  )
}
