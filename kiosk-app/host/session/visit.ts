/** What a visit knows while it lasts: all of it in memory, all of it dropped at the end. */
import type { HandoverFates } from '@lutong/core/contracts/handed-form.ts'
import type { LanguagePack, LanguageTag } from '@lutong/core/messages/language-pack.ts'
import type { Bundle } from '@lutong/core/catalogue/bundle.ts'
import type { CatalogueItem, InstitutionKind, Theme } from '@lutong/core/catalogue/item.ts'
import type { CaseActRequest } from '@lutong/core/contracts/case-acts.ts'
import type {
  CasePanel,
  Colours,
  PageLook,
  PrintView,
  ProblemCode,
  SpeechView,
  TextSize,
} from '@lutong/core/contracts/host-rpc.ts'
import type { PublishedResults } from '@lutong/core/content/published-results.ts'
import type { FreeDay } from '@lutong/core/contracts/free-slots.ts'
import type {
  CaseProgress,
  CaseQuery,
  HandwrittenSignature,
  Identification,
  MaterialMediaType,
} from '@lutong/core/contracts/intake.ts'
import type { Draft, FieldErrors } from '@lutong/core/forms/draft.ts'
import type { FormCode } from '@lutong/core/forms/form-submission.ts'
import type { ApplicationId, CaseNumber, ConsultationId, ItemCode, Sha256Hex, Sm3Hex } from '@lutong/core/ids.ts'
import type { Language } from '@lutong/core/messages/text.ts'
import type { IdentifiedPerson } from '@lutong/core/person/identified-person.ts'
import type { Consult } from '../consultation/consult.ts'
import type { Settlement } from '../outbox/outbox.ts'
import type { BoundPaper } from '../papers/bound-paper.ts'
import type { Turn } from '../papers/picture-bytes.ts'
import type { PlaceToTakeUp, ResumePlace } from './taking-up.ts'
import { type Lookup, NO_LOOKUP } from './lookup.ts'

/** A page that was photographed or sent, or a file with pages of its own. */
export interface AddedMaterial {
  readonly materialId: string
  readonly materialCode: string
  readonly sha256: Sha256Hex
  readonly mediaType: MaterialMediaType
  readonly bytes: Buffer
  readonly pages: number
  /** Of a picture as it is stored; 0 for a file. */
  readonly widthPx: number
  readonly heightPx: number
  /** Clockwise, until it stands upright. */
  readonly turn: Turn
  readonly look: PageLook
  /** Hard to read, and handed in all the same. */
  readonly keptUnclear: boolean
}

/** What a paper was when it was handed in; its bytes are in the outbox. */
type HandedPaper = Pick<BoundPaper, 'name' | 'pages' | 'sha256'>

/** One signature drawn; it signs each service's own forms. */
export interface SignedStrokes {
  readonly signatures: ReadonlyMap<ItemCode, HandwrittenSignature>
  readonly signedAtMs: number
  readonly png: Buffer
}

/** What has become of one service of this visit. `settlement` is `null` until somebody knows. */
export interface HandedIn {
  readonly item: CatalogueItem
  readonly id: ApplicationId
  readonly digest: Sha256Hex
  readonly sm3: Sm3Hex
  readonly papers: readonly HandedPaper[]
  readonly settlement: Settlement | null
}

/** An address at the centre to which a telephone sends pictures for one paper. */
export interface Handover {
  readonly token: string
  readonly materialCode: string
  readonly url: string
  /** Unseals what comes; the telephone has it from the code, the centre never. */
  readonly key: Uint8Array
  readonly endsAtMs: number
  readonly fates: HandoverFates
  /** The telephone has begun to send something that is not whole yet. */
  readonly coming: boolean
}

export type CheckAnswer = 'yes' | 'no' | 'unsure'

/** The card as it was read: the person, and until when the card is valid (`YYYY-MM-DD` or `long-term`). */
export interface ReadCard {
  readonly person: IdentifiedPerson
  readonly validTo: string
}

/** How the citizen wants to hear the kiosk. `on: null`: as the headphone jack says. */
interface SpeechChoice extends Pick<SpeechView, 'volume' | 'rate' | 'blank'> {
  readonly on: boolean | null
}

/** Where a service was opened from, and what stood there: by codes, for the catalogue is not kept with a visit. */
interface CameFrom {
  readonly place: PlaceToTakeUp
  readonly item: ItemCode | null
  readonly bundle: string | null
  readonly chosen: readonly ItemCode[]
  readonly checks: readonly CheckAnswer[]
  readonly checkWarned: boolean
  readonly lookup: Lookup
}

/** The screen is covered. `number` uncovers it where nobody has said who he is; else it is empty. */
interface Pause {
  readonly from: PlaceToTakeUp
  readonly endsAtMs: number
  readonly number: string
  /** The number has been shown, and is not shown again. */
  readonly isCovered: boolean
}

export interface Visit {
  /** In which texts are told; behind a pack, what it falls back to. */
  readonly language: Language
  /** The language that was chosen. */
  readonly tag: LanguageTag
  readonly textSize: TextSize
  readonly colours: Colours
  readonly lowReach: boolean
  readonly plain: boolean
  readonly speech: SpeechChoice
  /** Something is in the jack. Belongs to the terminal: it outlives a visit. */
  readonly headphones: boolean
  readonly helpOpen: boolean
  readonly theme: Theme | null
  readonly searchText: string
  readonly calculator: string | null
  readonly questionTheme: Theme | null
  readonly openQuestion: string | null
  readonly directoryKind: InstitutionKind | null
  readonly lookup: Lookup
  /** What was typed into the calculator, when it was asked to work it out. */
  readonly reckoned: Readonly<Record<string, string>> | null
  /** The form whose sample is looked at. */
  readonly sampleOf: FormCode | null
  /** The service on the screen; in a bundle none. */
  readonly item: CatalogueItem | null
  readonly bundle: Bundle | null
  /** Of the bundle, what the citizen wants. */
  readonly chosen: readonly ItemCode[]
  /** The way here, the last place last: "back" from a service leads along it. */
  readonly cameFrom: readonly CameFrom[]
  /** The services that are filled in, in order: one, or those chosen of the bundle. */
  readonly items: readonly CatalogueItem[]
  /** Answers to the item's questions of eligibility, in their order. */
  readonly checks: readonly CheckAnswer[]
  /** The answer just given does not fit: what it means is on the screen. */
  readonly checkWarned: boolean
  readonly person: IdentifiedPerson | null
  readonly cardValidTo: string | null
  readonly identification: Identification
  /** By service and form: `GF02003.F1`. */
  readonly drafts: Readonly<Record<string, Draft>>
  /** Index among the asked steps of all forms of the item. */
  readonly stepIndex: number
  readonly stepErrors: FieldErrors
  readonly returnsToReview: boolean
  /** In the citizen's order; pages of one material make one paper. */
  readonly materials: readonly AddedMaterial[]
  /** By material, where the citizen has named it. */
  readonly paperNames: Readonly<Record<string, string>>
  /** The page taken away last, and its place: it may come back. */
  readonly removed: { readonly page: AddedMaterial; readonly index: number } | null
  /** The papers of a supplement, bound, while they go to the centre. */
  readonly bound: readonly BoundPaper[]
  readonly handoverFor: string
  readonly handover: Handover | null
  readonly signed: SignedStrokes | null
  /** Chosen by a citizen who cannot or would rather not draw on a screen. */
  readonly signsOnPaper: boolean
  readonly problem: ProblemCode | null
  readonly problemField: string | null
  /** Names this visit's own papers in the journal; says nothing of the person. */
  readonly visitId: string
  readonly handedIn: readonly HandedIn[]
  readonly sendingSinceMs: number
  readonly prints: readonly PrintView[]
  readonly query: CaseQuery | null
  readonly cases: readonly CaseProgress[]
  /** A paper asked for beside the application: progress, guidance. */
  readonly sheetPrint: PrintView | null
  /** The case that is looked at closely, and what is open beside it. */
  readonly openCase: CaseNumber | null
  readonly casePanel: CasePanel
  /** What the centre publishes of its work, as it was last told. */
  readonly results: PublishedResults | null
  /** Times still free for the open appointment. `null`: not known (nobody asked yet, or no line). */
  readonly freeDays: readonly FreeDay[] | null
  /** Acts under way, or that failed on the way: tried again they keep their ids. */
  readonly acts: readonly CaseActRequest[]
  readonly rated: boolean
  readonly saved: { readonly code: string; readonly keptUntilMs: number; readonly onlyHere: boolean } | null
  readonly saveCodeTyped: string
  /** The step from which the visit was put aside. */
  readonly leftAt: PlaceToTakeUp | null
  readonly pause: Pause | null
  readonly pauseGuesses: { readonly wrong: number; readonly lockedUntilMs: number }
  /** Where a visit that was put aside goes on, once the card has been read again. */
  readonly resumeAt: number
  readonly resumeTo: ResumePlace | null
  /** A ticket of the lawyers' queue was typed: who left it is asked for, then the place goes on. */
  readonly returning: { readonly ticket: string; readonly id: ConsultationId; readonly asksPerson: boolean } | null
  /** The talk with a lawyer this application comes out of, and what the lawyer wrote down of what happened. */
  readonly consulted: { readonly id: ConsultationId; readonly facts: string } | null
  /** With a lawyer, or on the way to one. */
  readonly consult: Consult | null
  readonly endsAtMs: number
  /** Seen while saying goodbye: a card still lies on the reader. */
  readonly cardLeft: boolean
  /** At the farewell: what was put aside in this visit is still kept. */
  readonly keptAside: boolean
  readonly idleEndsAtMs: number | null
}

/** A visit that has not begun. Language, sizes, colours and voice go back to the terminal's own. */
export const freshVisit = (language: Language, tag: LanguageTag = language): Visit => ({
  language,
  tag,
  textSize: 'normal',
  colours: 'normal',
  lowReach: false,
  plain: false,
  speech: { on: null, volume: 3, rate: 1, blank: false },
  headphones: false,
  helpOpen: false,
  theme: null,
  searchText: '',
  calculator: null,
  questionTheme: null,
  openQuestion: null,
  directoryKind: null,
  lookup: NO_LOOKUP,
  reckoned: null,
  sampleOf: null,
  item: null,
  bundle: null,
  chosen: [],
  cameFrom: [],
  items: [],
  checks: [],
  checkWarned: false,
  person: null,
  cardValidTo: null,
  identification: { method: 'none' },
  drafts: {},
  stepIndex: 0,
  stepErrors: {},
  returnsToReview: false,
  materials: [],
  paperNames: {},
  removed: null,
  bound: [],
  handoverFor: '',
  handover: null,
  signed: null,
  signsOnPaper: false,
  problem: null,
  problemField: null,
  visitId: '',
  handedIn: [],
  sendingSinceMs: 0,
  prints: [],
  query: null,
  cases: [],
  sheetPrint: null,
  openCase: null,
  casePanel: 'overview',
  freeDays: null,
  results: null,
  acts: [],
  rated: false,
  saved: null,
  saveCodeTyped: '',
  leftAt: null,
  pause: null,
  pauseGuesses: { wrong: 0, lockedUntilMs: 0 },
  resumeAt: 0,
  resumeTo: null,
  returning: null,
  consulted: null,
  consult: null,
  endsAtMs: 0,
  cardLeft: false,
  keptAside: false,
  idleEndsAtMs: null,
})

/** As the terminal greets whoever comes: in the first of its languages. */
export const freshIn = ([own]: readonly LanguagePack[]): Visit => freshVisit(own?.fallback ?? 'zh-CN', own?.tag)

/** Whether the voice is to be heard now. */
export const isSpoken = (visit: Pick<Visit, 'speech' | 'headphones'>): boolean => visit.speech.on ?? visit.headphones

/** Overwrites the bytes we own; strings go with the garbage collector. */
export const wipe = (visit: Visit): void => {
  for (const material of visit.materials) material.bytes.fill(0)
  for (const paper of visit.bound) paper.bytes.fill(0)
  visit.removed?.page.bytes.fill(0)
  visit.signed?.png.fill(0)
}
