/** Builders and generators of people who wait and lawyers who are there. */
import { LEGAL_FIELDS, SPOKEN_LANGUAGES } from '@lutong/core/consultation/consultation.ts'
import fc from 'fast-check'
import type { Lawyer, Waiting } from './pool.ts'

export const START_MS = 1_795_000_000_000

export const waitingOne = (wishes: Partial<Waiting> = {}): Waiting => ({
  id: 'w1',
  regionCode: '331081',
  field: 'labour',
  language: 'zh',
  tier: 'first-line',
  precedence: 0,
  waitingSinceMs: START_MS,
  isHeld: false,
  personToken: null,
  opponentToken: null,
  passedOver: [],
  ...wishes,
})

export const lawyerOne = (wishes: Partial<Lawyer> = {}): Lawyer => ({
  id: 'l1',
  availability: 'available',
  onDuty: true,
  tier: 'first-line',
  fields: ['labour'],
  languages: ['zh'],
  homeRegion: '331081',
  mostAtOnce: 1,
  load: 0,
  idleSinceMs: START_MS,
  clientTokens: [],
  adversaryTokens: [],
  ...wishes,
})

const region = fc.constantFrom('331081', '331082', '330100', '440100')
const token = fc.constantFrom('p1', 'p2', 'p3', null)
const tier = fc.constantFrom('first-line' as const, 'specialist' as const)

export const anyWaiting: fc.Arbitrary<Waiting[]> = fc
  .array(
    fc.record({
      regionCode: region,
      field: fc.constantFrom(...LEGAL_FIELDS),
      language: fc.constantFrom(...SPOKEN_LANGUAGES),
      tier,
      precedence: fc.integer({ min: 0, max: 4 }),
      waitingSinceMs: fc.integer({ min: START_MS - 3_600_000, max: START_MS }),
      isHeld: fc.boolean(),
      personToken: token,
      opponentToken: token,
      passedOver: fc.array(
        fc.record({
          lawyerId: fc.constantFrom('l0', 'l1', 'l2'),
          untilMs: fc.constantFrom(START_MS - 1, START_MS + 60_000, Infinity),
        }),
        { maxLength: 2 },
      ),
    }),
    { maxLength: 25 },
  )
  .map((all) => all.map((one, index) => ({ ...one, id: `w${String(index).padStart(3, '0')}` })))

export const anyLawyers: fc.Arbitrary<Lawyer[]> = fc
  .array(
    fc.record({
      availability: fc.constantFrom('available' as const, 'break' as const, 'away' as const),
      onDuty: fc.boolean(),
      tier,
      fields: fc.uniqueArray(fc.constantFrom(...LEGAL_FIELDS), { minLength: 1, maxLength: 5 }),
      languages: fc.uniqueArray(fc.constantFrom(...SPOKEN_LANGUAGES), { minLength: 1, maxLength: 3 }),
      homeRegion: region,
      mostAtOnce: fc.integer({ min: 1, max: 3 }),
      load: fc.integer({ min: 0, max: 3 }),
      idleSinceMs: fc.integer({ min: START_MS - 3_600_000, max: START_MS }),
      clientTokens: fc.uniqueArray(fc.constantFrom('p1', 'p2', 'p3'), { maxLength: 2 }),
      adversaryTokens: fc.uniqueArray(fc.constantFrom('p1', 'p2', 'p3'), { maxLength: 2 }),
    }),
    { maxLength: 10 },
  )
  .map((all) => all.map((one, index) => ({ ...one, id: `l${index}` })))
