/** Everything that can happen to a visit: the page's commands, and what devices, store and centre answer. */
import type { Command, PrintView, ProblemCode } from '@lutong/core/contracts/host-rpc.ts'
import type { Settlement } from '../outbox/outbox.ts'
import type { AddedMaterial, SignedStrokes } from './visit.ts'

export type VisitEvent =
  | Command
  | { readonly type: 'material-added'; readonly material: AddedMaterial }
  | { readonly type: 'material-refused'; readonly problem: ProblemCode }
  | { readonly type: 'signed'; readonly signed: SignedStrokes }
  | { readonly type: 'signature-refused' }
  | { readonly type: 'settlement-changed'; readonly settlement: Settlement }
  | { readonly type: 'print-changed'; readonly print: PrintView }
  | { readonly type: 'reader-ready' }
  /** The terminal has been enrolled while it ran. */
  | { readonly type: 'put-in-service' }
  /** Sent before each command: somebody is there. */
  | { readonly type: 'touch' }
