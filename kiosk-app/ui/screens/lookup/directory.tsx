/** Who is nearby: kinds to choose, our own map, telephone and address to read and print. */
import { Button } from '../../components/button.tsx'
import { Frame } from '../../components/frame.tsx'
import { Hero } from '../../components/hero.tsx'
import { Notice } from '../../components/notice.tsx'
import { PrintStatus } from '../../components/print-status.tsx'
import type { ScreenOf } from '../../visit/screen-of.ts'
import { useVisit } from '../../visit/visit.ts'
import css from './directory.module.css'
import common from '../screens.module.css'

type DirectoryScreenView = ScreenOf<'directory'>

/** Drawn from data; the numbers stand in the list as well, so nothing is told by the picture alone. */
const CountyMap = ({
  here,
  map,
  places,
}: {
  readonly here: DirectoryScreenView['here']
  readonly map: NonNullable<DirectoryScreenView['map']>
  readonly places: DirectoryScreenView['places']
}) => {
  const { messages } = useVisit()
  return (
    <svg class={css.map} viewBox="0 0 1000 1000" role="img" aria-label={messages.directory.map}>
      {map.areas.map((area) => (
        <path key={area.name} d={area.outline} class={css.area} />
      ))}
      <path d={map.river} class={css.river} />
      {map.roads.map((road) => (
        <path key={road} d={road} class={css.road} />
      ))}
      {map.areas.map((area) => (
        <text key={area.name} x={area.label.x} y={area.label.y} class={css.areaName}>
          {area.name}
        </text>
      ))}
      {here === null ? null : (
        <g>
          <path d={`M${here.x} ${here.y} l-30 -52 h60 z`} class={css.here} />
          <text x={here.x} y={here.y - 66} class={css.hereName}>
            {messages.directory.here}
          </text>
        </g>
      )}
      {places.map((place, index) => (
        <g key={place.name}>
          <circle cx={place.at.x} cy={place.at.y} r="26" class={css.pin} />
          <text x={place.at.x} y={place.at.y + 11} class={css.pinNumber}>
            {index + 1}
          </text>
        </g>
      ))}
    </svg>
  )
}

/** One row of a filter: any, or one of these. */
const Choice = <Value extends string>({
  label,
  chosen,
  values,
  nameOf,
  onChoose,
}: {
  readonly label: string
  readonly chosen: Value | null
  readonly values: readonly Value[]
  readonly nameOf: (value: Value) => string
  readonly onChoose: (value: Value | null) => void
}) => {
  const { messages } = useVisit()
  return (
    <div class={css.kinds} role="group" aria-label={label}>
      <span class={`${common.soft} ${css.filterName}`}>{label}</span>
      <Button pressed={chosen === null} onPress={() => onChoose(null)}>
        {messages.directory.any}
      </Button>
      {values.map((value) => (
        <Button key={value} pressed={value === chosen} onPress={() => onChoose(value)}>
          {nameOf(value)}
        </Button>
      ))}
    </div>
  )
}

const People = ({
  people,
  phone,
}: {
  readonly people: NonNullable<DirectoryScreenView['people']>
  readonly phone: string
}) => {
  const { messages, send } = useVisit()
  const { directory: words, welcome } = messages
  const { filter } = people
  const choose = (change: Partial<typeof filter>) =>
    void send({ type: 'show-people', filter: { ...filter, ...change } })
  return (
    <>
      <Choice
        label={words.who}
        chosen={filter.kind}
        values={people.kinds}
        nameOf={(kind) => words.people[kind]}
        onChoose={(kind) => choose({ kind })}
      />
      <Choice
        label={words.field}
        chosen={filter.field}
        values={people.fields}
        nameOf={(field) => welcome.doors[field].name}
        onChoose={(field) => choose({ field })}
      />
      <Choice
        label={words.language}
        chosen={filter.speaks}
        values={people.speaks}
        nameOf={(speech) => words.speech[speech]}
        onChoose={(speaks) => choose({ speaks })}
      />
      <div role="status">
        {people.found.length === 0 ? (
          <Hero sign="help">
            <p class={common.strong}>{words.nobody}</p>
            <p>{messages.search.person(phone)}</p>
          </Hero>
        ) : null}
      </div>
      <ul class={css.people}>
        {people.found.map((one) => (
          <li key={`${one.name}/${one.at}`} class={common.card}>
            <h2>{one.name}</h2>
            <p class={common.soft}>{`${words.people[one.kind]} · ${one.at}`}</p>
            <p class={common.strong}>{one.phone}</p>
            <p>{one.fields.map((field) => welcome.doors[field].name).join(words.comma)}</p>
            <p class={common.soft}>{one.speaks.map((speech) => words.speech[speech]).join(words.comma)}</p>
          </li>
        ))}
      </ul>
    </>
  )
}

const Places = ({ screen }: { readonly screen: DirectoryScreenView }) => {
  const { messages, send } = useVisit()
  return (
    <>
      <div class={css.kinds} role="group" aria-label={messages.directory.title}>
        {screen.kinds.map((kind) => (
          <Button key={kind} pressed={kind === screen.kind} onPress={() => void send({ type: 'show-directory', kind })}>
            {messages.directory.kinds[kind]}
          </Button>
        ))}
      </div>
      <div class={css.columns}>
        {screen.map === null ? null : <CountyMap here={screen.here} map={screen.map} places={screen.places} />}
        <ol class={common.stack}>
          {screen.places.map((place, index) => (
            <li key={place.name} class={common.card}>
              <h2>{`${index + 1}. ${place.name}`}</h2>
              <p>{place.address}</p>
              <p class={common.strong}>{place.phone}</p>
              <p class={common.soft}>{place.hours}</p>
            </li>
          ))}
        </ol>
      </div>
    </>
  )
}

export const DirectoryScreen = ({ screen }: { readonly screen: DirectoryScreenView }) => {
  const { messages, send } = useVisit()
  const { directory: words } = messages
  const { kind, people } = screen
  const print = () => void send({ type: 'print-lookup', article: null })
  if (screen.map === null)
    return (
      <Frame screenKey="directory" title={words.title} centred>
        <Hero sign="phone">
          <p class={common.strong}>{words.none}</p>
          <p>{messages.guidance.phone(screen.phone)}</p>
        </Hero>
      </Frame>
    )
  return (
    <Frame
      screenKey={people === null ? `directory/${kind ?? ''}` : `directory/${Object.values(people.filter).join('/')}`}
      title={words.title}
      next={{ label: words.print, sign: 'printer', onPress: print }}
    >
      <div class={common.stack}>
        {screen.print === null ? null : <PrintStatus prints={[screen.print]} onRetry={print} />}
        {screen.invented ? (
          <Notice tone="info">
            <p>{words.invented}</p>
          </Notice>
        ) : null}
        {screen.hasPeople && kind !== null ? (
          <div class={css.kinds} role="group" aria-label={words.title}>
            <Button size="main" pressed={people === null} onPress={() => void send({ type: 'show-directory', kind })}>
              {words.places}
            </Button>
            <Button
              size="main"
              pressed={people !== null}
              onPress={() =>
                void send({ type: 'show-people', filter: people?.filter ?? { kind: null, field: null, speaks: null } })
              }
            >
              {words.peopleTab}
            </Button>
          </div>
        ) : null}
        {people === null ? <Places screen={screen} /> : <People people={people} phone={screen.phone} />}
      </div>
    </Frame>
  )
}
