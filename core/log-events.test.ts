import { describe, expect, it } from 'vitest'
import { asPrivate, type Log, LOG_EVENTS, type LogEvent } from './log-events.ts'

describe('the log', () => {
  it('cannot be given personal data: it does not compile', () => {
    const lines: [LogEvent, unknown][] = []
    const log: Log = (event, fields) => void lines.push([event, fields])
    const name = asPrivate('李试样')
    const age = asPrivate(76)

    log('person.read', { kind: 'resident', attempts: 1, complete: true, fault: null })
    // @ts-expect-error -- a private text is no log field
    log('person.read', { name })
    // @ts-expect-error -- nor is a private number
    log('person.read', { kind: 'resident', age })
    // @ts-expect-error -- an object could hide a person
    log('person.read', { person: { name: 'x' } })
    // @ts-expect-error -- an event must be declared
    log('person.seen', {})
    expect(lines).toHaveLength(5)
  })

  it('still lets private data be used as what it is', () => {
    const name: string = asPrivate('李试样')
    expect(name.length).toBe(3)
  })

  it('tells the operator what to do in every warning and error', () => {
    for (const [event, { level, hint }] of Object.entries(LOG_EVENTS))
      expect(hint !== '' || level === 'info', event).toBe(true)
  })
})
