/** Fields of the acts about where a case lies, how long it takes, and complaints. */
import {
  needsGoTo,
  NOT_ACCEPTED_REASONS,
  NotAcceptedReason,
  PAUSE_REASONS,
  REFERRAL_REASONS,
} from '@lutong/core/cases/reasons.ts'
import { deskName } from '@lutong/core/messages/cases.ts'
import type { Text } from '@lutong/core/messages/text.ts'
import type { CaseView } from '../../server/cases/views.ts'
import { AskedView, useAsked } from '../components/asked.tsx'
import { language, moment, said, words } from '../language/language.ts'
import { type Draft, extendable } from './act-draft.ts'

export interface DeskFieldsProps {
  readonly view: CaseView
  readonly draft: Draft
  readonly change: (changes: Partial<Draft>) => void
}

interface ReasonProps extends DeskFieldsProps {
  readonly reasons: readonly (readonly [string, Text])[]
}

const Reason = ({ change, draft, reasons }: ReasonProps) => (
  <label class="field">
    <span>{words().desk.reason}</span>
    <select value={draft.reason} onChange={(event) => change({ reason: event.currentTarget.value })}>
      {reasons.map(([code, text]) => (
        <option key={code} value={code}>
          {said(text)}
        </option>
      ))}
    </select>
  </label>
)

const Line = ({ change, draft, label }: DeskFieldsProps & { readonly label: string }) => (
  <label class="field">
    <span>{label}</span>
    <input value={draft.extra} maxLength={400} onInput={(event) => change({ extra: event.currentTarget.value })} />
  </label>
)

const Area = ({ change, draft, label }: DeskFieldsProps & { readonly label: string }) => (
  <label class="field">
    <span>{label}</span>
    <textarea
      rows={5}
      maxLength={4000}
      value={draft.text}
      onInput={(event) => change({ text: event.currentTarget.value })}
    />
  </label>
)

export const ReferUpFields = (props: DeskFieldsProps) => {
  const text = words().desk
  const to = props.view.mayReferTo
  return (
    <>
      <p class="soft">{to === null ? '' : text.goesTo(deskName(to, language.value))}</p>
      <Reason {...props} reasons={Object.entries(REFERRAL_REASONS)} />
      <Line {...props} label={text.note} />
    </>
  )
}

interface Institutions {
  readonly institutions: readonly {
    readonly regionCode: string
    readonly id: string
    readonly name: Text
    readonly address: Text
    readonly phone: string
  }[]
}

export const NotAcceptFields = (props: DeskFieldsProps) => {
  const text = words().desk
  const { asked } = useAsked<Institutions>('/institutions')
  const reason = NotAcceptedReason.safeParse(props.draft.reason)
  const places = asked.state === 'told' ? asked.value.institutions : []
  return (
    <>
      <p class="soft">{text.refusalLetter}</p>
      <Reason {...props} reasons={Object.entries(NOT_ACCEPTED_REASONS)} />
      <Area {...props} label={text.inWords} />
      <label class="field">
        <span>{reason.success && needsGoTo(reason.data) ? text.goTo : text.goToMaybe}</span>
        <input
          list="places-to-go"
          value={props.draft.extra}
          maxLength={200}
          onInput={(event) => props.change({ extra: event.currentTarget.value })}
        />
        <datalist id="places-to-go">
          {places.map(({ address, id, name, phone, regionCode }) => (
            <option key={`${regionCode}/${id}`} value={`${name['zh-CN']}，${address['zh-CN']}，${phone}`} />
          ))}
        </datalist>
      </label>
    </>
  )
}

export const ExtendFields = (props: DeskFieldsProps) => {
  const text = words().desk
  const limit = extendable(props.view)
  if (limit === undefined) return null
  return (
    <>
      <p class="soft">
        {text.extensionRule(
          limit.mayAdd,
          text.units[limit.unit],
          limit.source,
          limit.approvedBy === null ? '' : said(limit.approvedBy),
        )}
      </p>
      <p class="soft">{text.endsNow(moment(limit.atMs))}</p>
      <label class="field">
        <span>{text.howMuch(text.units[limit.unit])}</span>
        <input
          type="number"
          min={1}
          max={limit.mayAdd}
          required
          value={props.draft.n}
          onInput={(event) => props.change({ n: event.currentTarget.value })}
        />
      </label>
      <Line {...props} label={text.extensionReason} />
    </>
  )
}

export const PauseFields = (props: DeskFieldsProps) => (
  <>
    <p class="soft">{words().desk.pauseLetter}</p>
    <Reason {...props} reasons={props.view.pauseReasons.map((reason) => [reason, PAUSE_REASONS[reason]] as const)} />
    <Line {...props} label={words().desk.note} />
  </>
)

interface Accounts {
  readonly accounts: readonly { readonly id: string; readonly name: string; readonly role: string }[]
}

export const RegisterFields = ({ change, draft }: DeskFieldsProps) => {
  const text = words()
  const { again, asked } = useAsked<Accounts>('/accounts')
  return (
    <fieldset class="stack plain">
      <legend>{text.desk.about}</legend>
      <p class="soft">{text.desk.aboutHint}</p>
      <AskedView asked={asked} again={again}>
        {({ accounts }) => (
          <>
            {accounts.map(({ id, name }) => (
              <label key={id} class="tick">
                <input
                  type="checkbox"
                  checked={draft.about.includes(id)}
                  onChange={(event) =>
                    change({
                      about: event.currentTarget.checked
                        ? [...draft.about, id]
                        : draft.about.filter((one) => one !== id),
                    })
                  }
                />
                <span>{name}</span>
              </label>
            ))}
          </>
        )}
      </AskedView>
    </fieldset>
  )
}

export const InvestigateFields = (props: DeskFieldsProps) => (
  <>
    <Area {...props} label={words().desk.findings} />
    <Line {...props} label={words().desk.measures} />
  </>
)

export const ReviewFields = (props: DeskFieldsProps) => {
  const text = words().desk
  return (
    <>
      <label class="tick">
        <input
          type="checkbox"
          checked={props.draft.shown}
          onChange={(event) => props.change({ shown: event.currentTarget.checked })}
        />
        <span>{text.agrees}</span>
      </label>
      <Area {...props} label={props.draft.shown ? text.note : text.sendBack} />
    </>
  )
}

export const ComplaintAnswerFields = (props: DeskFieldsProps) => (
  <>
    <p class="soft">{words().desk.answerLetter}</p>
    <Area {...props} label={words().desk.answer} />
  </>
)
