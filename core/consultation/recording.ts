/** The recording of a consultation, as everyone knows it: whether it may be, what it is made of, what of it is told. */
import { z } from 'zod'
import { ConsultationId } from '../ids.ts'

/** `none`: it was not offered. `withdrawn`: agreed to, and taken back during the call. */
export const RecordingState = z.enum(['none', 'refused', 'agreed', 'withdrawn'])
export type RecordingState = z.infer<typeof RecordingState>

/** Asked for before the citizen is: whether this centre records at all, and for how long it keeps what it records. */
export const RecordingOffer = z.strictObject({ offered: z.boolean(), keptDays: z.int().min(1).max(3650) })
export type RecordingOffer = z.infer<typeof RecordingOffer>

/** Nobody has set it: no recording. */
export const NO_RECORDING: RecordingOffer = { offered: false, keptDays: 90 }

/** Whose side it is: everyone records what goes out from there, so nobody is recorded who was not asked. */
export const RecordingParty = z.enum(['citizen', 'lawyer'])
export type RecordingParty = z.infer<typeof RecordingParty>

/** What a browser writes and another one plays. */
const MEDIA_TYPES = ['video/webm', 'audio/webm'] as const
export const RecordingMediaType = z.enum(MEDIA_TYPES)
export type RecordingMediaType = z.infer<typeof RecordingMediaType>

/** Some seconds of one side; more than this is none of ours. */
export const MAX_PIECE_BYTES = 2 * 1024 * 1024
/** Of one side of one consultation: hours of it, and no more than a small disk bears. */
export const MOST_PIECES = 8_000
export const MOST_TAKES = 200
export const MOST_PARTY_BYTES = 1024 * 1024 * 1024

/** One run of a page's recorder: playable by itself, whole up to the last piece that arrived. Made by the page. */
export const TakeId = z.uuid()

/** Where a piece belongs; with the party it is its name, and nothing else ever has that name. */
export const PieceAddress = z.strictObject({
  consultationId: ConsultationId,
  take: TakeId,
  /** From 0, without a gap. */
  seq: z.coerce.number().int().min(0).max(MOST_PIECES),
})
export type PieceAddress = z.infer<typeof PieceAddress>

export const PieceFacts = z.strictObject({
  mediaType: RecordingMediaType,
  /** By the page's own clock, from the beginning of the take to the end of this piece. */
  endMs: z.coerce
    .number()
    .int()
    .min(0)
    .max(24 * 3_600_000),
  /** The recorder has stopped: nothing follows. */
  last: z.enum(['yes', 'no']),
})
export type PieceFacts = z.infer<typeof PieceFacts>

/** `next`: the piece that is wanted. The same piece again is answered as the first time. */
export const PieceAnswer = z.strictObject({ next: z.int() })
export type PieceAnswer = z.infer<typeof PieceAnswer>

const RecordedPiece = z.strictObject({ sizeBytes: z.int(), sha256: z.string() })

/** A take as whoever may look at it is told. */
export const TakeView = z.strictObject({
  party: RecordingParty,
  take: TakeId,
  mediaType: RecordingMediaType,
  startedAtMs: z.int(),
  durationMs: z.int(),
  /** Still being recorded, or not closed yet after a crash. */
  open: z.boolean(),
  pieces: z.array(RecordedPiece),
})
export type TakeView = z.infer<typeof TakeView>

/** How a recording stands, without anything of it. */
export const RecordingSummary = z.strictObject({
  state: z.enum(['none', 'kept', 'erased']),
  takes: z.int(),
  durationMs: z.int(),
  /** When the last of it goes. */
  eraseAtMs: z.int().nullable(),
})
export type RecordingSummary = z.infer<typeof RecordingSummary>

/**
 * When a take began, by the centre's clock. A page's clock may be wrong; a piece came no sooner than it was made, so the
 * one that came fastest says it best.
 */
export const startOfTake = (pieces: readonly { readonly receivedAtMs: number; readonly endMs: number }[]): number =>
  Math.min(...pieces.map(({ endMs, receivedAtMs }) => receivedAtMs - endMs))
