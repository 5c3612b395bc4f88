/** Opens the camera into a video element and watches that pictures keep coming. */
export type CameraState = 'starting' | 'live' | 'stalled' | 'absent' | 'refused'

/** A cheap USB camera may freeze without ending its track: no frame for this long means it is opened again. */
const STALL_AFTER_MS = 4_000
const LOOK_EVERY_MS = 1_000
const WANTED: MediaStreamConstraints = {
  audio: false,
  video: { width: { ideal: 1920 }, height: { ideal: 1080 }, facingMode: 'environment' },
}

const reasonOf = (error: unknown): CameraState =>
  error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'SecurityError')
    ? 'refused'
    : 'absent'

/** Returns what closes it again. */
export const openCamera = (video: HTMLVideoElement, onState: (state: CameraState) => void): (() => void) => {
  let stream: MediaStream | undefined
  let closed = false
  let lastFrameMs = 0
  let frameRequest = 0
  const release = () => {
    video.cancelVideoFrameCallback(frameRequest)
    for (const track of stream?.getTracks() ?? []) track.stop()
    stream = undefined
  }
  const onFrame = () => {
    lastFrameMs = performance.now()
    if (!closed) frameRequest = video.requestVideoFrameCallback(onFrame)
  }
  const open = async () => {
    lastFrameMs = performance.now()
    try {
      stream = await navigator.mediaDevices.getUserMedia(WANTED)
      if (closed) {
        release()
        return
      }
      video.srcObject = stream
      await video.play()
      onFrame()
      onState('live')
    } catch (error) {
      if (!closed) onState(reasonOf(error))
    }
  }
  const watchdog = setInterval(() => {
    if (stream === undefined || performance.now() - lastFrameMs < STALL_AFTER_MS) return
    onState('stalled')
    release()
    void open()
  }, LOOK_EVERY_MS)
  void open()
  return () => {
    closed = true
    clearInterval(watchdog)
    release()
    video.srcObject = null
  }
}
