/** The tree of centres: a place lies within those whose codes its own begins with. */
import type { RegionScope } from './staff-reader.ts'

export interface Place {
  readonly code: string
  readonly name: string
  /** No new account or terminal is put there; those that are there stay. */
  readonly closed: boolean
}

export interface PlaceStore {
  /** In the order of their codes, so that each stands behind the one it lies within. */
  listPlaces(scope: RegionScope): Promise<readonly Place[]>
  findPlace(code: string): Promise<Place | undefined>
  putPlace(place: Place, by: string, atMs: number): Promise<void>
}
