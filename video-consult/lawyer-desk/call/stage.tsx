import { isExpected } from '@lutong/core/consultation/call-guest.ts'
import { CALL_PARTIES } from '@lutong/core/consultation/consultation.ts'
import type { DeskView } from '@lutong/core/contracts/live.ts'
import { useState } from 'preact/hooks'
import type { CallMessage, Pointing } from '../../call/contract.ts'
import { words } from '../language/language.ts'
import { ask } from '../line/desk-line.ts'
import { Chat } from './chat.tsx'
import { Emergency } from './emergency.tsx'
import { GuestList } from './guest-list.tsx'
import { Invite } from './invite.tsx'
import { KeptWords } from './kept-words.tsx'
import { OwnControls } from './own-controls.tsx'
import { OwnPicture, TheirPicture } from './picture.tsx'
import { Tile } from './tile.tsx'
import { WaySign } from './way-sign.tsx'
import { RecordedSign } from './recorded-sign.tsx'
import { Transfer } from './transfer.tsx'
import type { DeskCall } from './use-call.ts'
import { useScreenShare } from './use-screen-share.ts'
import { whoIs } from './who-is-there.ts'

const [CITIZEN] = CALL_PARTIES
const BESIDE_GUESTS = CALL_PARTIES.length

type Hint = Extract<CallMessage, { type: 'hint' }>['hint']
const HINTS: readonly Hint[] = ['come-closer', 'speak-louder', 'hold-paper-still', 'turn-paper']

interface StageProps {
  readonly current: DeskView['current'][number]
  readonly call: DeskCall | null
  readonly mostInCall: number
  readonly onNews: (news: string) => void
}

export const CallStage = ({ current, call, mostInCall, onNews }: StageProps) => {
  const text = words().call
  const [pointing, setPointing] = useState<Pointing | null>(null)
  const [panel, setPanel] = useState<'transfer' | 'emergency' | 'invite' | null>(null)
  const [ending, setEnding] = useState(false)
  const share = useScreenShare(call)
  if (current.state === 'summarising')
    return (
      <div class="stage">
        <p class="notice stage-over">{text.states.summarising}</p>
        <KeptWords current={current} />
      </div>
    )
  const parties = call?.view.parties ?? []
  const party = parties.find((one) => one.party === CITIZEN)
  const guests = parties.filter((one) => one.party !== CITIZEN)
  const others = { guests: current.guests, lawyer: null }
  const point = (at: Pointing | null) => {
    setPointing(at)
    call?.session.point(at)
  }
  const end = async () => {
    if (ending) return
    setEnding(true)
    call?.session.hangUp()
    await ask({ type: 'summarise', consultationId: current.id })
  }
  const note =
    call === null || party === undefined
      ? text.party.connecting
      : party.state === 'connected'
        ? null
        : text.party[party.state]
  const { quality } = call?.view ?? { quality: null }
  return (
    <div class="stage">
      <TheirPicture
        stream={party?.stream ?? null}
        shows={party?.sends.video ?? false}
        note={note}
        pointing={pointing}
        onPoint={point}
      />
      {call === null ? null : <OwnPicture stream={call.media.preview} />}
      {guests.length === 0 ? null : (
        <div class="tiles">
          {guests.map((one) => (
            <Tile key={one.party} party={one} {...whoIs(one.party, others)} />
          ))}
        </div>
      )}
      <GuestList guests={current.guests} id={current.id} />
      <div class="stage-line">
        <RecordedSign call={current.call} />
        <WaySign call={call} />
        {quality === null ? null : (
          <span class={`tag quality-${quality.figure}`} role="status">
            {text.quality[quality.figure]}
            {text.causes[quality.cause] === '' ? null : ` · ${text.causes[quality.cause]}`}
          </span>
        )}
        {pointing === null ? (
          <span class="soft">{text.pointHint}</span>
        ) : (
          <button type="button" class="quiet" onClick={() => point(null)}>
            {text.pointAway}
          </button>
        )}
      </div>
      {call === null || call.missing === null ? null : <p class="notice notice-warn">{text.missing[call.missing]}</p>}
      <div class="row stage-controls">
        <OwnControls call={call} />
        <button type="button" class="button" disabled={call === null} onClick={() => void share.toggle()}>
          {share.on ? text.shareStop : text.share}
        </button>
        <button
          type="button"
          class="button"
          disabled={call === null}
          onClick={() =>
            call?.session.say({
              type: 'ask-picture',
              source: party?.sends.source === 'document' ? 'camera' : 'document',
            })
          }
        >
          {party?.sends.source === 'document' ? text.askFace : text.askPaper}
        </button>
        <button type="button" class="button" onClick={() => setPanel(panel === 'invite' ? null : 'invite')}>
          {words().guests.invite}
        </button>
        <button type="button" class="button" onClick={() => setPanel(panel === 'transfer' ? null : 'transfer')}>
          {text.transfer}
        </button>
        <button
          type="button"
          class="button button-danger"
          disabled={current.emergency}
          onClick={() => setPanel(panel === 'emergency' ? null : 'emergency')}
        >
          {current.emergency ? text.emergencyDone : text.emergency}
        </button>
        <button type="button" class="button button-hang-up" disabled={ending} onClick={() => void end()}>
          {ending ? text.ending : text.end}
        </button>
      </div>
      <div class="row hints" role="group" aria-label={text.hintsTitle}>
        <span class="soft">{text.hintsTitle}</span>
        {HINTS.map((hint) => (
          <button
            key={hint}
            type="button"
            class="quiet"
            disabled={call === null}
            onClick={() => call?.session.say({ type: 'hint', hint })}
          >
            {text.hints[hint]}
          </button>
        ))}
      </div>
      {panel === 'transfer' ? <Transfer id={current.id} onNews={onNews} onClose={() => setPanel(null)} /> : null}
      {panel === 'emergency' ? <Emergency id={current.id} onClose={() => setPanel(null)} /> : null}
      {panel === 'invite' ? (
        <Invite
          id={current.id}
          inCall={BESIDE_GUESTS + current.guests.filter(({ state }) => isExpected(state)).length}
          mostInCall={mostInCall}
          onNews={onNews}
          onClose={() => setPanel(null)}
        />
      ) : null}
      <Chat call={call} others={others} />
    </div>
  )
}
