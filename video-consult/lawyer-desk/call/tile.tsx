import type { PartyView } from '../../call/contract.ts'
import { words } from '../language/language.ts'
import { usePlayed } from './use-played.ts'

interface TileProps {
  readonly party: PartyView
  readonly name: string
  readonly role: string
  /** The large one among many. */
  readonly large?: boolean
}

/** One of several in the call: picture and sound, who it is, and whether they speak now. */
export const Tile = ({ large = false, name, party, role }: TileProps) => {
  const text = words()
  const { play, silenced, video } = usePlayed(party.stream)
  const note =
    party.state !== 'connected' ? text.guests.states[party.state] : party.sends.video ? null : text.call.noPicture
  return (
    <figure class={`tile ${large ? 'tile-large' : ''} ${party.speaking ? 'tile-speaking' : ''}`}>
      <video ref={video} playsInline aria-label={text.guests.pictureOf(name)} />
      {note === null ? null : <p class="picture-note">{note}</p>}
      {silenced ? (
        <button type="button" class="button button-main picture-hear" onClick={() => void play()}>
          {text.call.hear}
        </button>
      ) : null}
      <figcaption>
        <span>{`${name} · ${role}`}</span>
        {party.speaking ? <strong>{text.guests.speaking}</strong> : null}
      </figcaption>
    </figure>
  )
}
