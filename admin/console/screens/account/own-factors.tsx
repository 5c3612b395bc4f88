/** What one shows besides the password: an app that makes codes, keys, and codes on paper for the day both are lost. */
import { useState } from 'preact/hooks'
import type { FactorsView } from '../../../server/accounts/own-factors.ts'
import { AskedView, useAsked } from '../../components/asked.tsx'
import { words } from '../../language/language.ts'
import { AppFactor } from './app-factor.tsx'
import { KeyFactor } from './key-factor.tsx'
import { RecoveryCodesTold } from './recovery-codes-told.tsx'
import { WithPassword } from './with-password.tsx'
import { askSignedIn } from '../../session.ts'
import type { RecoveryCodes } from '../../../server/accounts/own-factors.ts'

export const OwnFactors = ({ changed }: { readonly changed?: () => void }) => {
  const text = words().factors
  const { asked, again } = useAsked<FactorsView>('/account/second-factors')
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const done = (given: readonly string[] | null) => {
    if (given !== null) setCodes(given)
    again()
    // Codes are shown once: whoever waits for this to go on waits until they are put away.
    if (given === null) changed?.()
  }
  return (
    <section class="card stack" aria-labelledby="own-factors">
      <h2 id="own-factors">{text.title}</h2>
      <p class="soft">{text.hint}</p>
      <RecoveryCodesTold
        codes={codes}
        putAway={() => {
          setCodes(null)
          changed?.()
        }}
      />
      <AskedView asked={asked} again={again}>
        {({ app, keys, keysPossible, recoveryCodesLeft }) => (
          <>
            <AppFactor joined={app} done={done} />
            <KeyFactor keys={keys} possible={keysPossible} done={done} />
            {app || keys.length > 0 ? (
              <div class="factor">
                <h3>{text.recoveryCodes}</h3>
                <p>{text.recoveryLeft(recoveryCodesLeft)}</p>
                <WithPassword
                  label={text.newRecoveryCodes}
                  act={async (password) => {
                    const made = await askSignedIn<RecoveryCodes>('POST', '/account/recovery-codes', { password })
                    if (made.ok) done(made.value.recoveryCodes)
                    return made
                  }}
                />
              </div>
            ) : null}
          </>
        )}
      </AskedView>
    </section>
  )
}
