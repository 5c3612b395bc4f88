import { moment, words } from '../../language/language.ts'

export interface Given {
  readonly name: string
  readonly firstPassword: string
  readonly untilMs: number
}

/** Shown once, to be read out or written down. */
export const FirstPasswordTold = ({ given }: { readonly given: Given | null }) => (
  <div role="status">
    {given === null ? null : (
      <p class="notice">
        {words().staff.firstPassword(given.name, moment(given.untilMs))}{' '}
        <strong class="enrolment-code">{given.firstPassword}</strong>
      </p>
    )}
  </div>
)
