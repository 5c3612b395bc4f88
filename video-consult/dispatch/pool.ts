/** What the matching knows: who waits, who is there. Plain values; no identity beyond tokens. */
import type { Availability, LegalField, SpokenLanguage, Tier } from '@lutong/core/consultation/consultation.ts'

export interface Waiting {
  readonly id: string
  readonly regionCode: string
  readonly field: LegalField
  readonly language: SpokenLanguage
  readonly tier: Tier
  /** 0 for nobody in particular, one for each reason to go first; see `precedence.ts`. */
  readonly precedence: number
  readonly waitingSinceMs: number
  /** Away with a ticket: keeps the place and is asked for nothing. */
  readonly isHeld: boolean
  /** Blind tokens of the citizen and of the other side; never names. */
  readonly personToken: string | null
  readonly opponentToken: string | null
  /** Lawyers this one is not offered to, until when; `Infinity` after a refusal. */
  readonly passedOver: readonly { readonly lawyerId: string; readonly untilMs: number }[]
}

export interface Lawyer {
  readonly id: string
  readonly availability: Availability
  /** The rota says that it is this lawyer's hour. */
  readonly onDuty: boolean
  readonly tier: Tier
  readonly fields: readonly LegalField[]
  readonly languages: readonly SpokenLanguage[]
  readonly homeRegion: string
  readonly mostAtOnce: number
  /** Offers and calls now. */
  readonly load: number
  /** When the last consultation ended; who rested longest comes first. */
  readonly idleSinceMs: number
  /** Whom the lawyer acts for, and against whom. */
  readonly clientTokens: readonly string[]
  readonly adversaryTokens: readonly string[]
}

export interface Offer {
  readonly waitingId: string
  readonly lawyerId: string
}
