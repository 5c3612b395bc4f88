import { expect, it } from 'vitest'
import { centreSteps } from './migrations.ts'

it('runs the schema steps in the order in which they are written', () => {
  const none = () => []
  const names = Object.keys(
    centreSteps({ bytes: 'blob', appendOnly: none, changedByResealingAlone: none, erasedByRetentionAlone: none }),
  )
  expect(names).toEqual(names.toSorted())
  expect(new Set(names.map((name) => name.slice(0, 3))).size).toBe(names.length)
})
