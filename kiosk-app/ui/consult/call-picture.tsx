import type { Pointing } from '@lutong/video-consult/call/contract.ts'
import { placeInBox } from '@lutong/video-consult/call/place-on-picture.ts'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import { useVisit } from '../visit/visit.ts'
import css from './consult.module.css'

interface CallPictureProps {
  readonly stream: MediaStream | null
  readonly shows: boolean
  readonly note: string | null
  readonly volume: number
  /** What the picture is called for whoever cannot see it. */
  readonly label: string
  /** Beside others: the name under the picture. */
  readonly name: string | null
  readonly speaking: boolean
  readonly isLawyer: boolean
  /** The large one among many. */
  readonly large: boolean
}

/** Picture and sound of somebody in the call. After a reload a browser holds the sound back until somebody presses. */
export const CallPicture = ({
  isLawyer,
  label,
  large,
  name,
  note,
  shows,
  speaking,
  stream,
  volume,
}: CallPictureProps) => {
  const { call: text, guests } = useVisit().messages.consult
  const video = useRef<HTMLVideoElement>(null)
  const [silenced, setSilenced] = useState(false)
  const play = async (element: HTMLVideoElement) => {
    try {
      element.muted = false
      await element.play()
      setSilenced(false)
    } catch (error) {
      // Another stream has come meanwhile: it plays by itself, and nobody is asked to press for it.
      if (error instanceof DOMException && error.name === 'AbortError') return
      element.muted = true
      setSilenced(true)
      await element.play().catch(() => {})
    }
  }
  useEffect(() => {
    const element = video.current
    if (element === null || element.srcObject === stream) return
    element.srcObject = stream
    if (stream !== null) void play(element)
  }, [stream])
  useEffect(() => {
    if (video.current !== null) video.current.volume = volume
  }, [volume])
  const words = note ?? (shows ? null : isLawyer ? text.noPicture : guests.noPicture)
  return (
    <div class={`${css.tile} ${large ? css.large : ''} ${name !== null && speaking ? css.speaking : ''}`}>
      <video ref={video} class={css.theirs} playsInline aria-label={label} />
      {words === null ? null : (
        <p class={css.note} role="status">
          {words}
        </p>
      )}
      {silenced ? (
        <div class={css.hear}>
          <Button kind="main" sign="speaker" onPress={() => void (video.current && play(video.current))}>
            {text.hear}
          </Button>
        </div>
      ) : null}
      {name === null ? null : (
        <p class={css.name}>
          <span>{name}</span>
          {speaking ? <span class={css.speaks}>{guests.speaking}</span> : null}
        </p>
      )}
    </div>
  )
}

interface OwnPictureProps {
  readonly stream: MediaStream
  /** Where the lawyer points on what is sent from here. */
  readonly pointing: Pointing | null
  readonly large: boolean
}

export const OwnPicture = ({ stream, pointing, large }: OwnPictureProps) => {
  const text = useVisit().messages.consult.call
  const video = useRef<HTMLVideoElement>(null)
  const spot = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const element = video.current
    if (element === null) return
    element.srcObject = stream
    element.play().catch(() => {})
  }, [stream])
  useEffect(() => {
    const element = video.current
    const dot = spot.current
    if (element === null || dot === null || pointing === null || element.videoWidth === 0) return
    const at = placeInBox(
      pointing,
      { width: element.clientWidth, height: element.clientHeight },
      { width: element.videoWidth, height: element.videoHeight },
    )
    // By the style object: the page's policy allows no style attribute.
    dot.style.left = `${at.leftPercent}%`
    dot.style.top = `${at.topPercent}%`
  }, [pointing, large])
  return (
    <div class={`${css.own} ${large ? css.ownLarge : ''}`}>
      <video ref={video} muted playsInline aria-label={text.ownPicture} />
      {pointing === null ? null : <span ref={spot} class={css.pointer} aria-hidden="true" />}
    </div>
  )
}
