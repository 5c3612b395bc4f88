/** What a visit knows while it lasts: all of it in memory, all of it dropped at the end. */
import type { CatalogueItem, Theme } from '@lutong/core/catalogue/item.ts'
import type { PrintView, ProblemCode, TextSize } from '@lutong/core/contracts/host-rpc.ts'
import type {
  CaseProgress,
  CaseQuery,
  HandwrittenSignature,
  Identification,
  MaterialMediaType,
} from '@lutong/core/contracts/intake.ts'
import type { Draft, FieldErrors } from '@lutong/core/forms/draft.ts'
import type { FormCode } from '@lutong/core/forms/form-submission.ts'
import type { ApplicationId, Sha256Hex, Sm3Hex } from '@lutong/core/ids.ts'
import type { Language } from '@lutong/core/messages/text.ts'
import type { IdentifiedPerson } from '@lutong/core/person/identified-person.ts'
import type { Settlement } from '../outbox/outbox.ts'

export interface AddedMaterial {
  readonly materialId: string
  readonly materialCode: string
  readonly sha256: Sha256Hex
  readonly mediaType: MaterialMediaType
  readonly bytes: Buffer
}

export interface SignedStrokes {
  readonly signature: HandwrittenSignature
  readonly png: Buffer
}

/** The card as it was read: the person, and until when the card is valid (`YYYY-MM-DD` or `long-term`). */
export interface ReadCard {
  readonly person: IdentifiedPerson
  readonly validTo: string
}

export interface Visit {
  readonly language: Language
  readonly textSize: TextSize
  readonly contrast: 'normal' | 'high'
  readonly helpOpen: boolean
  readonly theme: Theme | null
  readonly item: CatalogueItem | null
  readonly person: IdentifiedPerson | null
  readonly cardValidTo: string | null
  readonly identification: Identification
  readonly drafts: Readonly<Partial<Record<FormCode, Draft>>>
  /** Index among the asked steps of all forms of the item. */
  readonly stepIndex: number
  readonly stepErrors: FieldErrors
  readonly returnsToReview: boolean
  readonly materials: readonly AddedMaterial[]
  readonly signed: SignedStrokes | null
  readonly problem: ProblemCode | null
  readonly problemField: string | null
  readonly applicationId: ApplicationId | null
  readonly applicationDigest: Sha256Hex | null
  readonly applicationSm3: Sm3Hex | null
  readonly settlement: Settlement | null
  readonly sendingSinceMs: number
  readonly prints: readonly PrintView[]
  readonly query: CaseQuery | null
  readonly cases: readonly CaseProgress[]
  readonly progressPrint: PrintView | null
  readonly endsAtMs: number
  /** Seen while saying goodbye: a card still lies on the reader. */
  readonly cardLeft: boolean
  readonly idleEndsAtMs: number | null
}

/** A visit that has not begun. Language, text size and contrast go back to the terminal's own. */
export const freshVisit = (language: Language): Visit => ({
  language,
  textSize: 'normal',
  contrast: 'normal',
  helpOpen: false,
  theme: null,
  item: null,
  person: null,
  cardValidTo: null,
  identification: { method: 'none' },
  drafts: {},
  stepIndex: 0,
  stepErrors: {},
  returnsToReview: false,
  materials: [],
  signed: null,
  problem: null,
  problemField: null,
  applicationId: null,
  applicationDigest: null,
  applicationSm3: null,
  settlement: null,
  sendingSinceMs: 0,
  prints: [],
  query: null,
  cases: [],
  progressPrint: null,
  endsAtMs: 0,
  cardLeft: false,
  idleEndsAtMs: null,
})

/** Overwrites the bytes we own; strings go with the garbage collector. */
export const wipe = (visit: Visit): void => {
  for (const material of visit.materials) material.bytes.fill(0)
  visit.signed?.png.fill(0)
}
