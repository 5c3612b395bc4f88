/** In place of a case that is not the reader's own work: asks why it has to be read. */
import { ASKED_GROUNDS } from '@lutong/core/cases/read-grounds.ts'
import { useState } from 'preact/hooks'
import { type ChosenGround, GroundField } from '../components/ground-field.tsx'
import { words } from '../language/language.ts'
import { Link } from '../router.tsx'
import { askSignedIn } from '../session.ts'

interface Props {
  readonly caseNumber: string
  readonly done: () => void
}

export const CaseGround = ({ caseNumber, done }: Props) => {
  const all = words()
  const text = all.reads
  const [ground, setGround] = useState<ChosenGround>('')
  const [said, setSaid] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const open = async () => {
    setBusy(true)
    const told = said.trim()
    const answer = await askSignedIn<null>('POST', `/cases/${caseNumber}/readings`, {
      ground,
      ...(told === '' ? {} : { words: told }),
    })
    setBusy(false)
    setProblem(answer.ok ? null : all.failure(answer.error))
    if (answer.ok) done()
  }
  return (
    <>
      <Link to="/console/cases" class="back">
        ← {all.backToList}
      </Link>
      <section class="card stack case-ground" aria-labelledby="ground-needed">
        <p class="case-number">{caseNumber}</p>
        <h1 id="ground-needed">{text.needed}</h1>
        <p>{text.neededMeans}</p>
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            if (!busy) void open()
          }}
        >
          <GroundField id="case-ground" grounds={ASKED_GROUNDS} value={ground} choose={setGround} />
          <label class="field" for="case-ground-words">
            <span>{text.optionalWords}</span>
            <input
              id="case-ground-words"
              minLength={4}
              maxLength={200}
              value={said}
              onInput={(event) => setSaid(event.currentTarget.value)}
            />
          </label>
          {problem === null ? null : (
            <p class="danger" role="alert">
              {problem}
            </p>
          )}
          <div class="row">
            <button type="submit" class="button button-main" disabled={busy}>
              {text.open}
            </button>
          </div>
        </form>
      </section>
    </>
  )
}
