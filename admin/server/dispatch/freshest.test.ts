import { describe, expect, it } from 'vitest'
import { createFreshest } from './freshest.ts'

describe('what is told last', () => {
  it('is what was read last, whichever reading was ready first', async () => {
    const freshest = createFreshest()
    const said: string[] = []
    const slow = Promise.withResolvers<string>()
    const first = freshest.tell(
      'desk',
      () => slow.promise,
      (value) => said.push(value),
    )
    await freshest.tell(
      'desk',
      async () => 'offered',
      (value) => said.push(value),
    )
    slow.resolve('nothing yet')
    await first
    expect(said).toEqual(['offered'])
  })

  it('is never an answer read before a change that was told meanwhile', async () => {
    const freshest = createFreshest()
    const slow = Promise.withResolvers<string>()
    const readings = [slow.promise, Promise.resolve('offered')]
    const answer = freshest.answer('desk', () => readings.shift() ?? Promise.reject(new Error('read too often')))
    await freshest.tell(
      'desk',
      async () => 'offered',
      () => {},
    )
    await freshest.tell(
      'another',
      async () => '',
      () => {},
    )
    slow.resolve('nothing yet')
    expect(await answer).toBe('offered')
  })
})
