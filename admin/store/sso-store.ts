/** Which account somebody is whom an identity provider vouches for. Who it is there is kept as a blind index alone. */
export interface SsoStore {
  /**
   * In place of what the account had before. `taken`: this person of the provider is another account already, and nothing
   * was changed.
   */
  bindSubject(subject: string, accountId: string, atMs: number): Promise<'bound' | 'taken'>
  /** `subject`: issuer and subject, as one text. */
  accountOfSubject(subject: string): Promise<string | undefined>
  /** Since when; `undefined`: bound to nobody there. */
  boundSince(accountId: string): Promise<number | undefined>
  unbindSubject(accountId: string): Promise<boolean>
}
