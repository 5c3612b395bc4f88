/** A track that shows nothing: keeps the place of a picture, so that one can be sent later without a new agreement. */
export const blankPicture = (): MediaStreamTrack => {
  const canvas = document.createElement('canvas')
  canvas.width = 16
  canvas.height = 16
  canvas.getContext('2d')?.fillRect(0, 0, canvas.width, canvas.height)
  const [track] = canvas.captureStream(0).getVideoTracks()
  if (track === undefined) throw new Error('a canvas gives one picture')
  return track
}
