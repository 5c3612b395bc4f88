/** The screens of a talk with a lawyer, fetched when one is wanted. */
import type { ScreenOf } from '../visit/screen-of.ts'
import type { ConsultReady } from './use-kiosk-call.ts'
import { useKioskCall } from './use-kiosk-call.ts'
import { useKioskRecording } from './use-kiosk-recording.ts'
import { CallScreen } from './call-screen.tsx'
import { CheckScreen } from './check-screen.tsx'
import { MatterScreen, UrgencyScreen, WayScreen } from './choose-screens.tsx'
import { RecordingQuestion } from './recording-screens.tsx'
import { RecordScreen } from './record-screen.tsx'
import { TicketScreen } from './ticket-screen.tsx'
import { WaitingScreen } from './waiting-screen.tsx'

type ConsultScreenName =
  | 'consult-matter'
  | 'consult-urgency'
  | 'consult-way'
  | 'consult-check'
  | 'consult-recording'
  | 'consult-waiting'
  | 'consult-ticket'
  | 'consult-call'
  | 'consult-record'

/** The call this screen is in, or may soon be in. */
const readyOf = (screen: ScreenOf<ConsultScreenName>): ConsultReady | null => {
  if (screen.name === 'consult-waiting') return screen.ready
  if (screen.name !== 'consult-call') return null
  const { consultationId: id, iceServers, mode, relayOnly } = screen.ticket
  return { id, mode, relays: { iceServers, relayOnly } }
}

export const ConsultScreen = ({ screen }: { readonly screen: ScreenOf<ConsultScreenName> }) => {
  // Here, above the screens: what is made ready while waiting is what the call goes on with.
  const entered = screen.name === 'consult-call' ? screen : null
  const call = useKioskCall(readyOf(screen), entered)
  useKioskRecording(call, entered)
  switch (screen.name) {
    case 'consult-matter':
      return <MatterScreen screen={screen} />
    case 'consult-urgency':
      return <UrgencyScreen screen={screen} />
    case 'consult-way':
      return <WayScreen />
    case 'consult-check':
      return <CheckScreen key={screen.way} screen={screen} />
    case 'consult-recording':
      return <RecordingQuestion screen={screen} />
    case 'consult-waiting':
      return <WaitingScreen screen={screen} />
    case 'consult-ticket':
      return <TicketScreen screen={screen} />
    case 'consult-call':
      return <CallScreen key={screen.ticket.consultationId} screen={screen} call={call} />
    case 'consult-record':
      return <RecordScreen screen={screen} />
    default:
      return screen satisfies never
  }
}
