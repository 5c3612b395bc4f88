import type { AttendantPage } from '@lutong/core/contracts/attendant.ts'
import { Button } from '../components/button.tsx'
import { useVisit } from '../visit/visit.ts'
import css from './attendant.module.css'
import { useStaffWords } from './staff-words.ts'

type Devices = Extract<AttendantPage, { page: 'devices' }>

const DeviceRow = ({ report }: { readonly report: Devices['devices'][number] }) => {
  const words = useStaffWords()
  const about = [report.attachment, report.model, report.firmware, report.serialNumber].filter((one) => one !== null)
  const failed = report.checks?.filter((check) => !check.passed) ?? []
  const counts = Object.entries(report.counters).map(
    ([name, count]) => `${words.deviceCounters[name] ?? name} ${count}`,
  )
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

export const DevicesPage = ({ shown }: { readonly shown: Devices }) => {
  const { send } = useVisit()
  const words = useStaffWords()
  return (
    <>
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
          {shown.devices.map((report) => (
            <DeviceRow key={report.device} report={report} />
          ))}
        </tbody>
      </table>
      <Button
        size="main"
        kind="main"
        disabled={shown.testing}
        onPress={() => void send({ type: 'attendant-self-test' })}
      >
        {shown.testing ? words.testing : words.test}
      </Button>
    </>
  )
}
