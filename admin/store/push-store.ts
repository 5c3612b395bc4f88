/** What happened to cases, on its way to other systems: each message once to each, at least once until it is taken. */
import type { CaseNumber, TerminalId } from '@lutong/core/ids.ts'
import type { RegionScope } from './staff-reader.ts'

export const WEBHOOK_COVERS = ['own', 'regions'] as const
/** `own`: the cases this system handed in; `regions`: all of its regions. */
export type WebhookCovers = (typeof WEBHOOK_COVERS)[number]

export interface Webhook {
  readonly clientId: TerminalId
  readonly url: string
  readonly covers: WebhookCovers
}

/** Why the last try failed; never what the other side said. */
export const PUSH_FAILURES = [
  'address-refused',
  'not-reached',
  'timed-out',
  'redirected',
  'refused',
  'their-fault',
  'gone',
] as const
export type PushFailure = (typeof PUSH_FAILURES)[number]

/** One message, held by whoever claimed it until its lease ends. */
export interface HeldDelivery {
  readonly eventId: string
  readonly clientId: TerminalId
  readonly body: string
  /** Failed so far. */
  readonly tries: number
  readonly token: string
  readonly url: string
  readonly secret: Uint8Array
}

interface DeliveryLine {
  readonly eventId: string
  readonly clientId: TerminalId
  readonly clientName: string
  readonly caseNumber: CaseNumber
  readonly createdAtMs: number
  readonly state: 'waiting' | 'dead'
  readonly tries: number
  readonly nextAtMs: number
  readonly failure: PushFailure | null
}

export interface PushStore {
  setWebhook(webhook: Webhook, secret: Uint8Array, by: { readonly actor: string; readonly atMs: number }): Promise<void>
  /** What waits for it is dropped. */
  removeWebhook(clientId: TerminalId): Promise<void>
  webhooks(): Promise<readonly Webhook[]>
  /** Turns events into messages, one for each system that is to hear of them; gives how many events were read. */
  relayEvents(limit: number, atMs: number): Promise<number>
  /** Messages that are due and that nobody else holds now. */
  claimDeliveries(limit: number, atMs: number, leaseEndsAtMs: number): Promise<readonly HeldDelivery[]>
  /** `failed` without a next time is dead. Nothing happens where the lease went to somebody else. */
  settleDelivery(
    held: Pick<HeldDelivery, 'clientId' | 'eventId' | 'token'>,
    outcome: 'delivered' | { readonly failure: PushFailure; readonly nextAtMs: number | null },
  ): Promise<void>
  /** When the next one is due. */
  nextDeliveryMs(): Promise<number | undefined>
  /** Those that failed at least once, the dead first. */
  troubledDeliveries(scope: RegionScope, limit: number): Promise<readonly DeliveryLine[]>
  /** From the beginning; false where there is no such dead one. */
  reviveDelivery(eventId: string, clientId: TerminalId, atMs: number): Promise<boolean>
}
