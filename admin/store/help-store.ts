/** Calls for a person from the terminals; no personal data is in them. */
export interface HelpCall {
  readonly id: string
  readonly terminalName: string
  readonly screen: string
  readonly askedAtMs: number
  readonly state: 'waiting' | 'coming'
  readonly answeredBy: string | null
}

export interface HelpStore {
  /** The same id again changes nothing. */
  ring(call: {
    readonly id: string
    readonly terminalId: string
    readonly regionCode: string
    readonly screen: string
    readonly askedAtMs: number
  }): Promise<void>
  callState(id: string, terminalId: string, nowMs: number): Promise<'waiting' | 'coming' | 'over'>
  cancelCall(id: string, terminalId: string): Promise<void>
  /** Oldest first. */
  openCalls(scope: string, nowMs: number): Promise<readonly HelpCall[]>
  /** False: somebody else answered first, or the citizen does not need it any more. */
  answerCall(answer: {
    readonly id: string
    readonly scope: string
    readonly state: 'coming' | 'done'
    readonly actor: string
    readonly atMs: number
  }): Promise<boolean>
}
