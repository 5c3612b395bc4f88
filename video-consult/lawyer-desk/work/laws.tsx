import type { Law } from '@lutong/core/content/law.ts'
import { useEffect, useState } from 'preact/hooks'
import { words } from '../language/language.ts'
import { findArticles } from './find-articles.ts'

interface LawsProps {
  readonly cited: readonly string[]
  readonly onCite: (citation: string) => void
}

export const Laws = ({ cited, onCite }: LawsProps) => {
  const text = words().laws
  const [laws, setLaws] = useState<readonly Law[] | null>(null)
  const [query, setQuery] = useState('')
  useEffect(() => {
    // Half a megabyte that most consultations do not need.
    void import('@lutong/core/content/laws.ts').then(({ LAWS }) => setLaws(LAWS))
  }, [])
  const found = laws === null ? [] : findArticles(laws, query)
  return (
    <div class="stack">
      <label class="field">
        <span>{text.search}</span>
        <input
          type="search"
          value={query}
          placeholder={text.hint}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      </label>
      {laws === null ? <p class="soft">{words().loading}</p> : null}
      {laws !== null && query.trim() !== '' && found.length === 0 ? <p class="notice">{text.none}</p> : null}
      <ol class="articles">
        {found.map((one) => (
          <li key={one.citation} class="stack">
            <h4>
              {one.citation}
              {one.complete ? null : <span class="tag tag-ended">{text.extract}</span>}
            </h4>
            <p lang="zh-CN" class="matter-text">
              {one.text}
            </p>
            <button
              type="button"
              class="button"
              disabled={cited.includes(one.citation)}
              onClick={() => onCite(one.citation)}
            >
              {cited.includes(one.citation) ? text.cited : text.cite}
            </button>
          </li>
        ))}
      </ol>
    </div>
  )
}
