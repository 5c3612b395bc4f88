/** What an account shows besides its password, and steps of signing in that are under way. */
import type { Role } from './account-store.ts'

export interface SecurityKey {
  /** Public name, for lists and addresses. */
  readonly id: string
  readonly accountId: string
  readonly name: string
  /** base64url, as the authenticator names it. */
  readonly credentialId: string
  /** COSE key, base64url. */
  readonly publicKey: string
  /** Signatures counted by the authenticator; many count none. */
  readonly counter: number
  readonly transports: readonly string[]
  readonly addedAtMs: number
  readonly lastUsedAtMs: number | null
}

export interface SecondFactors {
  /** base32; `null`: no app is joined. */
  readonly codeSecret: string | null
  readonly recoveryCodesLeft: number
  readonly keys: readonly SecurityKey[]
}

/** What a step of signing in is for: a step of one kind is of no use as another. */
type SignInStepKind = 'second-factor' | 'app' | 'new-key' | 'key' | 'sso-try' | 'sso'

export interface SecondFactorStore {
  secondFactors(accountId: string): Promise<SecondFactors>
  /** Joins an app; the codes of one before are of no use any more. */
  setCodeSecret(accountId: string, secret: string | null, step: number | null): Promise<void>
  /** False where a code of this step or a later one was taken already. */
  takeCodeStep(accountId: string, step: number): Promise<boolean>
  /** In the place of all before; kept as blind indexes only. */
  setRecoveryCodes(accountId: string, codes: readonly string[]): Promise<void>
  /** True once for each code. */
  takeRecoveryCode(accountId: string, code: string, atMs: number): Promise<boolean>
  /** False where this key is there already, with whoever. */
  addSecurityKey(key: SecurityKey): Promise<boolean>
  findSecurityKey(credentialId: string): Promise<SecurityKey | undefined>
  /** False where the key has counted further already: it was copied, or this answer is an old one. */
  markKeyUsed(credentialId: string, counter: number, atMs: number): Promise<boolean>
  removeSecurityKey(accountId: string, id: string): Promise<boolean>
  /** Everything but the password, after a telephone or a key was lost; a person of the identity provider goes too. */
  clearSecondFactors(accountId: string): Promise<void>

  openStep(
    token: string,
    step: { readonly kind: SignInStepKind; readonly accountId: string | null; readonly body: string },
    atMs: number,
    expiresAtMs: number,
  ): Promise<void>
  readStep(token: string, kind: SignInStepKind, atMs: number): Promise<OpenStep | undefined>
  /** Uses it up. */
  takeStep(token: string, kind: SignInStepKind, atMs: number): Promise<OpenStep | undefined>

  secondFactorRoles(): Promise<readonly Role[]>
  setSecondFactorRoles(roles: readonly Role[], by: string, atMs: number): Promise<void>
}

interface OpenStep {
  readonly accountId: string | null
  readonly body: string
}
