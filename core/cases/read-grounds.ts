/**
 * Which looks at a person's data are written down, and what may be said for them (个人信息保护法 6, 51, 54). Without the
 * schemas beside them: a page needs no validator to name them.
 */

/** What was looked at. `search`: cases of one person; `file-taken`: a file was saved. */
export const READ_KINDS = ['case', 'file', 'file-taken', 'search', 'export', 'trace', 'recording'] as const

/** Given by whoever looks where the work itself is not the ground. */
export const ASKED_GROUNDS = ['citizen-asks', 'complaint', 'quality', 'inspection', 'correction'] as const
/** `handling`: it is the reader's own work, as the centre itself can see. */
export const READ_GROUNDS = ['handling', ...ASKED_GROUNDS] as const
