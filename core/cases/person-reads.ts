/** Which looks at a person's data are written down, and what may be said for them (个人信息保护法 6, 51, 54). Pure. */
import { z } from 'zod'

export const READ_KINDS = ['case', 'file', 'file-taken', 'search', 'export', 'trace', 'recording'] as const
/** What was looked at. `search`: cases of one person; `file-taken`: a file was saved. */
export const ReadKind = z.enum(READ_KINDS)
export type ReadKind = z.infer<typeof ReadKind>

/** Given by whoever looks where the work itself is not the ground. */
export const ASKED_GROUNDS = ['citizen-asks', 'complaint', 'quality', 'inspection', 'correction'] as const
export const AskedGround = z.enum(ASKED_GROUNDS)
export type AskedGround = z.infer<typeof AskedGround>

/** `handling`: it is the reader's own work, as the centre itself can see. */
export const ReadGround = z.enum(['handling', ...ASKED_GROUNDS])
export type ReadGround = z.infer<typeof ReadGround>

/** A few words beside the ground; they are kept sealed, for somebody may name a person in them. */
export const ReadWords = z.string().trim().min(4).max(200)

/** A ground that was given holds for a case so long: its files, and the page read again after an act. */
export const GROUND_HOLDS_MS = 30 * 60_000
/** The same look again within this time is the same look. */
export const SAME_LOOK_MS = 10 * 60_000
/** A case that was closed is still the work of its desk so long: letters go out, citizens ask. */
export const CLOSED_IS_WORK_MS = 30 * 24 * 3_600_000
