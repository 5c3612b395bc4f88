/** coturn's `use-auth-secret`: the name is the end of its life, the password its HMAC. */
export interface TurnService {
  readonly urls: readonly string[]
  readonly secret: string
  /** Every call goes by the relay: for places whose networks let nothing else through. */
  readonly relayOnly: boolean
}
