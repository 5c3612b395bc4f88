/** Other systems that are registered with the centre. */
import type { ClientAct, ClientChannel } from '@lutong/core/contracts/clients.ts'
import type { TerminalId } from '@lutong/core/ids.ts'
import type { CaseSummary } from './case-store.ts'
import type { RegionScope } from './staff-reader.ts'

interface NewClient {
  readonly name: string
  /** Beginnings of region codes; `''` is everywhere. */
  readonly regions: readonly string[]
  readonly channels: readonly ClientChannel[]
  readonly acts: readonly ClientAct[]
  readonly requestsPerMinute: number
}

export interface Client extends NewClient {
  /** It stands where the id of a terminal would: whoever hands an application in. */
  readonly id: TerminalId
  readonly createdBy: string
  readonly createdAtMs: number
  /** To the minute. */
  readonly lastSeenAtMs: number | null
  readonly revokedAtMs: number | null
}

export interface ClientStore {
  /** `secret` is kept as a keyed hash only. */
  addClient(client: Pick<Client, 'id' | 'createdBy' | 'createdAtMs'> & NewClient, secret: string): Promise<void>
  /** Whose secret this is, revoked or not; the one before holds until its end. */
  clientOfSecret(id: TerminalId, secret: string, atMs: number): Promise<Client | undefined>
  findClient(id: TerminalId): Promise<Client | undefined>
  /** Those all of whose regions this scope covers. */
  listClients(scope: RegionScope): Promise<readonly Client[]>
  markClientSeen(id: TerminalId, atMs: number): Promise<void>
  /** The secret before goes on until `oldEndsAtMs`, so that nothing stands still while it is changed over there. */
  renewClientSecret(id: TerminalId, secret: string, oldEndsAtMs: number): Promise<void>
  revokeClient(id: TerminalId, atMs: number): Promise<void>
  /** What this system handed in, newest first. */
  casesOfClient(
    id: TerminalId,
    limit: number,
    after?: Pick<CaseSummary, 'receivedAtMs' | 'caseNumber'>,
  ): Promise<readonly CaseSummary[]>
}
