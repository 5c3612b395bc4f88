/**
 * The document camera while its panel is open: it looks until a page lies still and legible, takes it, and waits for
 * the next one. A camera that stands still is opened again. Nothing of a picture is left when it is closed.
 */
import type { PageLook } from '@lutong/core/contracts/host-rpc.ts'
import { systemClock } from '@lutong/core/clock.ts'
import { createCounters } from '@lutong/device-drivers/contract/counters.ts'
import type {
  CapturedPage,
  DocumentCamera,
  PageOutline,
  PageProblem,
} from '@lutong/device-drivers/contract/document-camera.ts'
import { browserCamera } from '@lutong/device-drivers/document-camera/browser-camera.ts'
import { openDocumentCamera } from '@lutong/device-drivers/document-camera/driver.ts'
import { judgePicture } from './judge-picture.ts'

export type CameraPhase =
  | { readonly state: 'opening' | 'restarting' | 'absent' | 'refused' }
  /** `problem`: what is in the way of taking the page by itself; `null` at first. */
  | { readonly state: 'looking'; readonly problem: PageProblem | null }
  /** `look`: by itself it takes a clear one alone; what was taken by hand is judged. */
  | { readonly state: 'taken'; readonly picture: Blob; readonly look: PageLook }

export interface CameraSession {
  /** Takes what lies there now, however it looks. */
  takeNow(): void
  /** The page taken is not wanted: look anew. */
  again(): void
  /** The page is handed in: wait for another one. */
  next(): void
  close(): void
}

/** One wait for a page; when it is over without one, the next begins. */
const LOOK_MS = 60_000
const TAKE_MS = 8_000
const REOPEN_PAUSE_MS = 1_000
const MOST_RESTARTS = 5

export const startCameraSession = (parts: {
  readonly video: HTMLVideoElement
  readonly deviceId: string | undefined
  readonly onPhase: (phase: CameraPhase) => void
  readonly onOutline: (outline: PageOutline | null) => void
  /** Ids of the cameras there are, once one has been opened. */
  readonly onCameras: (deviceIds: readonly string[]) => void
}): CameraSession => {
  const { onCameras, onOutline, onPhase, video } = parts
  let closed = false
  let camera: DocumentCamera | undefined
  let looking = new AbortController()
  let restarts = 0
  let stopPause = () => {}

  const show = async ({ jpeg }: CapturedPage, judge: (picture: Blob) => Promise<PageLook>) => {
    restarts = 0
    const picture = new Blob([jpeg], { type: 'image/jpeg' })
    jpeg.fill(0)
    onOutline(null)
    const look = await judge(picture)
    if (!closed) onPhase({ state: 'taken', picture, look })
  }

  const restart = async () => {
    restarts += 1
    onOutline(null)
    await camera?.close()
    camera = undefined
    if (closed) return
    if (restarts > MOST_RESTARTS) return onPhase({ state: 'absent' })
    onPhase({ state: 'restarting' })
    stopPause = systemClock.setTimer(REOPEN_PAUSE_MS, () => void open())
  }

  const look = async (freshPage: boolean) => {
    onPhase({ state: 'looking', problem: null })
    for (;;) {
      if (closed || camera === undefined) return
      looking = new AbortController()
      const taken = await camera.capture({ deadlineMs: LOOK_MS, tone: 'colour', freshPage, signal: looking.signal })
      if (closed || looking.signal.aborted) return
      if (!taken.ok) return restart()
      if ('ok' in taken.value) return show(taken.value.ok, () => Promise.resolve('clear'))
    }
  }

  const open = async () => {
    const opened = await openDocumentCamera({
      open: browserCamera({ video, ...(parts.deviceId === undefined ? {} : { deviceId: parts.deviceId }) }),
      clock: systemClock,
      counters: createCounters(),
    })
    if (!opened.ok) {
      if (closed) return
      if (restarts > 0) return restart()
      return onPhase({ state: opened.error.raw === 'NotAllowedError' ? 'refused' : 'absent' })
    }
    if (closed) return opened.value.close()
    camera = opened.value
    camera.onOutline((outline) => (closed ? undefined : onOutline(outline)))
    camera.onProblem((problem) => (closed ? undefined : onPhase({ state: 'looking', problem })))
    const devices = await navigator.mediaDevices.enumerateDevices()
    onCameras(devices.filter((one) => one.kind === 'videoinput').map((one) => one.deviceId))
    return look(false)
  }
  void open()

  return {
    takeNow: () => {
      const now = camera
      if (now === undefined || looking.signal.aborted) return
      looking.abort()
      const take = async () => {
        const taken = await now.captureNow({ deadlineMs: TAKE_MS })
        if (closed) return
        if (taken.ok) await show(taken.value, (picture) => judgePicture(picture, 0))
        else await restart()
      }
      void take()
    },
    again: () => void look(false),
    next: () => void look(true),
    close: () => {
      closed = true
      stopPause()
      looking.abort()
      void camera?.close()
    },
  }
}
