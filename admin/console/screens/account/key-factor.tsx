import { useState } from 'preact/hooks'
import { ok } from '@lutong/core/result.ts'
import type { FactorsView } from '../../../server/accounts/own-factors.ts'
import type { KeyAdded } from '../../../server/accounts/own-keys.ts'
import { moment, words } from '../../language/language.ts'
import { askNewKey, hasKeys, type NewKeyOptions } from '../../security-key.ts'
import { askSignedIn } from '../../session.ts'
import { WithPassword } from './with-password.tsx'

interface KeyFactorProps {
  readonly keys: FactorsView['keys']
  readonly possible: boolean
  readonly done: (recoveryCodes: readonly string[] | null) => void
}

/** What a list can tell them apart by, where no name was given. */
const LONGEST_NAME = 40

export const KeyFactor = ({ done, keys, possible }: KeyFactorProps) => {
  const text = words().factors
  const [name, setName] = useState('')
  const add = async (password: string) => {
    const told = await askSignedIn<NewKeyOptions>('POST', '/account/keys/options', { password })
    if (!told.ok) return told
    const answer = await askNewKey(told.value)
    if (!answer.ok) return answer
    const named = name.trim() === '' ? text.keyNumber(keys.length + 1) : name.trim()
    const added = await askSignedIn<KeyAdded>('POST', '/account/keys', {
      ...{ step: told.value.step, name: named, answer: answer.value },
    })
    if (!added.ok) return added
    setName('')
    done(added.value.recoveryCodes)
    return ok(null)
  }
  return (
    <div class="factor">
      <h3>{text.keys}</h3>
      <p class="soft">{possible ? text.keysHint : text.keysNeedName}</p>
      {keys.length === 0 ? null : (
        <ul class="factor-keys">
          {keys.map((key) => (
            <li key={key.id}>
              <span>
                <strong>{key.name}</strong>{' '}
                <span class="soft">
                  {key.lastUsedAtMs === null ? text.neverUsed : text.lastUsed(moment(key.lastUsedAtMs))}
                </span>
              </span>
              <WithPassword
                danger
                label={text.removeKey(key.name)}
                act={async (password) => {
                  const told = await askSignedIn<null>('POST', `/account/keys/${key.id}/removal`, { password })
                  if (told.ok) done(null)
                  return told
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {possible && hasKeys() ? (
        <div class="stack narrow">
          <label class="field">
            <span>{text.keyName}</span>
            <input maxLength={LONGEST_NAME} value={name} onInput={(event) => setName(event.currentTarget.value)} />
          </label>
          <div class="row">
            <WithPassword label={text.addKey} act={add} />
          </div>
        </div>
      ) : null}
    </div>
  )
}
