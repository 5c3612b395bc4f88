import { z } from 'zod'
import { provisionalNumberTyped } from './provisional-number.ts'

/** Identifiers carry their meaning in the type: a terminal's id can never be passed where a case number is asked. */
const uuidV7 = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)

/** UUIDv7 (RFC 9562 §5.7), made by the terminal: the key of idempotent intake. */
export const ApplicationId = uuidV7.brand<'ApplicationId'>()
export type ApplicationId = z.infer<typeof ApplicationId>

/** UUIDv7 of an enrolled terminal. */
export const TerminalId = uuidV7.brand<'TerminalId'>()
export type TerminalId = z.infer<typeof TerminalId>

/** UUIDv7 of one consultation, made by the terminal (a handed-over one: by the lawyer's page). */
export const ConsultationId = uuidV7.brand<'ConsultationId'>()
export type ConsultationId = z.infer<typeof ConsultationId>

/** Lower-case hexadecimal SHA-256 (FIPS 180-4). */
export const Sha256Hex = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'Sha256Hex'>()
export type Sha256Hex = z.infer<typeof Sha256Hex>

/** Lower-case hexadecimal SM3 (GB/T 32905-2016), the state's own hash of the same bytes. */
export const Sm3Hex = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'Sm3Hex'>()
export type Sm3Hex = z.infer<typeof Sm3Hex>

/** GB/T 2260 code of a county-level division, six digits. */
export const RegionCode = z
  .string()
  .regex(/^[1-9]\d{5}$/)
  .brand<'RegionCode'>()
export type RegionCode = z.infer<typeof RegionCode>

/** Internal code of a catalogue item, `GFccnnn` (never an invented official code). */
export const ItemCode = z
  .string()
  .regex(/^GF\d{5}$/)
  .brand<'ItemCode'>()
export type ItemCode = z.infer<typeof ItemCode>

/**
 * The one number of a case, used by terminal, hotline and website:
 * region (6) – day (8) – serial of that region and day (6), e.g. `331081-20261124-000001`.
 */
export const CaseNumber = z
  .string()
  .regex(/^[1-9]\d{5}-20\d{6}-\d{6}$/)
  .brand<'CaseNumber'>()
export type CaseNumber = z.infer<typeof CaseNumber>

/** What a terminal's slip calls an application the centre has not numbered yet: the last twelve digits of its id. */
export const ProvisionalNumber = z
  .string()
  .regex(/^L-[0-9A-F]{12}$/)
  .brand<'ProvisionalNumber'>()
export type ProvisionalNumber = z.infer<typeof ProvisionalNumber>
export const provisionalNumberOf = (id: ApplicationId): ProvisionalNumber =>
  ProvisionalNumber.parse(`L-${id.slice(-12).toUpperCase()}`)
export const asProvisionalNumber = (typed: string): ProvisionalNumber | undefined => {
  const number = provisionalNumberTyped(typed)
  return number === undefined ? undefined : ProvisionalNumber.parse(number)
}
