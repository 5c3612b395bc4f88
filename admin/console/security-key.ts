/** The browser's side of security keys; a refusal of the browser or its user is a value like every other. */
import { err, ok, type Result } from '@lutong/core/result.ts'
import { startAuthentication, startRegistration } from '@simplewebauthn/browser'
import type { FailureCode } from './api.ts'

export const hasKeys = (): boolean => typeof window.PublicKeyCredential === 'function'

/** The centre's own answer, for the library that reads it. */
interface KeyOptions<T> {
  readonly step: string
  readonly options: T
}
export type NewKeyOptions = KeyOptions<Parameters<typeof startRegistration>[0]['optionsJSON']>
export type UseKeyOptions = KeyOptions<Parameters<typeof startAuthentication>[0]['optionsJSON']>

/** Turned away by its owner, taken too long, or none there: the browser does not say which. */
const tried = async <T>(work: () => Promise<T>): Promise<Result<T, FailureCode>> => {
  try {
    return ok(await work())
  } catch (error) {
    return err(error instanceof Error && error.name === 'InvalidStateError' ? 'key-is-there' : 'key-did-not-answer')
  }
}

export const askNewKey = ({ options }: NewKeyOptions) => tried(() => startRegistration({ optionsJSON: options }))
export const askKey = ({ options }: UseKeyOptions) => tried(() => startAuthentication({ optionsJSON: options }))
