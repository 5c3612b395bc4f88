/** Which account somebody is whom an identity provider vouches for. */
export interface SsoStore {
  /** `taken`: this person of the provider is another account already. In place of what the account had before. */
  bindSubject(subject: string, accountId: string, atMs: number): Promise<'bound' | 'taken'>
  /** `subject`: a blind index of issuer and subject. */
  accountOfSubject(subject: string): Promise<string | undefined>
  /** Since when; `undefined`: bound to nobody there. */
  boundSince(accountId: string): Promise<number | undefined>
  unbindSubject(accountId: string): Promise<boolean>
}
