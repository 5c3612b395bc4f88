/** Every text of the lawyer's desk, complete in both languages: a missing one is a type error. */
import type { GuestRole, GuestState } from '@lutong/core/consultation/call-guest.ts'
import type {
  Availability,
  ConsultationState,
  LegalField,
  SpokenLanguage,
} from '@lutong/core/consultation/consultation.ts'
import type { FollowUp, ServiceOffer } from '@lutong/core/consultation/follow-up.ts'
import type { CallMessage, CallWay } from '../../call/contract.ts'
import type { MediaFailure } from '../../call/media.ts'
import type { Quality } from '../../call/policy/quality.ts'

type Hint = Extract<CallMessage, { type: 'hint' }>['hint']
type Urgency = 'elderly' | 'disabled' | 'violence' | 'deadline'

export interface Messages {
  readonly product: string
  readonly desk: string
  readonly otherLanguage: string
  readonly loading: string
  readonly offline: string
  readonly signIn: {
    readonly name: string
    readonly password: string
    readonly enter: string
    readonly entering: string
    readonly out: string
    readonly ended: string
    readonly wrong: string
    readonly locked: string
    readonly offline: string
    readonly notLawyer: string
    readonly toConsole: string
  }
  readonly own: {
    readonly title: string
    readonly availability: Readonly<Record<Availability, string>>
    readonly explains: Readonly<Record<Availability, string>>
    readonly waiting: (n: number) => string
    readonly nobody: string
    readonly idle: string
  }
  readonly offer: {
    readonly title: string
    readonly left: (seconds: number) => string
    readonly accept: string
    readonly accepting: string
    readonly decline: string
    readonly reasons: Readonly<Record<'conflict' | 'not-my-field' | 'busy', string>>
    readonly gone: string
    readonly waited: (minutes: number) => string
  }
  readonly card: {
    readonly anonymous: string
    readonly person: string
    readonly centre: string
    readonly field: string
    readonly language: string
    readonly opponent: string
    readonly facts: string
    readonly noFacts: string
    readonly handover: (name: string) => string
    readonly fields: Readonly<Record<LegalField, string>>
    readonly languages: Readonly<Record<SpokenLanguage, string>>
    readonly urgent: Readonly<Record<Urgency, string>>
    readonly emergency: string
    readonly recorded: string
  }
  readonly call: {
    readonly states: Readonly<Partial<Record<ConsultationState, string>>>
    readonly party: Readonly<Record<'awaited' | 'connecting' | 'connected' | 'reconnecting' | 'left', string>>
    readonly ways: Readonly<Record<CallWay, string>>
    readonly quality: Readonly<Record<Quality['figure'], string>>
    readonly causes: Readonly<Record<Quality['cause'], string>>
    readonly missing: Readonly<Record<MediaFailure, string>>
    readonly recording: string
    readonly notRecorded: string
    readonly theirPicture: string
    readonly ownPicture: string
    readonly noPicture: string
    readonly hear: string
    readonly microphoneOff: string
    readonly microphoneOn: string
    readonly cameraOff: string
    readonly cameraOn: string
    readonly share: string
    readonly shareStop: string
    readonly askPaper: string
    readonly askFace: string
    readonly pointHint: string
    readonly pointAway: string
    readonly hintsTitle: string
    readonly hints: Readonly<Record<Hint, string>>
    readonly end: string
    readonly ending: string
    readonly emergency: string
    readonly emergencyNote: string
    readonly emergencySend: string
    readonly emergencyDone: string
    readonly transfer: string
    readonly cancel: string
  }
  readonly transfer: {
    readonly title: string
    readonly field: string
    readonly note: string
    readonly noteHint: string
    readonly send: string
    readonly done: string
    readonly gone: string
  }
  readonly chat: {
    readonly title: string
    readonly empty: string
    readonly you: string
    readonly they: string
    readonly write: string
    readonly writeAll: string
    readonly untilSigned: string
    readonly send: string
  }
  readonly guests: {
    readonly invite: string
    readonly as: string
    readonly roles: Readonly<Record<GuestRole, string>>
    readonly citizenDecides: string
    readonly nobodyFree: string
    readonly inviteOne: string
    /** `most`: how many a call may have here; `canGrow`: with a room server it could have more. */
    readonly notAsked: (most: number) => string
    readonly full: (most: number, canGrow: boolean) => string
    readonly between: string
    readonly list: string
    readonly states: Readonly<Record<GuestState | 'awaited' | 'connecting' | 'reconnecting', string>>
    readonly askOut: string
    readonly askOutOne: (name: string) => string
    readonly takeBack: string
    readonly title: string
    readonly from: string
    readonly secret: string
    readonly recorded: string
    readonly recordedSides: string
    readonly join: string
    readonly gone: string
    readonly leave: string
    readonly youAre: (role: string) => string
    readonly noWork: string
    readonly citizen: string
    readonly atTerminal: string
    readonly lawyer: string
    readonly speaking: string
    readonly pictureOf: (name: string) => string
  }
  readonly form: {
    readonly notYet: string
    readonly why: string
    readonly filled: string
    readonly offer: string
    readonly offerOne: (title: string) => string
    readonly shown: string
    readonly hidden: string
    readonly isFilled: string
    readonly isEmpty: string
    readonly agreed: string
    readonly refused: string
    readonly pointAt: string
    readonly pointAtOne: (label: string) => string
    readonly pointAway: string
    readonly choose: string
    readonly propose: string
    readonly proposeFor: (label: string) => string
  }
  readonly work: {
    readonly record: string
    readonly form: string
    readonly laws: string
    readonly calculators: string
    readonly none: string
  }
  readonly record: {
    readonly facts: string
    readonly issue: string
    readonly advice: string
    readonly adviceHint: string
    readonly laws: string
    readonly noLaws: string
    readonly remove: (law: string) => string
    readonly removeShort: string
    readonly nextSteps: string
    readonly template: string
    readonly templateChoose: string
    readonly kept: string
    readonly keeping: string
    readonly waiting: string
    readonly aid: string
    readonly aidWhy: string
    readonly sign: string
    readonly signing: string
    readonly endFirst: string
    readonly needsAdvice: string
    readonly needsAid: string
    readonly signed: string
    readonly gone: string
  }
  readonly after: {
    readonly title: string
    readonly submitted: string
    readonly nothingArrived: string
    readonly citizen: Readonly<Record<FollowUp['citizen'], (since: string) => string>>
    readonly offer: Readonly<Record<ServiceOffer['state'], (name: string) => string>>
    readonly propose: string
    readonly proposeMeans: string
    readonly proposeOne: (name: string) => string
    readonly onScreen: (name: string) => string
    readonly other: string
    readonly otherChoose: string
    readonly left: string
    readonly word: string
    readonly wordMeans: (centre: string) => string
    readonly wordToNobody: string
    readonly wordService: string
    readonly wordNoService: string
    readonly wordWords: string
    readonly wordHint: string
    readonly wordSend: string
    readonly wordLeft: string
    readonly wordDone: (at: string) => string
    readonly wordNotLeft: string
  }
  readonly laws: {
    readonly search: string
    readonly hint: string
    readonly none: string
    readonly cite: string
    readonly cited: string
    readonly extract: string
  }
  readonly calculators: {
    readonly choose: string
    readonly fillIn: string
    readonly source: string
    readonly insert: string
    readonly yes: string
    readonly no: string
  }
  readonly test: {
    readonly title: string
    readonly why: string
    readonly begin: string
    readonly running: string
    readonly again: string
    readonly camera: string
    readonly microphone: string
    readonly relay: string
    readonly line: string
    readonly results: Readonly<
      Record<
        'works' | 'no-picture' | 'silent' | 'refused' | 'absent' | 'in-use' | 'reached' | 'not-reached' | 'untried',
        string
      >
    >
    readonly figures: (kbps: number, lossPercent: number, roundTripMs: number | null) => string
    readonly sent: string
  }
}
