/** What a screen's words rest on: articles a touch away ("back" leads here again), and in words what is not carried. */
import type { LawReferenceView } from '@lutong/core/contracts/host-rpc.ts'
import { useVisit } from '../visit/visit.ts'
import { Button } from './button.tsx'
import css from './law-references.module.css'

export const LawReferences = ({ laws }: { readonly laws: readonly LawReferenceView[] }) => {
  const { messages, send } = useVisit()
  return laws.length === 0 ? null : (
    <div class={css.references} role="group" aria-label={messages.laws.behind}>
      {laws.map((one) => (
        <div key={one.law} class={css.law}>
          <span class={css.title}>{messages.laws.named(one.title)}</span>
          {one.articles.map((article) => (
            <Button
              key={article}
              label={`${messages.laws.named(one.title)} ${messages.laws.article(article)}`}
              onPress={() => void send({ type: 'open-article', law: one.law, article })}
            >
              {messages.laws.article(article)}
            </Button>
          ))}
        </div>
      ))}
    </div>
  )
}

interface BasisProps {
  /** What is cited and cannot be opened here. */
  readonly source: string
  readonly laws: readonly LawReferenceView[]
}

export const Basis = ({ laws, source }: BasisProps) => {
  const { messages } = useVisit()
  return source === '' && laws.length === 0 ? null : (
    <div class={css.basis}>
      <p class={css.heading}>{source === '' ? messages.laws.basis : messages.eligibility.source(source)}</p>
      <LawReferences laws={laws} />
    </div>
  )
}
