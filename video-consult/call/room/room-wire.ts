/** What members of a room say to each other: what pages say on a line of their own, and where they stand in moving. */
import { type DataFrame, readDataFrame } from '../link/wire.ts'

export type RoomFrame =
  | { readonly r: 'frame'; readonly frame: DataFrame }
  /** This page has the other's picture and sound by the room: the line between the two may go. */
  | { readonly r: 'have-you' }
  | { readonly r: 'bye' }

export const roomText = (said: RoomFrame): string =>
  said.r === 'frame' ? JSON.stringify(said.frame) : JSON.stringify({ r: said.r })

export const readRoomText = (text: string): RoomFrame | undefined => {
  if (text === '{"r":"have-you"}') return { r: 'have-you' }
  if (text === '{"r":"bye"}') return { r: 'bye' }
  const frame = readDataFrame(text)
  return frame === undefined ? undefined : { r: 'frame', frame }
}
