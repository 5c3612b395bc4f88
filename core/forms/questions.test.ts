/** What asks in English ends as a question; a clause or a name does not. */
import { describe, expect, it } from 'vitest'
import { calculatorsFor } from '../calculators/all.ts'
import { loadCatalogue } from '../catalogue/catalogue.ts'

const catalogue = loadCatalogue()
const steps = [...catalogue.items.values()].flatMap((item) =>
  item.forms.flatMap((code) => catalogue.form(code, item).steps),
)
const fields = [...steps.flatMap((step) => step.fields), ...calculatorsFor('331081').flatMap((one) => one.fields)]
const labels = fields
  .flatMap((field) => (field.kind === 'list' ? [field, ...field.elementFields] : [field]))
  .filter(({ kind }) => kind !== 'tick')
  .map(({ label }) => label.en)
const texts = [...new Set([...steps.map(({ title }) => title.en), ...labels])]

/** A verb first, or a word that asks and no subject after it: "Who is it" asks, "Who you are" does not. */
const ASKS =
  /^(?:(?:Is|Are|Do|Does|Did|Have|Has|May|Shall|Could|Would|Can|Was|Were|Which|Whose)\b|How (?:many|much|do|did)\b|(?:Who|What) (?:is|are|was|do|did|happened|proves|acts|made|lives|harms|left)\b|(?:With|From|To) whom (?:is|are|does)\b)/

describe('English questions', () => {
  it('end in a question mark', () => {
    expect(texts.length).toBeGreaterThan(100)
    expect(texts.filter((one) => ASKS.test(one) && !one.endsWith('?'))).toEqual([])
  })

  it('begin like the names beside them, and never shout', () => {
    expect(texts.filter((one) => /!|\?.*\?|^[a-z]/.test(one))).toEqual([])
  })
})
