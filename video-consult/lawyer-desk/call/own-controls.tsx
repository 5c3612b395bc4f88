import { words } from '../language/language.ts'
import type { DeskCall } from './use-call.ts'

/** Microphone and camera of one's own. */
export const OwnControls = ({ call }: { readonly call: DeskCall | null }) => {
  const text = words().call
  return (
    <>
      <button
        type="button"
        class="button"
        disabled={call === null || call.media.microphone === null}
        onClick={() => call?.session.setMicrophone(!call.view.microphoneOn)}
      >
        {call?.view.microphoneOn === false ? text.microphoneOn : text.microphoneOff}
      </button>
      <button
        type="button"
        class="button"
        disabled={call === null || call.media.camera === null}
        onClick={() => call?.session.setCamera(!call.view.cameraOn)}
      >
        {call?.view.cameraOn === false ? text.cameraOn : text.cameraOff}
      </button>
    </>
  )
}
