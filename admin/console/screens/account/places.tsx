/** The tree of centres, for administrators. */
import { useState } from 'preact/hooks'
import type { PlacesView, PlaceView } from '../../../server/accounts/console-places.ts'
import { AskedView, useAsked } from '../../components/asked.tsx'
import { Cell, DataTable } from '../../components/data-table.tsx'
import { Told, useAct } from '../../components/told.tsx'
import { words } from '../../language/language.ts'
import { askSignedIn } from '../../session.ts'
import { PlaceTerminals } from './place-terminals.tsx'

const put = (code: string, name: string, closed: boolean) =>
  askSignedIn<null>('PUT', `/places/${encodeURIComponent(code)}`, { name, closed })

const AddPlace = ({ again }: { readonly again: () => void }) => {
  const text = words().staff
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const { act, busy, said } = useAct()
  const add = async () => {
    if ((await act(() => put(code, name, false), text.done)) === undefined) return
    setCode('')
    setName('')
    again()
  }
  return (
    <details class="card add-terminal">
      <summary>{text.addCentre}</summary>
      <form
        class="filters"
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        <label class="field">
          <span>{text.code}</span>
          <input
            required
            inputMode="numeric"
            pattern="[1-9][0-9]([0-9]{2}([0-9]{2}([0-9]{3}([0-9]{3})?)?)?)?"
            title={text.codeHint}
            maxLength={12}
            value={code}
            onInput={(event) => setCode(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          <span>{text.centreName}</span>
          <input
            required
            minLength={2}
            maxLength={60}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="button button-main" disabled={busy}>
          {text.make}
        </button>
      </form>
      <p class="soft">{text.codeHint}</p>
      <Told said={said} />
    </details>
  )
}

const depthOf = (place: PlaceView, all: readonly PlaceView[]): number =>
  all.filter(({ code }) => code !== place.code && place.code.startsWith(code)).length

interface RowProps {
  readonly place: PlaceView
  readonly depth: number
  readonly again: () => void
}
const Row = ({ again, depth, place }: RowProps) => {
  const text = words().staff
  const { act, busy, said } = useAct()
  const set = async (name: string, closed: boolean) => {
    await act(
      () => put(place.code, name, closed),
      () => null,
    )
    again()
  }
  const rename = () => {
    const name = window.prompt(text.centreName, place.name)?.trim()
    if (name !== undefined && name !== '' && name !== place.name) void set(name, place.closed)
  }
  return (
    <tr role="row">
      <Cell title={text.centreName}>
        <span class="tree" style={{ '--depth': depth }}>
          {place.name} {place.closed ? <span class="tag tag-ended">{text.closed}</span> : null}
        </span>
        <Told said={said} />
      </Cell>
      <Cell title={text.level}>{text.levels[place.level]}</Cell>
      <Cell title={text.code}>
        <span class="code">{place.code}</span>
      </Cell>
      <Cell title={text.terminals} class="amount">
        {place.terminals}
      </Cell>
      <Cell title={text.accounts} class="amount">
        {place.accounts}
      </Cell>
      <Cell title="">
        <span class="row">
          <button type="button" class="button" disabled={busy} onClick={rename}>
            {text.rename}
          </button>
          <button type="button" class="button" disabled={busy} onClick={() => void set(place.name, !place.closed)}>
            {place.closed ? text.reopen : text.close}
          </button>
        </span>
      </Cell>
    </tr>
  )
}

export const Places = () => {
  const text = words().staff
  const { asked, again } = useAsked<PlacesView>('/places')
  return (
    <>
      <div class="page-head">
        <h1>{text.centres}</h1>
      </div>
      <p class="soft spaced">{text.centresHint}</p>
      <AddPlace again={again} />
      <AskedView asked={asked} again={again}>
        {({ places }) =>
          places.length === 0 ? (
            <p class="notice">{text.noCentres}</p>
          ) : (
            <>
              <DataTable
                label={text.centres}
                columns={[text.centreName, text.level, text.code, text.terminals, text.accounts, '']}
              >
                {places.map((place) => (
                  <Row key={place.code} place={place} depth={depthOf(place, places)} again={again} />
                ))}
              </DataTable>
              <PlaceTerminals places={places} again={again} />
            </>
          )
        }
      </AskedView>
    </>
  )
}
