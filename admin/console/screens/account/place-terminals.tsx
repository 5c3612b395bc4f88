/** In which centre of its county each terminal stands. */
import type { PlaceView } from '../../../server/accounts/console-places.ts'
import type { TerminalView } from '../../../server/terminals/console-terminals.ts'
import { AskedView, useAsked } from '../../components/asked.tsx'
import { Cell, DataTable } from '../../components/data-table.tsx'
import { Told, useAct } from '../../components/told.tsx'
import { words } from '../../language/language.ts'
import { askSignedIn } from '../../session.ts'

interface PlaceTerminalsProps {
  readonly places: readonly PlaceView[]
  readonly again: () => void
}

export const PlaceTerminals = ({ again, places }: PlaceTerminalsProps) => {
  const all = words()
  const text = all.staff
  const told = useAsked<{ readonly terminals: readonly TerminalView[] }>('/terminals')
  const { act, busy, said } = useAct()
  const move = async (id: string, placeCode: string) => {
    await act(() => askSignedIn<null>('PUT', `/terminals/${id}/place`, { placeCode }), text.done)
    told.again()
    again()
  }
  return (
    <section class="stack hours" aria-labelledby="place-terminals">
      <h2 id="place-terminals">{text.place}</h2>
      <p class="soft">{text.placeHint}</p>
      <Told said={said} />
      <AskedView asked={told.asked} again={told.again}>
        {({ terminals }) => (
          <DataTable label={text.place} columns={[all.terminalName, all.region, text.place]}>
            {terminals
              .filter(({ state }) => state !== 'revoked')
              .map(({ id, name, placeCode, regionCode }) => (
                <tr role="row" key={id}>
                  <Cell title={all.terminalName}>{name}</Cell>
                  <Cell title={all.region}>{regionCode}</Cell>
                  <Cell title={text.place}>
                    <select
                      aria-label={`${name} · ${text.place}`}
                      disabled={busy}
                      value={placeCode}
                      onChange={(event) => void move(id, event.currentTarget.value)}
                    >
                      {places
                        .filter(({ closed, code }) => code.startsWith(regionCode) && (!closed || code === placeCode))
                        .map(({ code, name: placeName }) => (
                          <option key={code} value={code}>
                            {placeName}
                          </option>
                        ))}
                    </select>
                  </Cell>
                </tr>
              ))}
          </DataTable>
        )}
      </AskedView>
    </section>
  )
}
