import type { CaseView } from '../../server/cases/views.ts'
import { said } from '../language/language.ts'

type Form = CaseView['forms'][number]

/** Forms as they were filled in, in the order they were asked. */
export const CaseForms = ({ forms }: { readonly forms: readonly Form[] }) => (
  <>
    {forms.map((form) => (
      <details key={form.formCode} class="card form" open>
        <summary>
          <h3>{said(form.title)}</h3>
        </summary>
        {form.sections.map((section) => (
          <section key={section.title.en}>
            <h4>{said(section.title)}</h4>
            <dl class="lines">
              {section.lines.map((line) => (
                <div key={line.label.en}>
                  <dt>{said(line.label)}</dt>
                  <dd>{said(line.value)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </details>
    ))}
  </>
)
