/** How much of a file goes at a time. Pure: the same answer for the same line. */

/** 64 KiB take a second on the thinnest line that is meant (512 kbit/s), and another for the way there and back. */
export const PIECE_SIZES = { first: 64 * 1024, least: 16 * 1024, most: 1024 * 1024, goalMs: 2_000 } as const

/** After a piece that arrived: what a cut costs stays about `goalMs` of the line. */
export const nextPieceBytes = (bytes: number, tookMs: number): number => {
  if (tookMs < PIECE_SIZES.goalMs / 2) return Math.min(PIECE_SIZES.most, bytes * 2)
  return tookMs > PIECE_SIZES.goalMs * 2 ? Math.max(PIECE_SIZES.least, Math.floor(bytes / 2)) : bytes
}

/** After one that did not. */
export const pieceBytesAfterCut = (bytes: number): number => Math.max(PIECE_SIZES.least, Math.floor(bytes / 4))
