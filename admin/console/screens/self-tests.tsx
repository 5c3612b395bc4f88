/** What a call would have had at each terminal and desk when it was last tried; what was not tried is called so. */
import type { SelfTestReport } from '@lutong/core/contracts/live.ts'
import type { SelfTestsView } from '../../server/dispatch/console-self-tests.ts'
import { AskedView, useAsked } from '../components/asked.tsx'
import { Cell, DataTable } from '../components/data-table.tsx'
import { moment, words } from '../language/language.ts'

/** Below these a call is heard and seen poorly: the same figures that the call itself steps down by. */
const POOR = { kbps: 300, lossRatio: 0.03, roundTripMs: 400 } as const

const Finding = ({ good, said }: { readonly good: boolean | null; readonly said: string }) => (
  <span class={good === null ? 'soft' : good ? undefined : 'warn'}>
    <span aria-hidden="true">{good === null ? '–' : good ? '✓' : '△'}</span> {said}
  </span>
)

const lineOf = (report: SelfTestReport) => {
  const text = words().selfTests
  const { bandwidthKbps, lossRatio, roundTripMs, turn } = report
  if (bandwidthKbps === null)
    return <Finding good={null} said={turn === 'not-reached' ? text.lineNoRelay : text.lineUntried} />
  const poor = bandwidthKbps < POOR.kbps || (lossRatio ?? 0) > POOR.lossRatio || (roundTripMs ?? 0) > POOR.roundTripMs
  return <Finding good={!poor} said={text.line(bandwidthKbps, Math.round((lossRatio ?? 0) * 1000) / 10, roundTripMs)} />
}

interface RowProps {
  readonly name: string
  readonly report: SelfTestReport | null
  readonly none: string
}
const Row = ({ name, none, report }: RowProps) => {
  const text = words().selfTests
  if (report === null)
    return (
      <tr role="row">
        <Cell title={text.where}>{name}</Cell>
        <td role="cell" colSpan={6} class="soft">
          {none}
        </td>
      </tr>
    )
  const { camera, microphone, microphoneLevel, speaker, stun, turn } = report
  const tried = (state: string) => (state === 'untried' ? null : state === 'works')
  const reached = (state: 'reached' | 'not-reached' | null) => (state === null ? null : state === 'reached')
  return (
    <tr role="row">
      <Cell title={text.where}>{name}</Cell>
      <Cell title={text.when} class="time">
        {moment(report.atMs)}
      </Cell>
      <Cell title={text.camera}>
        <Finding good={tried(camera)} said={text.states[camera]} />
      </Cell>
      <Cell title={text.microphone}>
        <Finding
          good={tried(microphone)}
          said={
            microphoneLevel === null ? text.states[microphone] : text.level(text.states[microphone], microphoneLevel)
          }
        />
      </Cell>
      <Cell title={text.speaker}>
        <Finding good={speaker === null ? null : speaker === 'heard'} said={text.speakers[speaker ?? 'untried']} />
      </Cell>
      <Cell title={text.relay}>
        <Finding good={reached(stun)} said={`STUN ${text.relays[stun ?? 'untried']}`} />
        <br />
        <Finding good={reached(turn)} said={`TURN ${text.relays[turn ?? 'untried']}`} />
      </Cell>
      <Cell title={text.carries}>{lineOf(report)}</Cell>
    </tr>
  )
}

export const SelfTests = () => {
  const text = words().selfTests
  const { asked, again } = useAsked<SelfTestsView>('/self-tests')
  return (
    <section class="stack self-tests" aria-labelledby="self-tests">
      <h2 id="self-tests">{text.title}</h2>
      <p class="soft">{text.hint}</p>
      <AskedView asked={asked} again={again}>
        {({ desks, terminals }) => (
          <DataTable
            label={text.title}
            columns={[text.where, text.when, text.camera, text.microphone, text.speaker, text.relay, text.carries]}
          >
            {terminals.map(({ id, name, report }) => (
              <Row key={id} name={name} report={report} none={text.none} />
            ))}
            {desks.map(({ id, name, report }) => (
              <Row key={id} name={text.desk(name)} report={report} none={text.noneAtDesk} />
            ))}
          </DataTable>
        )}
      </AskedView>
    </section>
  )
}
