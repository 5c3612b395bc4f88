/** What every capability of the centre is given; nothing is reached by import that a test may want to replace. */
import type { Catalogue } from '@lutong/core/catalogue/catalogue.ts'
import type { Clock } from '@lutong/core/clock.ts'
import type { Log } from '@lutong/core/log-events.ts'
import type { BlobStore } from '../store/blob-store.ts'
import type { CentreStore } from '../store/centre-store.ts'
import type { GuardStore } from '../store/guard-store.ts'
import type { IdentityProvider } from './accounts/sso/provider.ts'
import type { MessageBus } from './bus/bus.ts'
import type { Presence } from './cluster/presence.ts'
import type { Turns } from './cluster/turns.ts'
import type { ContentDesk } from './content/content-desk.ts'
import type { CallRoomService } from './dispatch/call-room-service.ts'
import type { Readiness } from './http/readiness.ts'
import type { TurnService } from './dispatch/turn-service.ts'
import type { AddressPolicy } from './pushes/address-guard.ts'
import type { Figures } from './metrics/figures.ts'
import type { ReceiptSigner } from './secrets/key-ring.ts'

export interface CentreParts {
  readonly store: CentreStore
  readonly guards: GuardStore
  readonly blobs: BlobStore
  readonly content: ContentDesk
  /** Of the content published now. */
  readonly catalogue: Pick<Catalogue, 'version' | 'items' | 'form'>
  /** To the other processes of this centre. */
  readonly bus: MessageBus
  /** Who is connected, at any of them. */
  readonly presence: Presence
  /** Work that one of them does for all. */
  readonly turns: Turns
  /** What stands in this process now, for whoever measures. */
  readonly figures: Figures
  /** On its way to its end: it still answers, and keeps nobody. */
  readonly isDraining: () => boolean
  /** Can it do its work now? */
  readonly readiness: () => Promise<Readiness>
  readonly clock: Clock
  readonly log: Log
  readonly receipts: ReceiptSigner
  /** Finds equal values again without holding them; also what call tokens are made of. */
  readonly blind: (purpose: string, value: string) => string
  /** Where results may be pushed to. */
  readonly pushTo: AddressPolicy
  /** Balancers whose word on who asks is believed; addresses and networks. */
  readonly trustedProxies: readonly string[]
  /** Relays for calls; none where calls stay within one network. */
  readonly turn: TurnService | undefined
  /** The server of calls larger than their pages can send to; none where four are enough. */
  readonly callRoom: CallRoomService | undefined
  /** Vouches for staff beside their passwords; none where it is not set up. `name`: as people call it. */
  readonly sso: { readonly name: string; readonly provider: IdentityProvider } | undefined
  /** Address the world reaches the centre by, without a slash at the end; known only once it listens. */
  readonly publicUrl: () => string
}
