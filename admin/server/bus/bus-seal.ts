/**
 * How messages between processes are sealed: AES-256-GCM by a key of the bus alone, worked out of the centre's key of
 * marks (HMAC-SHA-256 as the function that derives). What it seals is kept nowhere, so a change of the keys that data
 * rest under leaves it as it is.
 */
import { createHmac, createSecretKey } from 'node:crypto'
import type { Vault } from '../../store/vault.ts'
import { openSealed, seal, type SealingKey } from '../secrets/sealing.ts'

export interface BusSeal {
  /** `subject` is bound to the bytes: what was said to one is nothing to another. */
  seal(subject: string, plain: Uint8Array): Uint8Array
  /** Throws where no process of this centre sealed it for this subject. */
  open(subject: string, sealed: Uint8Array): Uint8Array
  /** A name that says nothing of whom it is. */
  mark(of: string): string
}

const MARK_CHARS = 32

export const createBusSeal = ({ index }: Pick<Vault, 'index'>): BusSeal => {
  const secret = Buffer.from(index('bus', 'v1'), 'hex')
  const derived = (purpose: string) => createHmac('sha256', secret).update(purpose).digest()
  const key: SealingKey = { kid: 'bus', alg: 'A256GCM', key: createSecretKey(derived('sealing')) }
  const marks = createSecretKey(derived('marks'))
  return {
    seal: (subject, plain) => seal(key, subject, plain),
    open: (subject, sealed) => openSealed(() => key, subject, sealed),
    mark: (of) => createHmac('sha256', marks).update(of).digest('hex').slice(0, MARK_CHARS),
  }
}
