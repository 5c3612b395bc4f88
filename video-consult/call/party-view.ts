/** What a page shows of each other party, and which way the call goes. */
import type { CallWay, PartyView } from './contract.ts'
import type { MovingLink } from './link/moving-link.ts'
import { qualityOf } from './policy/quality.ts'
import type { CallRoomLine } from './room/call-room.ts'

const NOT_TOLD: PartyView['sends'] = { video: false, audio: false, source: 'camera' }

/** `isLowered`: this side sends less than it was asked to. */
export const partyView = (link: MovingLink, sends: PartyView['sends'] | undefined, isLowered: boolean): PartyView => ({
  party: link.party,
  state: link.state,
  stream: link.stream.getTracks().length > 0 ? link.stream : null,
  quality: qualityOf({
    connected: link.state === 'connected',
    silentMs: link.silentMs,
    lossRatio: link.stats?.receivedLoss ?? 0,
    roundTripMs: link.stats?.roundTripMs ?? null,
    lowered: isLowered,
  }),
  sends: sends ?? NOT_TOLD,
  relayed: link.stats?.relayed ?? null,
  speaking: link.speaking,
})

/** `hasMoved`: everyone was seen in the room before; whoever comes later does not make the call one that moves. */
export const wayOf = (
  room: CallRoomLine['state'] | undefined,
  links: readonly Pick<MovingLink, 'byRoom' | 'state'>[],
  hasMoved: boolean,
): CallWay => {
  if (room === undefined) return 'pages'
  if (room !== 'in') return room === 'entering' && !hasMoved ? 'moving' : 'room-lost'
  const here = links.filter(({ state }) => state !== 'left')
  return hasMoved || here.every(({ byRoom, state }) => byRoom && state === 'connected') ? 'room' : 'moving'
}
