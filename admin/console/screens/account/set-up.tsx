/** What an account must see to before anything else is open: a password of its own, or something besides it. */
import { LanguageSwitch } from '../../components/language-switch.tsx'
import { words } from '../../language/language.ts'
import { resume, signOut } from '../../session.ts'
import type { Me } from '../../../server/accounts/session.ts'
import { OwnFactors } from './own-factors.tsx'
import { PasswordForm } from './password-form.tsx'

export const SetUp = ({ must }: { readonly must: NonNullable<Me['must']> }) => {
  const text = words()
  const isPassword = must === 'new-password'
  return (
    <main class="sign-in">
      <div class="page-head">
        <h1>{isPassword ? text.account.firstTitle : text.factors.setUpTitle}</h1>
        <LanguageSwitch />
      </div>
      <div class="card stack">
        <p>{isPassword ? text.account.firstHint : text.factors.setUpHint}</p>
        {isPassword ? <PasswordForm done={() => void resume()} /> : null}
      </div>
      {isPassword ? null : <OwnFactors changed={() => void resume()} />}
      <p class="set-up-leave">
        <button type="button" class="quiet" onClick={() => void signOut()}>
          {text.signOut}
        </button>
      </p>
    </main>
  )
}
