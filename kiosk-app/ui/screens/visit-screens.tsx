/** The screens behind the first one: one part of the page, fetched as soon as the first stands there. */
import { lazily } from '../visit/lazy.tsx'
import type { BehindTheFirst } from '../visit/screen-of.ts'
import { BundleScreen } from './bundle.tsx'
import { CalculatorScreen, CalculatorsScreen } from './calculators.tsx'
import { ConfirmPersonScreen } from './confirm-person.tsx'
import { DoneScreen } from './done.tsx'
import { EligibilityScreen } from './eligibility.tsx'
import { FarewellScreen } from './farewell.tsx'
import { FormStepScreen } from './form-step.tsx'
import { GuideScreen } from './guide.tsx'
import { IdentifyByTypingScreen } from './identify-by-typing.tsx'
import { IdentifyScreen } from './identify.tsx'
import { ItemsScreen } from './items.tsx'
import { MaterialsScreen } from './materials.tsx'
import { NoticeScreen } from './notice.tsx'
import { OwnCaseScreen } from './own-case.tsx'
import { ProgressIdentifyScreen } from './progress-identify.tsx'
import { ProgressScreen } from './progress.tsx'
import { RefusedScreen } from './refused.tsx'
import { ReviewScreen } from './review.tsx'
import { PutAsideScreen, ResumeScreen } from './saved-visit.tsx'
import { SampleScreen } from './sample.tsx'
import { SearchScreen } from './search.tsx'
import { SendingScreen } from './sending.tsx'
import { SignScreen } from './sign.tsx'
import { GuidanceScreen, WhereScreen } from './where.tsx'

const LookupScreen = lazily(async () => (await import('./lookup/lookup-screen.tsx')).LookupScreen)
const OfflineScreen = lazily(async () => (await import('./offline.tsx')).OfflineScreen)
const PausedScreen = lazily(async () => (await import('./paused.tsx')).PausedScreen)
const ConsultScreen = lazily(async () => (await import('../consult/consult-screen.tsx')).ConsultScreen)
const PublishedScreen = lazily(async () => (await import('./published.tsx')).PublishedScreen)

export const VisitScreen = ({ screen }: { readonly screen: BehindTheFirst }) => {
  switch (screen.name) {
    case 'items':
      return <ItemsScreen screen={screen} />
    case 'calculators':
      return <CalculatorsScreen screen={screen} />
    case 'calculator':
      return <CalculatorScreen key={screen.id} screen={screen} />
    case 'put-aside':
      return <PutAsideScreen screen={screen} />
    case 'paused':
      return <PausedScreen screen={screen} />
    case 'resume':
      return <ResumeScreen screen={screen} />
    case 'library':
    case 'laws':
    case 'law':
    case 'questions':
    case 'question':
    case 'cases':
    case 'typical-case':
    case 'channels':
    case 'directory':
      return <LookupScreen screen={screen} />
    case 'consult-matter':
    case 'consult-urgency':
    case 'consult-way':
    case 'consult-check':
    case 'consult-recording':
    case 'consult-waiting':
    case 'consult-ticket':
    case 'consult-call':
    case 'consult-record':
      return <ConsultScreen screen={screen} />
    case 'sample':
      return <SampleScreen screen={screen} />
    case 'offline':
      return <OfflineScreen screen={screen} />
    case 'published':
      return <PublishedScreen screen={screen} />
    case 'bundle':
      return <BundleScreen screen={screen} />
    case 'search':
      return <SearchScreen screen={screen} />
    case 'eligibility':
      return <EligibilityScreen screen={screen} />
    case 'where':
      return <WhereScreen screen={screen} />
    case 'guidance':
      return <GuidanceScreen screen={screen} />
    case 'guide':
      return <GuideScreen screen={screen} />
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
    case 'own-case':
      return <OwnCaseScreen screen={screen} />
    case 'farewell':
      return <FarewellScreen screen={screen} />
    default:
      return screen satisfies never
  }
}
