/** How the work stands: what waits, what came, how people rated it. Each figure leads to its list. */
import { stageName } from '@lutong/core/messages/cases.ts'
import type { OverviewView } from '../../server/cases/console-overview.ts'
import { AskedView, useAsked } from '../components/asked.tsx'
import { DayChart } from '../components/day-chart.tsx'
import { language, said, words } from '../language/language.ts'
import { Link, place } from '../router.tsx'

const PERIODS = ['7', '30', '90'] as const

interface BarsProps {
  readonly title: string
  readonly what: string
  readonly lines: readonly {
    readonly key: string
    readonly name: string
    readonly count: number
    readonly to?: string
  }[]
}

/** Table and chart in one: each row's bar stands beside its figure. */
const Bars = ({ lines, title, what }: BarsProps) => {
  const text = words().overview
  const most = Math.max(1, ...lines.map(({ count }) => count))
  return (
    <section class="card">
      <table class="bars" role="table">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{what}</th>
            <th scope="col">{text.count}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ count, key, name, to }) => (
            <tr key={key}>
              <th scope="row">{to === undefined ? name : <Link to={to}>{name}</Link>}</th>
              <td>
                <span class="bar" aria-hidden="true" style={{ inlineSize: `${(count / most) * 70}%` }} />
                {count}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length === 0 ? <p class="soft">{text.none}</p> : null}
    </section>
  )
}

interface FigureProps {
  readonly name: string
  readonly value: string
  readonly to?: string
  readonly look?: 'danger' | 'warn' | undefined
}

const Figure = ({ look, name, to, value }: FigureProps) => (
  <div class="card figure">
    <p class={`figure-value ${look ?? ''}`}>{value}</p>
    <p>{to === undefined ? name : <Link to={to}>{name}</Link>}</p>
  </div>
)

const Told = ({ view }: { readonly view: OverviewView }) => {
  const text = words()
  const { overview } = text
  return (
    <>
      <div class="figures">
        <Figure
          name={overview.late}
          value={`${view.late > 0 ? '▲ ' : ''}${view.late}`}
          look={view.late > 0 ? 'danger' : undefined}
          to="/console/cases?due=late&sort=due"
        />
        <Figure
          name={overview.soon}
          value={`${view.soon > 0 ? '△ ' : ''}${view.soon}`}
          look={view.soon > 0 ? 'warn' : undefined}
          to="/console/cases?due=soon&sort=due"
        />
        <Figure name={overview.unassigned} value={String(view.unassigned)} to="/console/cases?assigned=nobody" />
        <Figure
          name={overview.terminals}
          value={`${view.terminals.online} / ${view.terminals.all}`}
          to="/console/terminals"
        />
      </div>
      <section class="card">
        <h2>{overview.byDay}</h2>
        <DayChart days={view.days} label={overview.byDay} />
      </section>
      <div class="charts">
        <Bars
          title={overview.byStage}
          what={text.stage}
          lines={view.stages.map(({ count, stage }) => ({
            ...{ key: stage, name: stageName(stage, language.value), count },
            to: `/console/cases?stage=${stage}`,
          }))}
        />
        <Bars
          title={overview.byItem}
          what={text.item}
          lines={view.items.map(({ code, count, name }) => ({
            ...{ key: code, name: said(name), count },
            to: `/console/cases?item=${code}`,
          }))}
        />
        <Bars
          title={overview.ratings}
          what={text.acts.rating}
          lines={view.ratings.map(({ count, level }) => {
            const names: Partial<Record<number, string>> = text.acts.levels
            return { key: String(level), name: names[level] ?? String(level), count }
          })}
        />
      </div>
    </>
  )
}

export const Overview = () => {
  const text = words().overview
  const asked = new URLSearchParams(place.value.search).get('days')
  const period = PERIODS.find((one) => one === asked) ?? '30'
  const told = useAsked<OverviewView>(`/overview?days=${period}`)
  return (
    <>
      <div class="page-head">
        <h1>{text.title}</h1>
        <nav class="chips" aria-label={text.period}>
          {PERIODS.map((one) => (
            <Link key={one} to={`/console/overview?days=${one}`} current={one === period} class="chip">
              {text.days(Number(one))}
            </Link>
          ))}
        </nav>
      </div>
      <AskedView {...told}>{(view) => <Told view={view} />}</AskedView>
    </>
  )
}
