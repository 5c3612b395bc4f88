/** The browser's camera (W3C Media Capture and Streams): pictures by a canvas that lives as long as the camera is open. */
import { err, ok, type Result } from '@lutong/core/result.ts'
import { type DeviceFault, fault } from '../contract/device.ts'
import type { CameraSource } from './driver.ts'
import type { Frame } from './frame.ts'

/** Small enough to be looked at ten times a second on a slow terminal. */
const PREVIEW_WIDTH_PX = 320
/** A4 at 200 dpi asks for so many. */
const WISHED = { width: { ideal: 2_592 }, height: { ideal: 1_944 } } as const
/** From good to still legible: the first that keeps a page below the limit is taken. */
const JPEG_QUALITIES = [0.88, 0.8, 0.7, 0.6] as const
const PAGE_BYTES = 400 * 1024

/** A page as a JPEG of a sensible size, from what is drawn on the canvas. */
export const encodePage = async (canvas: OffscreenCanvas): Promise<Uint8Array<ArrayBuffer>> => {
  let blob: Blob | undefined
  for (const quality of JPEG_QUALITIES) {
    blob = await canvas.convertToBlob({ type: 'image/jpeg', quality })
    if (blob.size <= PAGE_BYTES) break
  }
  return blob === undefined ? new Uint8Array() : new Uint8Array(await blob.arrayBuffer())
}

export interface CameraChoice {
  /** As the system names it. */
  readonly label?: string
  /** As the browser names it; before the label. */
  readonly deviceId?: string
  /** Shows the live picture; without one it is shown nowhere. */
  readonly video?: HTMLVideoElement
}

const canvasOf = () => {
  const canvas = new OffscreenCanvas(1, 1)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return context === null ? undefined : { canvas, context }
}

/** By the name the system gives it (`label`), not by a number that changes; without a name the first camera. */
const constraintsFor = async ({ deviceId, label }: CameraChoice): Promise<MediaTrackConstraints | undefined> => {
  if (deviceId !== undefined) return { ...WISHED, deviceId: { exact: deviceId } }
  if (label === undefined) return { ...WISHED }
  const devices = await navigator.mediaDevices.enumerateDevices()
  const found = devices.find((one) => one.kind === 'videoinput' && one.label.startsWith(label))
  return found === undefined ? undefined : { ...WISHED, deviceId: { exact: found.deviceId } }
}

export const browserCamera =
  (choice: CameraChoice = {}) =>
  async (): Promise<Result<CameraSource, DeviceFault>> => {
    let stream: MediaStream
    try {
      const video = await constraintsFor(choice)
      if (video === undefined) return err(fault('NO_DEVICE'))
      stream = await navigator.mediaDevices.getUserMedia({ video, audio: false })
    } catch (problem) {
      return err(fault('NO_DEVICE', problem instanceof DOMException ? problem.name : 'camera'))
    }
    const [track] = stream.getVideoTracks()
    const surface = canvasOf()
    if (track === undefined || surface === undefined) return err(fault('NO_DEVICE', 'no-track'))
    const { canvas, context } = surface
    const video = choice.video ?? document.createElement('video')
    video.muted = true
    video.srcObject = stream
    const ended = new Set<() => void>()
    let closed = false
    const end = () => {
      if (closed) return
      closed = true
      for (const listener of ended) listener()
    }
    track.addEventListener('ended', end)
    await video.play().catch(end)

    const picture = (width: number, height: number): Frame => {
      canvas.width = width
      canvas.height = height
      context.drawImage(video, 0, 0, width, height)
      const { data } = context.getImageData(0, 0, width, height)
      const frame = { width, height, data: new Uint8ClampedArray(data) }
      data.fill(0)
      return frame
    }
    /** What is left on the canvas would be the citizen's paper. */
    const clear = () => {
      canvas.width = 1
      canvas.height = 1
    }
    return ok({
      model: track.label === '' ? null : track.label,
      preview: () =>
        new Promise((resolve) => {
          if (closed) return resolve(undefined)
          const once = () => resolve(undefined)
          ended.add(once)
          video.requestVideoFrameCallback(() => {
            ended.delete(once)
            if (closed || video.videoWidth === 0) return resolve(undefined)
            const scale = Math.min(1, PREVIEW_WIDTH_PX / video.videoWidth)
            resolve(picture(Math.round(video.videoWidth * scale), Math.round(video.videoHeight * scale)))
          })
        }),
      still: async () => (closed || video.videoWidth === 0 ? undefined : picture(video.videoWidth, video.videoHeight)),
      encode: async (page) => {
        canvas.width = page.width
        canvas.height = page.height
        context.putImageData(new ImageData(page.data, page.width, page.height), 0, 0)
        const jpeg = await encodePage(canvas)
        clear()
        return jpeg
      },
      onEnded: (listener) => {
        ended.add(listener)
        return () => void ended.delete(listener)
      },
      close: () => {
        closed = true
        track.removeEventListener('ended', end)
        for (const one of stream.getTracks()) one.stop()
        video.srcObject = null
        clear()
      },
    })
  }
