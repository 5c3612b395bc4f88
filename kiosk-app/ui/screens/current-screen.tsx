/** The screen the host names. A new name is a type error here. */
import { useVisit } from '../visit/visit.ts'
import { ComingScreen } from './coming.tsx'
import { ConfirmPersonScreen } from './confirm-person.tsx'
import { DoneScreen } from './done.tsx'
import { FarewellScreen } from './farewell.tsx'
import { FormStepScreen } from './form-step.tsx'
import { GuideScreen } from './guide.tsx'
import { IdentifyByTypingScreen } from './identify-by-typing.tsx'
import { IdentifyScreen } from './identify.tsx'
import { ItemsScreen } from './items.tsx'
import { MaterialsScreen } from './materials.tsx'
import { NoticeScreen } from './notice.tsx'
import { OutOfServiceScreen } from './out-of-service.tsx'
import { ProgressIdentifyScreen } from './progress-identify.tsx'
import { ProgressScreen } from './progress.tsx'
import { RefusedScreen } from './refused.tsx'
import { ReviewScreen } from './review.tsx'
import { SendingScreen } from './sending.tsx'
import { SignScreen } from './sign.tsx'
import { StartingScreen } from './starting.tsx'
import { WelcomeScreen } from './welcome.tsx'

export const CurrentScreen = () => {
  const { screen } = useVisit().snapshot
  switch (screen.name) {
    case 'starting':
      return <StartingScreen />
    case 'out-of-service':
      return <OutOfServiceScreen screen={screen} />
    case 'welcome':
      return <WelcomeScreen screen={screen} />
    case 'items':
      return <ItemsScreen screen={screen} />
    case 'guide':
      return <GuideScreen screen={screen} />
    case 'coming':
      return <ComingScreen screen={screen} />
    case 'notice':
      return <NoticeScreen />
    case 'identify':
      return <IdentifyScreen screen={screen} />
    case 'identify-by-typing':
      return <IdentifyByTypingScreen screen={screen} />
    case 'confirm-person':
      return <ConfirmPersonScreen screen={screen} />
    case 'form-step':
      // The key: answers typed on one step must not show on the next.
      return <FormStepScreen key={`${screen.formTitle}/${screen.stepId}`} screen={screen} />
    case 'materials':
      return <MaterialsScreen screen={screen} />
    case 'review':
      return <ReviewScreen screen={screen} />
    case 'sign':
      return <SignScreen screen={screen} />
    case 'sending':
      return <SendingScreen screen={screen} />
    case 'done':
      return <DoneScreen screen={screen} />
    case 'refused':
      return <RefusedScreen screen={screen} />
    case 'progress-identify':
      return <ProgressIdentifyScreen screen={screen} />
    case 'progress':
      return <ProgressScreen screen={screen} />
    case 'farewell':
      return <FarewellScreen screen={screen} />
    default:
      return screen satisfies never
  }
}
