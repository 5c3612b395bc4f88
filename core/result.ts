/** Outcome of something that can fail for reasons we expect. Bugs throw; expected failures are values. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E }

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })
export const err = <E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error })

/** Makes a `switch` over a union complete: a new member becomes a type error here. */
export const unreachable = (value: never): never => {
  throw new Error(`unreachable variant: ${typeof value}`)
}
