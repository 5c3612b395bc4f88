import { TerminalId } from '@lutong/core/ids.ts'

/** Stands where a terminal's id stands otherwise: staff wrote it down. */
export const WRITTEN_BY_STAFF = TerminalId.parse('00000000-0000-7000-8000-000000000000')
