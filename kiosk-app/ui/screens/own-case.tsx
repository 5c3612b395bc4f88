/** One case: where it stands, what is asked, what may be done. One thing at a time. */
import { useState } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import { DueLine } from '../components/due-line.tsx'
import { CaseTimeline } from '../components/case-timeline.tsx'
import { Frame } from '../components/frame.tsx'
import { Notice, Problem } from '../components/notice.tsx'
import { PrintStatus } from '../components/print-status.tsx'
import { Rating } from '../components/rating.tsx'
import { asText } from '../fields/field-props.ts'
import { LongTextField } from '../fields/text-fields.tsx'
import { day, dayOfDate } from '../visit/formats.ts'
import type { ScreenOf } from '../visit/screen-of.ts'
import { useVisit } from '../visit/visit.ts'
import { Handling } from './own-case-handling.tsx'
import { Papers } from './materials.tsx'
import css from './own-case.module.css'
import common from './screens.module.css'

type OwnCase = ScreenOf<'own-case'>
interface Props {
  readonly screen: OwnCase
}

const Documents = ({ screen }: Props) => {
  const { snapshot, messages, send } = useVisit()
  return (
    <section class={common.card}>
      <h2>{messages.ownCase.documents}</h2>
      <ul class={common.stack}>
        {screen.documents.map((one) => (
          <li key={one.sha256} class={`${common.row} ${common.between}`}>
            <span class={`${common.grow} ${css.words}`}>
              <strong>{messages.ownCase.documentNames[one.kind] ?? one.kind}</strong>
              <span class={common.soft}>{day(one.issuedAtMs, snapshot.language)}</span>
            </span>
            <Button sign="printer" onPress={() => void send({ type: 'print-document', sha256: one.sha256 })}>
              {messages.ownCase.print}
            </Button>
            {one.confirmed ? (
              <span class={`${common.tag} ${common.tagOk}`}>{messages.ownCase.confirmed}</span>
            ) : (
              <Button
                sign="check"
                disabled={screen.acting}
                onPress={() => void send({ type: 'confirm-receipt', sha256: one.sha256 })}
              >
                {messages.ownCase.confirm}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {screen.print === null ? null : <PrintStatus prints={[screen.print]} />}
    </section>
  )
}

const Booking = ({ screen }: Props) => {
  const { snapshot, messages, send } = useVisit()
  const { booking } = screen
  if (booking === null)
    return screen.canBook ? (
      <section class={`${common.card} ${common.stack}`}>
        <h2>{messages.ownCase.noTimeYet}</h2>
        <Button kind="main" sign="clock" onPress={() => void send({ type: 'case-panel', panel: 'move-booking' })}>
          {messages.ownCase.chooseTime}
        </Button>
      </section>
    ) : null
  return (
    <section class={`${common.card} ${common.stack}`}>
      <h2>{messages.ownCase.booking[booking.state]}</h2>
      <p class={common.strong}>
        {dayOfDate(booking.day, snapshot.language)} {booking.time ?? messages.ownCase.dayParts[booking.dayPart]}
      </p>
      {booking.with === '' ? null : <p>{messages.ownCase.with(booking.with)}</p>}
      {booking.canChange ? (
        <div class={common.row}>
          <Button sign="clock" onPress={() => void send({ type: 'case-panel', panel: 'move-booking' })}>
            {messages.ownCase.move}
          </Button>
          <Button
            kind="danger"
            sign="close"
            disabled={screen.acting}
            onPress={() => void send({ type: 'case-act', act: { kind: 'cancel-booking' } })}
          >
            {messages.ownCase.cancel}
          </Button>
        </div>
      ) : null}
    </section>
  )
}

const Overview = ({ screen }: Props) => {
  const { snapshot, messages, send } = useVisit()
  const { supplement, view } = screen
  const open = (panel: OwnCase['panel']) => () => void send({ type: 'case-panel', panel })
  return (
    <div class={common.stack}>
      <Problem code={screen.problem} />
      {supplement === null ? null : (
        <Notice
          tone={supplement.given ? 'ok' : 'warn'}
          sign="file"
          title={supplement.given ? messages.ownCase.supplementGiven : messages.ownCase.supplementAsked}
        >
          <p>{supplement.papers.map((paper) => paper.name).join(messages.ownCase.join)}</p>
          {supplement.given ? null : (
            <div class={common.row}>
              <span>{messages.ownCase.until(dayOfDate(supplement.until, snapshot.language))}</span>
              <Button kind="main" sign="camera" onPress={open('supplement')}>
                {messages.ownCase.giveNow}
              </Button>
            </div>
          )}
        </Notice>
      )}
      {screen.answer === null ? null : (
        <section class={common.card}>
          <h2>{messages.ownCase.answer}</h2>
          <p class={css.answer}>{screen.answer}</p>
        </section>
      )}
      <Handling screen={screen} />
      <Booking screen={screen} />
      {screen.documents.length === 0 ? null : <Documents screen={screen} />}
      <section class={common.card}>
        <CaseTimeline view={view} />
        <DueLine view={view} />
        {screen.referredTo === null ? null : <p>{messages.ownCase.referred(screen.referredTo)}</p>}
      </section>
      <div class={css.acts}>
        {screen.canRate ? (
          <Button sign="check" onPress={open('rate')}>
            {messages.rating.title}
          </Button>
        ) : null}
        {screen.canShare ? (
          <Button sign="lawyer" onPress={open('experience')}>
            {messages.ownCase.share}
          </Button>
        ) : null}
        {screen.canWithdraw ? (
          <Button kind="danger" sign="close" onPress={open('withdraw')}>
            {messages.ownCase.withdraw}
          </Button>
        ) : null}
      </div>
    </div>
  )
}

const NOON = '12:00'
const slotOf = (date: string, time: string) =>
  ({ day: date, dayPart: time < NOON ? 'morning' : 'afternoon', time }) as const

const MoveBooking = ({ screen }: Props) => {
  const { snapshot, messages, send } = useVisit()
  return (
    <div class={common.stack}>
      <Problem code={screen.problem} />
      {screen.daysKnown && screen.days.length === 0 ? (
        <Notice tone="info" sign="phone" title={messages.ownCase.allTaken}>
          <p>{messages.ownCase.allTakenNext(snapshot.centrePhone)}</p>
        </Notice>
      ) : null}
      {screen.days.map((one) => (
        <section key={one.day} class={`${common.card} ${common.stack}`}>
          <h2>{dayOfDate(one.day, snapshot.language)}</h2>
          <div class={css.times}>
            {one.times.map((time) => (
              <Button
                key={time}
                disabled={screen.acting}
                label={`${dayOfDate(one.day, snapshot.language)} ${time}`}
                onPress={() =>
                  void send({ type: 'case-act', act: { kind: 'move-booking', slot: slotOf(one.day, time) } })
                }
              >
                {time}
              </Button>
            ))}
          </div>
        </section>
      ))}
    </div>
  )
}

const SHORTEST_EXPERIENCE = 10

const Experience = ({ screen }: Props) => {
  const { messages, send } = useVisit()
  const [text, setText] = useState('')
  return (
    <div class={common.stack}>
      <Problem code={screen.problem} />
      <p>{messages.ownCase.shareHint}</p>
      <LongTextField
        id="experience"
        field={{
          path: 'experience',
          kind: 'long-text',
          label: messages.ownCase.share,
          required: true,
          readOnly: false,
          maxLength: 1000,
        }}
        value={text}
        error={undefined}
        onChange={(value) => setText(asText(value))}
      />
      <Button
        kind="main"
        sign="check"
        disabled={screen.acting || text.trim().length < SHORTEST_EXPERIENCE}
        onPress={() => void send({ type: 'case-act', act: { kind: 'share-experience', text: text.trim() } })}
      >
        {messages.rating.send}
      </Button>
    </div>
  )
}

const Withdraw = ({ screen }: Props) => {
  const { messages, send } = useVisit()
  return (
    <div class={common.stack}>
      <Problem code={screen.problem} />
      <Notice tone="warn" title={messages.ownCase.withdrawSure}>
        <p>{messages.ownCase.withdrawHint}</p>
      </Notice>
      <Button
        kind="danger"
        size="main"
        sign="close"
        disabled={screen.acting}
        onPress={() => void send({ type: 'case-act', act: { kind: 'withdraw' } })}
      >
        {messages.ownCase.withdraw}
      </Button>
    </div>
  )
}

export const OwnCaseScreen = ({ screen }: Props) => {
  const { messages, send } = useVisit()
  const [busy, setBusy] = useState(false)
  const { panel, supplement, view } = screen
  const next =
    panel === 'supplement'
      ? {
          label: messages.ownCase.handIn,
          disabled: busy || screen.acting,
          onPress: () => void send({ type: 'give-supplement' }),
        }
      : panel === 'overview'
        ? { label: messages.progress.finish, sign: 'check' as const, onPress: () => void send({ type: 'end' }) }
        : undefined
  return (
    <Frame
      screenKey={`own-case/${view.caseNumber}/${panel}`}
      over={view.caseNumber}
      title={panel === 'overview' ? view.itemName : messages.ownCase.panels[panel]}
      {...(next === undefined ? {} : { next })}
    >
      {panel === 'overview' ? <Overview screen={screen} /> : null}
      {panel === 'supplement' && supplement !== null ? (
        <Papers needs={supplement.papers} problem={screen.problem} handover={screen.handover} onBusy={setBusy} />
      ) : null}
      {panel === 'move-booking' ? <MoveBooking screen={screen} /> : null}
      {panel === 'rate' ? (
        <div class={common.stack}>
          <Problem code={screen.problem} />
          <Rating
            alone
            disabled={screen.acting}
            onRate={(level, tags) => void send({ type: 'case-act', act: { kind: 'rate', level, tags: [...tags] } })}
          />
        </div>
      ) : null}
      {panel === 'experience' ? <Experience screen={screen} /> : null}
      {panel === 'withdraw' ? <Withdraw screen={screen} /> : null}
    </Frame>
  )
}
