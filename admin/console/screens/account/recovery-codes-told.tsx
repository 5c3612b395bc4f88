import { words } from '../../language/language.ts'

interface RecoveryCodesToldProps {
  readonly codes: readonly string[] | null
  readonly putAway: () => void
}

/** Shown once, to be written down or printed. */
export const RecoveryCodesTold = ({ codes, putAway }: RecoveryCodesToldProps) => {
  const text = words().factors
  if (codes === null) return null
  return (
    <div class="notice stack" role="status">
      <p>{text.writeDown}</p>
      <ol class="recovery-codes">
        {codes.map((code) => (
          <li key={code}>{code.replace(/^(.{5})/, '$1 ')}</li>
        ))}
      </ol>
      <div class="row">
        <button type="button" class="button button-main" onClick={putAway}>
          {text.writtenDown}
        </button>
      </div>
    </div>
  )
}
