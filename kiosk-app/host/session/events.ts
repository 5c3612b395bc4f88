/** Everything that can happen to a visit: the page's commands, and what devices, store and centre answer. */
import type { Command, PrintView, ProblemCode } from '@lutong/core/contracts/host-rpc.ts'
import type { ConsultationView, CallRelays } from '@lutong/core/consultation/consultation.ts'
import type { RecordingOffer } from '@lutong/core/consultation/recording.ts'
import type { Settlement } from '../outbox/outbox.ts'
import type { PlaceToTakeUp } from './taking-up.ts'
import type { AddedMaterial, SignedStrokes, Visit } from './visit.ts'

export type VisitEvent =
  | Command
  | { readonly type: 'material-added'; readonly material: AddedMaterial }
  | { readonly type: 'material-refused'; readonly problem: ProblemCode }
  | { readonly type: 'signed'; readonly signed: SignedStrokes }
  | { readonly type: 'signature-refused' }
  | { readonly type: 'settlement-changed'; readonly id: string; readonly settlement: Settlement }
  /** Taking back could not even be written down. */
  | { readonly type: 'undo-failed' }
  | { readonly type: 'print-changed'; readonly print: PrintView }
  | { readonly type: 'reader-ready' }
  | { readonly type: 'consultation-changed'; readonly view: ConsultationView }
  | { readonly type: 'consultation-line'; readonly online: boolean }
  | { readonly type: 'call-relays'; readonly relays: CallRelays }
  | { readonly type: 'recording-offer'; readonly offer: RecordingOffer }
  /** Headphones were put in or pulled out. */
  | { readonly type: 'headphones-changed'; readonly plugged: boolean }
  /** The terminal has been enrolled while it ran. */
  | { readonly type: 'put-in-service' }
  /** Staff have taken it out of service; nobody is there. */
  | { readonly type: 'put-out-of-service' }
  /** The host before this one crashed: its visit goes on. */
  | { readonly type: 'take-up'; readonly place: PlaceToTakeUp; readonly visit: Visit }
  /** Sent before each command: somebody is there. */
  | { readonly type: 'touch' }
