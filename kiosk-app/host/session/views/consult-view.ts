/** The consultation as its screens show it. */
import type { Catalogue } from '@lutong/core/catalogue/catalogue.ts'
import type { CatalogueItem } from '@lutong/core/catalogue/item.ts'
import { MATTERS } from '@lutong/core/contracts/consult-screens.ts'
import { NO_RECORDING } from '@lutong/core/consultation/recording.ts'
import type { Screen } from '@lutong/core/contracts/host-rpc.ts'
import { inLanguage } from '@lutong/core/messages/in-language.ts'
import { fittingServices, offeredService } from '../../consultation/fitting.ts'
import { type Consult, recordingOf, stageOf } from '../../consultation/consult.ts'
import { firstIncomplete } from '../form-walk.ts'
import { isFilledIn } from '../updates.ts'
import type { Visit } from '../visit.ts'
import { type FormPlace, formStepScreen } from './form-views.ts'

const JOINING = {
  ...({ name: 'consult-waiting', state: 'joining', place: null, outlook: null, sinceMs: null } as const),
  ...{ mayLeave: false, problem: null },
}
const STARTING: Screen = { name: 'starting', why: 'start' }

/** Asked for just now, or a lawyer is being asked: nobody's camera is on for the length of a queue. */
const readyOf = ({ id, relays, view, way }: Consult) => {
  const isNear = view === null || view.state === 'offered'
  return relays === null || !isNear ? null : { id: view?.id ?? id, mode: way, relays }
}

interface TalkPlace extends FormPlace {
  readonly catalogue: Catalogue
  readonly centrePhone: string
}

const begunIn = ({ items, language }: Visit) => {
  const [item] = items
  return item === undefined || !isFilledIn(item) ? null : { code: item.code, title: inLanguage(item.name, language) }
}
/** The form beside the talk: the step on the screen while it is open, and whether all of it is there. */
const formBeside = (place: string, visit: Visit, parts: TalkPlace) => {
  const begun = begunIn(visit)
  if (begun === null) return null
  const screen = place.endsWith('.filling') ? formStepScreen(parts.catalogue, visit, parts) : null
  return {
    code: begun.code,
    step: screen?.name === 'form-step' ? screen : null,
    filled: firstIncomplete(parts.catalogue, visit) === undefined,
  }
}

/** `at`: as the machine names it, `visiting.place.consultCall.filling`. */
export const consultScreen = (at: string, visit: Visit, parts: TalkPlace): Screen => {
  const { consult, language, person, problem, sheetPrint } = visit
  const { catalogue, centrePhone: phone } = parts
  const place = at.split('.')[2] ?? ''
  if (place === 'consultMatter' || consult === null) return { name: 'consult-matter', matters: [...MATTERS] }
  const { online, urgency, view, way } = consult
  const offered = offeredService(catalogue, consult)
  const named = ({ code, plainName }: CatalogueItem) => ({ code, name: inLanguage(plainName, language) })
  switch (place) {
    case 'consultUrgency':
      return { name: 'consult-urgency', urgency, opponent: consult.opponent, phone }
    case 'consultWay':
      return { name: 'consult-way' }
    case 'consultCheck':
      return { name: 'consult-check', way, relays: consult.relays, wantsCaptions: consult.wantsCaptions }
    case 'consultRecording':
      return { name: 'consult-recording', keptDays: consult.recordingOffer?.keptDays ?? NO_RECORDING.keptDays }
    case 'consultCall':
      return view === null || view.call === null
        ? { ...JOINING, ready: readyOf(consult), phone }
        : {
            name: 'consult-call',
            ticket: view.call,
            lawyer: view.lawyer,
            guests: view.guests,
            recording: recordingOf(consult),
            forms: [...parts.catalogue.items.values()]
              .filter(isFilledIn)
              .map(({ code, name }) => ({ code, title: inLanguage(name, visit.language) })),
            form: formBeside(at, visit, parts),
            online,
          }
    case 'consultRecord':
      return {
        name: 'consult-record',
        lawyer: view?.lawyer ?? null,
        record: view?.record ?? null,
        sha256: view?.trace.sha256 ?? '',
        callOn: stageOf(view) === 'call',
        begun: begunIn(visit),
        online,
        print: sheetPrint,
        rated: consult.rated,
        applications: fittingServices(catalogue, consult)
          .filter(({ code }) => code !== offered?.code)
          .map(named),
        offered: offered === null ? null : named(offered),
        phone,
      }
    case 'consultWaiting':
      return {
        name: 'consult-waiting',
        state: !online ? 'no-line' : view === null ? 'joining' : stageOf(view) === 'over' ? 'over' : 'waiting',
        place: view?.place ?? null,
        outlook: view?.outlook ?? null,
        sinceMs: view?.waitingSinceMs ?? null,
        ready: readyOf(consult),
        mayLeave: online && view !== null && stageOf(view) === 'waiting',
        problem,
        phone,
      }
    case 'consultHeld':
      return {
        name: 'consult-ticket',
        ticket:
          consult.ticket === null || view === null || view.heldUntilMs === null
            ? null
            : { code: consult.ticket, untilMs: view.heldUntilMs, place: view.place },
        asksCard: person !== null,
        busy: !at.endsWith('.told'),
        problem,
        print: sheetPrint,
      }
    default:
      return STARTING
  }
}
