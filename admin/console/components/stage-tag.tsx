import type { CaseStage, DecisionOutcome } from '@lutong/core/cases/stages.ts'
import { outcomeName, stageName } from '@lutong/core/messages/cases.ts'
import { language } from '../language/language.ts'

/** Colour never stands alone: each has its sign and its word. */
const LOOKS: Record<CaseStage, { readonly look: string; readonly sign: string }> = {
  applied: { look: 'new', sign: '●' },
  accepted: { look: 'open', sign: '◐' },
  'under-review': { look: 'open', sign: '◑' },
  decided: { look: 'done', sign: '◆' },
  documented: { look: 'done', sign: '◆' },
  published: { look: 'done', sign: '✓' },
  'not-accepted': { look: 'ended', sign: '–' },
  withdrawn: { look: 'ended', sign: '–' },
}

export const StageTag = ({
  stage,
  outcome,
}: {
  readonly stage: CaseStage
  readonly outcome: DecisionOutcome | null
}) => (
  <span class={`tag tag-${LOOKS[stage].look}`}>
    <span aria-hidden="true">{LOOKS[stage].sign}</span> {stageName(stage, language.value)}
    {outcome === null ? null : ` · ${outcomeName(outcome, language.value)}`}
  </span>
)
