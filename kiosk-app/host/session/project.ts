/** The machine's state as the page sees it: what the screen shows, in the chosen language, and nothing else. */
import type { Catalogue } from '@lutong/core/catalogue/catalogue.ts'
import type { PublicContent } from '@lutong/core/content/content.ts'
import type { Screen } from '@lutong/core/contracts/host-rpc.ts'
import { inLanguage } from '@lutong/core/messages/in-language.ts'
import { maskIdNumber, maskName } from '@lutong/core/person/masking.ts'
import type { FindServices } from '../search/find-services.ts'
import { walkSteps } from './form-walk.ts'
import { wayBack } from './pause.ts'
import { SESSION_TIMINGS } from './timings.ts'
import { stageOf } from '../consultation/consult.ts'
import { consultScreen } from './views/consult-view.ts'
import { calculatorsScreen } from './views/calculator-views.ts'
import { directoryScreen } from './views/directory-view.ts'
import { doneScreen } from './views/done-view.ts'
import { lawsScreen } from './views/law-views.ts'
import { casesScreen, channelsScreen, libraryScreen, questionsScreen } from './views/library-view.ts'
import { caseView, ownCaseScreen } from './views/own-case-view.ts'
import { offlineScreen } from './views/offline-view.ts'
import { publishedScreen } from './views/published-view.ts'
import { formStepScreen, materialsScreen, reviewScreen } from './views/form-views.ts'
import {
  bundleScreen,
  eligibilityScreen,
  guideScreen,
  guidanceScreen,
  itemsScreen,
  searchScreen,
  type PlacesNear,
  sampleScreen,
  type TakingAlong,
  whereScreen,
} from './views/way-in-views.ts'
import type { Visit } from './visit.ts'
import { mayStayAnonymous } from './visit-setup.ts'

/** Where the machine is, as `visiting.place.identify.waiting`. */
export type Place = string

export interface ProjectionParts {
  readonly catalogue: Catalogue
  readonly content: PublicContent
  readonly verifyUrl: string
  readonly centrePhone: string
  readonly openIntents: number
  readonly slipPrinter: boolean
  readonly formPrinter: boolean
  readonly outOfService: Extract<Screen, { name: 'out-of-service' }>['reason']
  readonly nowMs: number
  readonly regionCode: string
  readonly centreName: string
  readonly placesNear: PlacesNear
  readonly takingAlong: TakingAlong
  readonly find: FindServices
}

const reader = (place: Place, visit: Visit) =>
  place.endsWith('.absent')
    ? 'absent'
    : place.endsWith('.problem') || visit.problem !== null
      ? 'problem'
      : 'waiting-for-card'

/** What the one signature signs: each declaration once. */
const declarationsOf = (catalogue: Catalogue, visit: Visit): string[] => {
  const signed = walkSteps(catalogue, visit).filter(({ item }) => item.signature === 'required')
  return [...new Set(signed.map(({ form }) => inLanguage(form.declaration, visit.language)))]
}

/** Nobody gets here: a place without what it shows. */
const NOT_YET: Screen = { name: 'starting', why: 'start' }

/** The screen for a place of the machine. */
export const screenOf = (place: Place, visit: Visit, parts: ProjectionParts): Screen => {
  const { item, language } = visit
  const [root, , inner = ''] = place.split('.')
  if (root === 'outOfService') return { name: 'out-of-service', reason: parts.outOfService }
  if (root === 'welcome') return { name: 'welcome', openIntents: parts.openIntents }
  if (root === 'farewell')
    return { name: 'farewell', cardStillThere: visit.cardLeft, keptAside: visit.keptAside, endsAtMs: visit.endsAtMs }
  switch (inner) {
    case 'items':
      return itemsScreen(parts.catalogue, visit)
    case 'search':
      return searchScreen(visit, parts)
    case 'offline':
      return offlineScreen(parts)
    case 'published':
      return publishedScreen(parts.catalogue, visit, parts.centrePhone, place.endsWith('.asking'))
    case 'bundle':
      return bundleScreen(parts.catalogue, visit)
    case 'eligibility':
      return eligibilityScreen(visit, parts)
    case 'where':
      return whereScreen(visit, parts.placesNear, parts.takingAlong)
    case 'guidance':
      return guidanceScreen(parts.catalogue, visit, parts.centrePhone, parts.placesNear, parts.takingAlong)
    case 'guide':
      return item === null ? NOT_YET : guideScreen(item, language, parts)
    case 'sample':
      return sampleScreen(parts.catalogue, visit)
    case 'notice':
      return { name: 'notice' }
    case 'identify':
      return {
        name: 'identify',
        reader: reader(place, visit),
        mayStayAnonymous: mayStayAnonymous(visit),
        problem: visit.problem,
      }
    case 'identifyByTyping':
      return { name: 'identify-by-typing', problem: visit.problem, field: visit.problemField }
    case 'confirmPerson':
      return {
        name: 'confirm-person',
        maskedName: maskName(visit.person?.name ?? ''),
        maskedIdNumber: maskIdNumber(visit.person?.idNumber ?? ''),
        validTo: visit.cardValidTo ?? '',
        expired:
          visit.cardValidTo !== null && visit.cardValidTo !== 'long-term' && visit.cardValidTo < dayAt(parts.nowMs),
      }
    case 'form':
      return formStepScreen(parts.catalogue, visit, parts)
    case 'materials':
      return materialsScreen(visit)
    case 'review':
      return reviewScreen(parts.catalogue, visit, parts)
    case 'sign':
      return {
        name: 'sign',
        declarations: declarationsOf(parts.catalogue, visit),
        problem: visit.problem,
      }
    case 'sending':
      return {
        name: 'sending',
        phase: place.endsWith('.saving')
          ? 'saving'
          : visit.handedIn.some((one) => one.settlement?.state === 'waiting')
            ? 'waiting'
            : 'sending',
        sinceMs: visit.sendingSinceMs,
      }
    case 'done':
      return doneScreen(parts.catalogue, visit, { ...parts, acting: place.endsWith('.acting') })
    case 'refused':
      return { name: 'refused', problem: visit.problem ?? 'centre-refused' }
    case 'progressIdentify':
      return { name: 'progress-identify', reader: reader(place, visit), problem: visit.problem, asking: false }
    case 'progressAsking':
      return { name: 'progress-identify', reader: 'waiting-for-card', problem: null, asking: true }
    case 'progress':
      return {
        name: 'progress',
        print: visit.sheetPrint,
        cases: visit.cases.map((one) => caseView(parts.catalogue, one, language)),
      }
    case 'library':
      return libraryScreen(parts)
    case 'laws':
      return lawsScreen(visit, parts)
    case 'questions':
      return questionsScreen(visit, parts)
    case 'cases':
      return casesScreen(visit, parts)
    case 'channels':
      return channelsScreen(visit, parts)
    case 'directory':
      return directoryScreen(visit, parts)
    case 'calculators':
      return calculatorsScreen(visit, parts)
    case 'consultMatter':
    case 'consultUrgency':
    case 'consultWay':
    case 'consultCheck':
    case 'consultRecording':
    case 'consultWaiting':
    case 'consultHeld':
    case 'consultCall':
    case 'consultRecord':
      return consultScreen(place, visit, parts)
    case 'consultReturning':
      return { name: 'resume', asking: true, problem: null }
    case 'putAside':
      return {
        name: 'put-aside',
        saved: visit.saved,
        holds: {
          checks: visit.checks.length > 0,
          answers: Object.keys(visit.drafts).length > 0,
          pages: visit.materials.reduce((sum, one) => sum + one.pages, 0),
        },
        problem: visit.problem,
        print: visit.sheetPrint,
      }
    case 'paused':
      return {
        name: 'paused',
        way: wayBack(visit),
        number: place.endsWith('.numbered') ? (visit.pause?.number ?? null) : null,
        warnsAtMs: (visit.pause?.endsAtMs ?? 0) - SESSION_TIMINGS.pauseWarningMs,
        endsAtMs: visit.pause?.endsAtMs ?? 0,
        keptAside: visit.saved !== null,
        awaited: stageOf(visit.consult?.view ?? null) === 'call',
        problem: visit.problem,
      }
    case 'resuming':
      return { name: 'resume', asking: /\.(asking|finding)$/.test(place), problem: visit.problem }
    case 'ownCase':
      return ownCaseScreen(
        parts.catalogue,
        visit,
        parts.nowMs,
        place.endsWith('.acting') || place.endsWith('.lookingForTimes'),
      )
    default:
      break
  }
  return NOT_YET
}

/** The day in China (UTC+8, no summer time) as `YYYY-MM-DD`. */
const dayAt = (atMs: number): string => new Date(atMs + 8 * 3_600_000).toISOString().slice(0, 10)

/** Places from which "back" leads somewhere. */
const NO_BACK = new Set(['sending', 'done', 'opening', 'paused', 'consultCall', 'consultRecord'])
export const canGoBack = (place: Place): boolean =>
  place.startsWith('visiting') && !NO_BACK.has(place.split('.')[2] ?? '')
