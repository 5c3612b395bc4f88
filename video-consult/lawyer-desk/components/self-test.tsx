import { systemClock } from '@lutong/core/clock.ts'
import type { SelfTestReport } from '@lutong/core/contracts/live.ts'
import type { IceServer } from '@lutong/core/consultation/consultation.ts'
import { useState } from 'preact/hooks'
import { runSelfTest } from '../../call/self-test.ts'
import { words } from '../language/language.ts'
import { ask } from '../line/desk-line.ts'

type Run =
  | { readonly state: 'idle' }
  | { readonly state: 'running' }
  | { readonly state: 'done'; report: SelfTestReport }

export const SelfTest = ({ iceServers }: { readonly iceServers: readonly IceServer[] }) => {
  const text = words().test
  const [run, setRun] = useState<Run>({ state: 'idle' })
  const [sent, setSent] = useState(false)
  const begin = async () => {
    if (run.state === 'running') return
    setRun({ state: 'running' })
    setSent(false)
    const report = await runSelfTest({ wanted: { video: true, audio: true }, iceServers, clock: systemClock })
    setRun({ state: 'done', report })
    setSent((await ask({ type: 'self-test', report })) === 'done')
  }
  const line = (report: SelfTestReport) =>
    report.bandwidthKbps === null
      ? text.results.untried
      : text.figures(report.bandwidthKbps, Math.round((report.lossRatio ?? 0) * 100), report.roundTripMs)
  return (
    <div class="stack self-test">
      <h3>{text.title}</h3>
      <p class="soft">{text.why}</p>
      {run.state === 'done' ? (
        <dl class="matter-facts" aria-live="polite">
          <div>
            <dt>{text.camera}</dt>
            <dd>{text.results[run.report.camera]}</dd>
          </div>
          <div>
            <dt>{text.microphone}</dt>
            <dd>{text.results[run.report.microphone]}</dd>
          </div>
          <div>
            <dt>{text.relay}</dt>
            <dd>{text.results[run.report.turn ?? 'untried']}</dd>
          </div>
          <div>
            <dt>{text.line}</dt>
            <dd>{line(run.report)}</dd>
          </div>
        </dl>
      ) : null}
      {sent ? <p class="soft">{text.sent}</p> : null}
      <button type="button" class="button" disabled={run.state === 'running'} onClick={() => void begin()}>
        {run.state === 'idle' ? text.begin : run.state === 'running' ? text.running : text.again}
      </button>
    </div>
  )
}
