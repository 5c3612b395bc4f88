/** Cases by day as a line; the same figures as a table, for whoever does not see it. */
import { useEffect, useRef } from 'preact/hooks'
import UPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { words } from '../language/language.ts'

const HEIGHT_PX = 220
const FONT = '13px sans-serif'

interface DayChartProps {
  readonly label: string
  readonly days: readonly { readonly day: string; readonly count: number }[]
}

const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim()

/** Whole cases only: half of one is on no axis. */
const whole = (_plot: unknown, values: readonly number[]) =>
  values.map((value) => (Number.isInteger(value) ? String(value) : ''))

const Line = ({ days, label }: DayChartProps) => {
  const box = useRef<HTMLDivElement>(null)
  const { count } = words().overview
  useEffect(() => {
    const place = box.current
    if (place === null) return undefined
    const axis = { font: FONT, stroke: colour('--ink-soft'), grid: { stroke: colour('--line') } }
    const plot = new UPlot(
      {
        ...{ width: place.clientWidth, height: HEIGHT_PX, legend: { show: false }, cursor: { show: false } },
        scales: { x: { time: false }, y: { range: (_plot, _least, most) => [0, Math.max(4, most * 1.1)] } },
        axes: [
          { ...axis, values: (_plot, indexes) => indexes.map((index) => days[index]?.day.slice(5) ?? '') },
          { ...axis, values: whole },
        ],
        series: [{}, { label: count, stroke: colour('--act'), width: 2, fill: colour('--act-tint') }],
      },
      [days.map((_day, index) => index), days.map((one) => one.count)],
      place,
    )
    const sized = new ResizeObserver(() => plot.setSize({ width: place.clientWidth, height: HEIGHT_PX }))
    sized.observe(place)
    return () => {
      sized.disconnect()
      plot.destroy()
    }
  }, [days, count])
  return <div ref={box} class="day-chart" role="img" aria-label={label} />
}

export const DayChart = ({ days, label }: DayChartProps) => {
  const text = words().overview
  return (
    <>
      <Line days={days} label={`${label}: ${text.sum(days.reduce((sum, { count }) => sum + count, 0))}`} />
      <details>
        <summary>{text.asTable}</summary>
        <table class="bars">
          <caption>{label}</caption>
          <thead>
            <tr>
              <th scope="col">{text.day}</th>
              <th scope="col">{text.count}</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ count, day }) => (
              <tr key={day}>
                <th scope="row">{day}</th>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  )
}
