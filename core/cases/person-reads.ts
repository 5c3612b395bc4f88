/** Looks at a person's data, as they are asked for and kept. */
import { z } from 'zod'
import { ASKED_GROUNDS, READ_GROUNDS, READ_KINDS } from './read-grounds.ts'

export const ReadKind = z.enum(READ_KINDS)
export type ReadKind = z.infer<typeof ReadKind>

export const AskedGround = z.enum(ASKED_GROUNDS)

export const ReadGround = z.enum(READ_GROUNDS)
export type ReadGround = z.infer<typeof ReadGround>

/** A few words beside the ground; they are kept sealed, for somebody may name a person in them. */
export const ReadWords = z.string().trim().min(4).max(200)

/** A ground that was given holds for a case so long: its files, and the page read again after an act. */
export const GROUND_HOLDS_MS = 30 * 60_000
/** The same look again within this time is the same look. */
export const SAME_LOOK_MS = 10 * 60_000
/** A case that was closed is still the work of its desk so long: letters go out, citizens ask. */
export const CLOSED_IS_WORK_MS = 30 * 24 * 3_600_000
