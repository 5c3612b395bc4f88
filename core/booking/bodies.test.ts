import { describe, expect, it } from 'vitest'
import { Directory } from '../directory/institution.ts'
import { QINGSHI } from '../directory/qingshi.ts'
import { bookablePlaces, placeOfBooking } from './bodies.ts'

const county = Directory.parse(QINGSHI)
const namesFor = (itemCode: string, topic: string, here: { x: number; y: number } | null = null) =>
  bookablePlaces(county, itemCode, topic, here).map(({ id }) => id)

describe('the places one may book', () => {
  it('are those of the subject alone', () => {
    expect(namesFor('GF01003', 'forensic')).toEqual(['forensic'])
    for (const place of bookablePlaces(county, 'GF01004', 'village-adviser', null)) expect(place.kind).toBe('station')
    expect(namesFor('GF01003', 'nothing')).toEqual([])
    expect(bookablePlaces(undefined, 'GF01003', 'notary', null)).toEqual([])
  })

  it('are only those which offer the service', () => {
    expect(namesFor('GF01003', 'notary')).toEqual(['notary', 'notary-city'])
    expect(namesFor('GF03003', 'will')).toEqual(['notary'])
  })

  it('come nearest first', () => {
    const city = county.institutions.find(({ id }) => id === 'notary-city')
    expect(namesFor('GF01003', 'notary', city!.at)).toEqual(['notary-city', 'notary'])
  })

  it('are found again by the name on the form, for its own subject only', () => {
    const booking = { institution: '青石县公证处', topic: 'notary' } as const
    expect(placeOfBooking(county, 'GF01003', booking)?.id).toBe('notary')
    expect(placeOfBooking(county, 'GF01003', { ...booking, topic: 'forensic' })).toBeUndefined()
  })
})
