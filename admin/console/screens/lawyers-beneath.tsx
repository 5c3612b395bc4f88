/** Who could take a call anywhere beneath, by field and language: numbers alone, of centres that are heard. */
import type { FederationView } from '../../server/federation/console-federation.ts'
import { Cell, DataTable } from '../components/data-table.tsx'
import { words } from '../language/language.ts'

type Beneath = FederationView['beneath']
type Skill = NonNullable<Beneath[number]['now']>['skills'][number]

const summed = (beneath: Beneath): readonly Skill[] => {
  const pairs = new Map<string, Skill>()
  for (const { heard, now } of beneath)
    for (const one of heard === 'now' ? (now?.skills ?? []) : []) {
      const key = `${one.field} ${one.language}`
      const before = pairs.get(key) ?? { ...one, free: 0, busy: 0, onDuty: 0 }
      pairs.set(key, {
        ...before,
        free: before.free + one.free,
        busy: before.busy + one.busy,
        onDuty: before.onDuty + one.onDuty,
      })
    }
  return [...pairs.values()].toSorted((a, b) => b.free - a.free || b.onDuty - a.onDuty)
}

export const LawyersBeneath = ({ beneath }: { readonly beneath: Beneath }) => {
  const all = words()
  const text = all.federation
  const skills = summed(beneath)
  if (skills.length === 0) return null
  return (
    <section class="stack">
      <h2>{text.skills}</h2>
      <p class="soft">{text.skillsAbout}</p>
      <DataTable label={text.skills} columns={[text.field, text.language, text.free, text.busy, text.onDuty]}>
        {skills.map(({ busy, field, free, language, onDuty }) => (
          <tr role="row" key={`${field} ${language}`}>
            <Cell title={text.field}>{all.consultations.fields[field]}</Cell>
            <Cell title={text.language}>{text.languages[language]}</Cell>
            <Cell title={text.free}>{free}</Cell>
            <Cell title={text.busy}>{busy}</Cell>
            <Cell title={text.onDuty}>{onDuty}</Cell>
          </tr>
        ))}
      </DataTable>
    </section>
  )
}
