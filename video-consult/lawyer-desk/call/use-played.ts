/** Plays a stream with its sound; a browser may hold the sound back until somebody presses. */
import { useEffect, useRef, useState } from 'preact/hooks'

export const usePlayed = (stream: MediaStream | null) => {
  const video = useRef<HTMLVideoElement>(null)
  const [silenced, setSilenced] = useState(false)
  const play = async () => {
    const element = video.current
    if (element === null) return
    try {
      element.muted = false
      await element.play()
      setSilenced(false)
    } catch (error) {
      // Another stream has come meanwhile: it plays by itself, and nobody is asked to press for it.
      if (error instanceof DOMException && error.name === 'AbortError') return
      // Without sound a browser always plays.
      element.muted = true
      setSilenced(true)
      await element.play().catch(() => {})
    }
  }
  useEffect(() => {
    const element = video.current
    if (element === null || element.srcObject === stream) return
    element.srcObject = stream
    if (stream !== null) void play()
  }, [stream])
  return { video, silenced, play }
}
