/** The lawyer's screen in place of the face, until it is stopped here or in the browser's own bar. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { DeskCall } from './use-call.ts'

export const useScreenShare = (
  call: DeskCall | null,
): { readonly on: boolean; readonly toggle: () => Promise<void> } => {
  const [on, setOn] = useState(false)
  const track = useRef<MediaStreamTrack | null>(null)
  const stop = async () => {
    track.current?.stop()
    track.current = null
    setOn(false)
    await call?.session.showPicture('camera')
  }
  useEffect(() => () => track.current?.stop(), [])
  const toggle = async () => {
    if (track.current !== null) return stop()
    try {
      const stream = await navigator.mediaDevices.getDisplayMedia({ video: true, audio: false })
      const [shown] = stream.getVideoTracks()
      if (shown === undefined || call === null) return
      track.current = shown
      shown.addEventListener('ended', () => void stop())
      await call.session.showPicture('screen', shown)
      setOn(true)
    } catch {
      // The lawyer closed the browser's question: nothing is shared.
      setOn(false)
    }
  }
  return { on, toggle }
}
