/** What an account must see to before anything else is open: a password of its own. */
import { LanguageSwitch } from '../../components/language-switch.tsx'
import { words } from '../../language/language.ts'
import { resume, signOut } from '../../session.ts'
import { PasswordForm } from './password-form.tsx'

export const SetUp = () => {
  const text = words()
  return (
    <main class="sign-in">
      <div class="page-head">
        <h1>{text.account.firstTitle}</h1>
        <LanguageSwitch />
      </div>
      <div class="card stack">
        <p>{text.account.firstHint}</p>
        <PasswordForm done={() => void resume()} />
      </div>
      <p class="set-up-leave">
        <button type="button" class="quiet" onClick={() => void signOut()}>
          {text.signOut}
        </button>
      </p>
    </main>
  )
}
