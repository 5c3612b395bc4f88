/** The attendant's menu over the welcome screen: PIN, then every device with its test and what to do. */
import type { AttendantView } from '@lutong/core/contracts/host-rpc.ts'
import { useState } from 'preact/hooks'
import { Keypad } from '../input/keypad.tsx'
import { useVisit } from '../visit/visit.ts'
import { Button } from './button.tsx'
import css from './attendant.module.css'
import { Overlay } from './overlay.tsx'

const LONGEST_PIN = 12
/** More would push the buttons off a small screen; the rest follows as these are settled. */
const MOST_PRINTS = 4

const BEIJING = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})
/** 11-24 09:05, Beijing time. */
const timeOf = (atMs: number): string => {
  const part = Object.fromEntries(BEIJING.formatToParts(atMs).map(({ type, value }) => [type, value]))
  return `${part['month']}-${part['day']} ${part['hour']}:${part['minute']}`
}

const PinPanel = ({ problem }: { readonly problem: 'wrong' | 'locked' | null }) => {
  const { messages, send } = useVisit()
  const [pin, setPin] = useState('')
  const words = messages.attendant
  const close = () => void send({ type: 'close-attendant' })
  const enter = () => {
    setPin('')
    void send({ type: 'attendant-pin', pin })
  }
  return (
    <Overlay title={words.pinTitle} onDismiss={close}>
      <p class={css.dots} role="status" aria-label={words.digits(pin.length)}>
        {'●'.repeat(pin.length)}
      </p>
      <p class={css.problem} role="alert">
        {problem === null ? '' : words.problems[problem]}
      </p>
      <Keypad
        keySet="digits"
        onKey={(key) => {
          if (key.type === 'insert') setPin((digits) => (digits + key.text).slice(0, LONGEST_PIN))
          else setPin((digits) => (key.type === 'delete' ? digits.slice(0, -1) : ''))
        }}
        onClose={enter}
        doneLabel={words.enter}
      />
      <Button size="main" onPress={close}>
        {messages.actions.close}
      </Button>
    </Overlay>
  )
}

type Report = Extract<AttendantView, { state: 'open' }>['devices'][number]

const DeviceRow = ({ report }: { readonly report: Report }) => {
  const { messages } = useVisit()
  const words = messages.attendant
  const about = [report.attachment, report.model, report.firmware, report.serialNumber].filter((one) => one !== null)
  const failed = report.checks?.filter((check) => !check.passed) ?? []
  const counts = Object.entries(report.counters).map(([name, count]) => `${words.counters[name] ?? name} ${count}`)
  return (
    <tr>
      <th scope="row">
        {words.devices[report.device]}
        <small>{about.join(' · ')}</small>
      </th>
      <td data-state={report.state}>
        {words.states[report.state]}
        {report.fault === null ? null : <small>{report.fault}</small>}
      </td>
      <td>
        {report.checks === null
          ? words.notTested
          : failed.length === 0
            ? words.passed(report.checks.length)
            : failed.map((check) => [check.name, check.detail].filter((part) => part !== null).join(' ')).join(', ')}
        <small>{counts.join(' · ')}</small>
      </td>
      <td>{words.steps[report.staffStep]}</td>
    </tr>
  )
}

type OpenView = Extract<AttendantView, { state: 'open' }>

/** Only somebody who looks into the tray can tell: until then it is neither printed nor printed again. */
const UnknownPrints = ({ prints }: { readonly prints: OpenView['unknownPrints'] }) => {
  const { messages, send } = useVisit()
  const words = messages.attendant
  if (prints.length === 0) return null
  return (
    <section>
      <h3>{words.unknownPrints}</h3>
      <ul class={css.prints}>
        {prints.slice(0, MOST_PRINTS).map(({ atMs, copy, id, paper }) => (
          <li key={id}>
            <span>{words.unknownPrint(words.paperNames[paper], copy, timeOf(atMs))}</span>
            <Button onPress={() => void send({ type: 'attendant-print-settled', id, cameOut: true })}>
              {words.cameOut}
            </Button>
            <Button onPress={() => void send({ type: 'attendant-print-settled', id, cameOut: false })}>
              {words.didNotCome}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

const PaperAccount = ({ paper }: { readonly paper: OpenView['paper'] }) => {
  const { messages } = useVisit()
  const words = messages.attendant
  if (paper.length === 0) return null
  return (
    <p>
      <strong>{words.paperAccount}</strong>{' '}
      {paper.map(({ pages, service, slips }) => words.paperLine(service, slips, pages)).join(' · ')}
    </p>
  )
}

const MenuPanel = ({ view }: { readonly view: Extract<AttendantView, { state: 'open' }> }) => {
  const { messages, send } = useVisit()
  const words = messages.attendant
  const close = () => void send({ type: 'close-attendant' })
  return (
    <Overlay title={words.title} onDismiss={close}>
      <table class={css.devices}>
        <thead>
          <tr>
            {words.columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.devices.map((report) => (
            <DeviceRow key={report.device} report={report} />
          ))}
        </tbody>
      </table>
      <UnknownPrints prints={view.unknownPrints} />
      <PaperAccount paper={view.paper} />
      <div class={css.two}>
        <Button size="main" onPress={close}>
          {messages.actions.close}
        </Button>
        <Button size="main" kind="main" onPress={() => void send({ type: 'attendant-self-test' })}>
          {view.testing ? words.testing : words.test}
        </Button>
      </div>
    </Overlay>
  )
}

export const AttendantOverlay = ({ view }: { readonly view: AttendantView }) =>
  view.state === 'pin' ? <PinPanel key="pin" problem={view.problem} /> : <MenuPanel key="menu" view={view} />
