import { CALL_PARTIES } from '@lutong/core/consultation/consultation.ts'
import type { Invitation } from '@lutong/core/contracts/live.ts'
import { words } from '../language/language.ts'
import { ask } from '../line/desk-line.ts'
import { Chat } from './chat.tsx'
import { OwnControls } from './own-controls.tsx'
import { OwnPicture } from './picture.tsx'
import { RecordedSign } from './recorded-sign.tsx'
import { Tile } from './tile.tsx'
import type { DeskCall } from './use-call.ts'
import { useLargest } from './use-largest.ts'
import { WaySign } from './way-sign.tsx'
import { whoIs } from './who-is-there.ts'

const [, LAWYER] = CALL_PARTIES

interface GuestStageProps {
  readonly invitation: Invitation
  readonly call: DeskCall | null
}

/** The call of another lawyer, as whoever was asked into it has it: everyone at once, nothing of the file. */
export const GuestStage = ({ call, invitation }: GuestStageProps) => {
  const text = words()
  const others = { guests: invitation.others, lawyer: invitation.from }
  const leave = () => {
    call?.session.hangUp()
    void ask({ type: 'join', consultationId: invitation.id, party: invitation.party, comes: false })
  }
  const { quality } = call?.view ?? { quality: null }
  const parties = call?.view.parties ?? []
  const largest = useLargest(parties, LAWYER)
  return (
    <div class="stage">
      <div class={`tiles ${largest === null ? '' : 'tiles-many'}`}>
        {parties.map((party) => (
          <Tile key={party.party} large={party.party === largest} party={party} {...whoIs(party.party, others)} />
        ))}
        {call === null ? null : (
          <div class="tile tile-own">
            <OwnPicture stream={call.media.preview} />
          </div>
        )}
      </div>
      <div class="stage-line">
        <RecordedSign call={invitation.call} />
        <WaySign call={call} />
        {quality === null ? null : (
          <span class={`tag quality-${quality.figure}`} role="status">
            {text.call.quality[quality.figure]}
          </span>
        )}
        <span class="soft">{text.guests.youAre(text.guests.roles[invitation.role])}</span>
      </div>
      {call === null || call.missing === null ? null : (
        <p class="notice notice-warn">{text.call.missing[call.missing]}</p>
      )}
      <div class="row stage-controls">
        <OwnControls call={call} />
        <button type="button" class="button button-hang-up" onClick={leave}>
          {text.guests.leave}
        </button>
      </div>
      <Chat call={call} others={others} />
    </div>
  )
}
