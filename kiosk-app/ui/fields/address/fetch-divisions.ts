/** The list of places, fetched when the picker first opens; it is the same for everybody and stays. */
import { type Divisions, openDivisions } from './divisions.ts'

let fetched: Divisions | undefined

/** `undefined` where it cannot be had: an address can always be written instead. */
export const fetchDivisions = async (): Promise<Divisions | undefined> => {
  if (fetched !== undefined) return fetched
  try {
    const response = await fetch('/assets/divisions.txt')
    fetched = response.ok ? openDivisions(await response.text()) : undefined
  } catch {
    fetched = undefined
  }
  return fetched
}
