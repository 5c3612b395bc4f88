/**
 * What a centre tells the one above it: how its work stands and who could take a call, in counts alone. Closed schemas of
 * numbers and codes: there is no place in them for a name, the number of a case or a word that somebody wrote.
 */
import { z } from 'zod'
import { LegalField, SpokenLanguage } from '../consultation/consultation.ts'
import { tellable } from '../content/published-results.ts'
import { ItemCode, RegionCode, Sha256Hex } from '../ids.ts'
import { Channel } from './intake.ts'

/** `null`: fewer than five, or they could be worked out. */
const Told = z.int().min(5).nullable()
const Part = z.int().min(5)
const Count = z.int().min(0).max(1_000_000)

/** Of one month of China's calendar. */
export const FederationFigures = z.strictObject({
  received: Told,
  byItem: z.array(z.strictObject({ itemCode: ItemCode, count: Part })).max(500),
  byChannel: z.array(z.strictObject({ channel: Channel, count: Part })).max(20),
  /** Of those received, how they have ended so far. */
  granted: Told,
  refused: Told,
  /** Talks that were over in this month; `answered`: of them, those in which a lawyer spoke. */
  talks: Told,
  answered: Told,
  byField: z.array(z.strictObject({ field: LegalField, count: Part })).max(20),
  /** Levels people gave; `satisfied`: 3, 4 and 5. */
  rated: Told,
  satisfied: Told,
})
export type FederationFigures = z.infer<typeof FederationFigures>

/** How it stands at the moment of the report. Of lawyers the numbers are told whole: they are staff, and nobody is named. */
export const FederationStanding = z.strictObject({
  open: Told,
  late: Told,
  terminals: z.strictObject({ online: Count, all: Count }),
  /** Citizens who wait for a lawyer. */
  waiting: Told,
  lawyers: z.strictObject({ free: Count, busy: Count, onDuty: Count }),
  /** Whoever knows several fields or languages is in each of them. */
  skills: z
    .array(z.strictObject({ field: LegalField, language: SpokenLanguage, free: Count, busy: Count, onDuty: Count }))
    .max(200),
})
export type FederationStanding = z.infer<typeof FederationStanding>

export const FederationPeriod = z.string().regex(/^20\d\d-(?:0[1-9]|1[0-2])$/)
const Revision = z.int().min(1).max(1_000_000_000)
/** More months in one report are told with the next. */
export const MOST_PERIODS = 3
/**
 * As many months as a centre counts and tells anew after it was off. All of them lie within the year before which nothing
 * is erased (`LEAST_CASE_DAYS`): what was told never becomes less because its cases are old.
 */
export const MONTHS_TOLD = 11

export const FederationReport = z.strictObject({
  centreId: z.uuid(),
  sentAtMs: z.int(),
  now: FederationStanding,
  /** A month again with a higher revision takes the place of the one before; the same revision again changes nothing. */
  periods: z
    .array(z.strictObject({ period: FederationPeriod, revision: Revision, figures: FederationFigures }))
    .max(MOST_PERIODS),
})
export type FederationReport = z.infer<typeof FederationReport>

/** Ed25519 over `lutong-federation-v1`, a line end and the canonical bytes of `body`, by the key bound at the joining. */
export const SignedFederationReport = z.strictObject({ body: FederationReport, signature: z.base64().max(200) })
export const FEDERATION_SIGNED_AS = 'lutong-federation-v1\n'

/** What the centre above has of this one: what is missing or other there is told again. */
export const FederationAnswer = z.object({
  held: z.array(z.strictObject({ period: FederationPeriod, revision: Revision, digest: Sha256Hex })).max(MONTHS_TOLD),
})
export type FederationAnswer = z.infer<typeof FederationAnswer>

/** `POST /v1/federation/centres`: a one-time code made above binds the key of a centre beneath. */
export const FederationJoin = z.strictObject({
  code: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{12}$/),
  centreId: z.uuid(),
  /** SPKI, base64 DER. */
  publicKey: z.base64().max(200),
})
export const FederationJoined = z.object({ name: z.string(), regionCode: z.string() })

/** What a centre counts, before it is looked at whether it may be told. */
export interface CountedMonth {
  readonly byItem: ReadonlyMap<string, number>
  readonly byChannel: ReadonlyMap<string, number>
  readonly granted: number
  readonly refused: number
  readonly byField: ReadonlyMap<string, number>
  readonly answered: number
  /** By level, 1 to 5. */
  readonly levels: ReadonlyMap<number, number>
}

const total = (counts: Iterable<number>): number => [...counts].reduce((sum, count) => sum + count, 0)
const told = (count: number): number | null => (tellable([count])[0] === true ? count : null)
/** One part of a whole that is told too. */
const toldOf = (part: number, whole: number): number | null =>
  tellable([part, whole - part])[0] === true ? part : null

const partsOf = <Key extends string>(counts: ReadonlyMap<string, number>, key: { parse(value: string): Key }) => {
  const entries = [...counts].toSorted(([a], [b]) => a.localeCompare(b))
  const isTold = tellable(entries.map(([, count]) => count))
  return entries.flatMap(([name, count], at) => (isTold[at] === true ? [{ name: key.parse(name), count }] : []))
}

/** Nothing of fewer than five people, and nothing by which they could be worked out: as results are published. */
export const tellFigures = (counted: CountedMonth): FederationFigures => {
  const received = total(counted.byItem.values())
  const talks = total(counted.byField.values())
  const rated = total(counted.levels.values())
  const [granted, refused] = [counted.granted, counted.refused]
  const ended = tellable([granted, refused, received - granted - refused])
  return {
    received: told(received),
    byItem: partsOf(counted.byItem, ItemCode).map(({ count, name }) => ({ itemCode: name, count })),
    byChannel: partsOf(counted.byChannel, Channel).map(({ count, name }) => ({ channel: name, count })),
    granted: ended[0] === true ? granted : null,
    refused: ended[1] === true ? refused : null,
    talks: told(talks),
    answered: toldOf(counted.answered, talks),
    byField: partsOf(counted.byField, LegalField).map(({ count, name }) => ({ field: name, count })),
    rated: told(rated),
    satisfied: toldOf(total([3, 4, 5].map((level) => counted.levels.get(level) ?? 0)), rated),
  }
}

/** As `tellFigures`, of what is open now. */
export const tellOpen = (open: number, late: number, waiting: number) => ({
  open: told(open),
  late: toldOf(late, open),
  waiting: told(waiting),
})

export const FederationRegion = z.union([RegionCode, z.string().regex(/^[1-9]\d(?:\d\d)?$/)])
