/** Institutions a terminal can name (R3): who they are, where, when they are open. */
import { z } from 'zod'
import { InstitutionKind, Theme } from '../catalogue/item.ts'
import { ItemCode } from '../ids.ts'
import { Text } from '../messages/text.ts'

/** A point on the county's own drawing, 1000 × 1000, north above. */
export const MapPoint = z.strictObject({ x: z.int().min(0).max(1000), y: z.int().min(0).max(1000) })

export const Institution = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{3,40}$/),
  kind: InstitutionKind,
  name: Text,
  address: Text,
  phone: z.string().regex(/^[\d-]{5,15}$/),
  hours: Text,
  at: MapPoint,
  /** Services it offers, where it does not offer all of its kind. */
  items: z.array(ItemCode).min(1).optional(),
})
export type Institution = z.infer<typeof Institution>

export const PersonKind = z.enum(['lawyer', 'notary', 'mediator', 'adviser', 'expert'])
export type PersonKind = z.infer<typeof PersonKind>
/** In what one can talk to somebody. */
export const Speech = z.enum(['mandarin', 'dialect', 'sign', 'english'])
export type Speech = z.infer<typeof Speech>

const Person = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{3,40}$/),
  kind: PersonKind,
  name: Text,
  /** The institution where one finds them; its telephone is theirs. */
  at: z.string(),
  fields: z.array(Theme).min(1),
  speaks: z.array(Speech).min(1),
})
export type Person = z.infer<typeof Person>

/** `null`: any. */
export const PeopleFilter = z.strictObject({
  kind: PersonKind.nullable(),
  field: Theme.nullable(),
  speaks: Speech.nullable(),
})
export type PeopleFilter = z.infer<typeof PeopleFilter>

/** Our own drawing: no tiles of anybody, and nothing is fetched to show it. */
const CountyMap = z.strictObject({
  areas: z.array(z.strictObject({ name: Text, outline: z.string(), label: MapPoint })).min(1),
  river: z.string(),
  roads: z.array(z.string()),
})

export const Directory = z.strictObject({
  /** Region codes (six digits) it is for. */
  regionCode: z.string(),
  /** True for the practice county: its people and places are made up, and the screen says so. */
  invented: z.boolean(),
  institutions: z.array(Institution).min(1),
  people: z.array(Person).default([]),
  map: CountyMap,
})
export type Directory = z.infer<typeof Directory>
