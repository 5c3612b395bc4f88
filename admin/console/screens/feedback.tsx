/** What people said of a transaction and nobody has answered yet. */
import type { FeedbackLine } from '../../server/feedback/console-feedback.ts'
import { AskedView, useAsked } from '../components/asked.tsx'
import { Cell, DataTable } from '../components/data-table.tsx'
import { moment, said, words } from '../language/language.ts'
import { Link } from '../router.tsx'

export const Feedback = () => {
  const text = words()
  const { asked, again } = useAsked<{ readonly waiting: readonly FeedbackLine[] }>('/feedback')
  return (
    <>
      <div class="page-head">
        <h1>{text.acts.feedback}</h1>
      </div>
      <AskedView asked={asked} again={again}>
        {({ waiting }) =>
          waiting.length === 0 ? (
            <p class="notice">{text.acts.noFeedback}</p>
          ) : (
            <DataTable
              label={text.acts.feedback}
              columns={[text.number, text.item, text.acts.feedback, text.acts.feedbackSince]}
            >
              {waiting.map((one) => (
                <tr role="row" key={`${one.caseNumber}/${one.kind}`}>
                  <Cell title={text.number}>
                    <Link to={`/console/cases/${one.caseNumber}`} class="case-number">
                      {one.caseNumber}
                    </Link>
                  </Cell>
                  <Cell title={text.item}>{said(one.itemName)}</Cell>
                  <Cell title={text.acts.feedback}>{text.acts.feedbackKinds[one.kind]}</Cell>
                  <Cell title={text.acts.feedbackSince} class="time">
                    {moment(one.atMs)}
                  </Cell>
                </tr>
              ))}
            </DataTable>
          )
        }
      </AskedView>
    </>
  )
}
