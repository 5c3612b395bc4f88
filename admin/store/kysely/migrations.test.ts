import { expect, it } from 'vitest'
import { centreSteps } from './migrations.ts'

it('runs the schema steps in the order in which they are written', () => {
  const names = Object.keys(centreSteps({ bytes: 'blob', appendOnly: () => [], changedByResealingAlone: () => [] }))
  expect(names).toEqual(names.toSorted())
  expect(new Set(names.map((name) => name.slice(0, 3))).size).toBe(names.length)
})
