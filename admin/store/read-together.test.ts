import { describe, expect, it } from 'vitest'
import { createReadTogether } from './read-together.ts'

const counted = () => {
  const loads: (readonly string[])[] = []
  const read = createReadTogether<string, string>((keys) => {
    loads.push(keys)
    return Promise.resolve(new Map(keys.filter((key) => key !== 'none').map((key) => [key, `value of ${key}`])))
  })
  return { loads, read }
}

describe('reads together', () => {
  it('asks once for what is asked in one turn, each key once', async () => {
    const { loads, read } = counted()
    const values = await Promise.all([read('a'), read('b'), read('a'), read('none')])
    expect(values).toEqual(['value of a', 'value of b', 'value of a', undefined])
    expect(loads).toEqual([['a', 'b', 'none']])
  })

  it('begins anew for what is asked while another read is under way', async () => {
    let state = 'before'
    const held: (() => void)[] = []
    const read = createReadTogether<string, string>(async () => {
      const seen = state
      await new Promise<void>((resolve) => held.push(resolve))
      return new Map([['a', seen]])
    })
    const early = read('a')
    await new Promise(setImmediate)
    expect(held).toHaveLength(1)
    state = 'after'
    const late = read('a')
    await new Promise(setImmediate)
    expect(held).toHaveLength(2)
    for (const go of held) go()
    expect(await early).toBe('before')
    expect(await late).toBe('after')
  })

  it('cuts a long queue into several statements', async () => {
    const { loads, read } = counted()
    await Promise.all(Array.from({ length: 450 }, (_, index) => read(String(index))))
    expect(loads.map((keys) => keys.length)).toEqual([200, 200, 50])
  })

  it('tells each of a group that the database failed, and goes on with the next', async () => {
    let fails = true
    const read = createReadTogether<string, string>((keys) =>
      fails ? Promise.reject(new Error('gone')) : Promise.resolve(new Map(keys.map((key) => [key, key]))),
    )
    const both = await Promise.allSettled([read('a'), read('b')])
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    fails = false
    expect(await read('a')).toBe('a')
  })
})
