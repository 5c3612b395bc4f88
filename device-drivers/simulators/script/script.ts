/**
 * A script for a simulated device, one order a line: `[after 2s] card elder`, `card away`, `fault half-frame 2`,
 * `fault status 1 0x31`, `set paperOutAtLine=7`, `unplug`, `plug`, `clear`. Lines that begin with # are for people.
 */
interface ControlOrder {
  readonly afterMs: number
  readonly method: 'POST' | 'DELETE'
  readonly path: '/card' | '/fault'
  readonly body?: Readonly<Record<string, string | number | boolean>>
}
type Parsed =
  | { readonly ok: true; readonly orders: readonly ControlOrder[] }
  | { readonly ok: false; readonly error: string }

/** How each simulator is told that its cable is pulled and put back. */
const CABLE: Readonly<Record<string, { readonly unplug: ControlOrder; readonly plug: ControlOrder }>> = {
  'id-card-reader': {
    unplug: { afterMs: 0, method: 'POST', path: '/fault', body: { kind: 'unplug' } },
    plug: { afterMs: 0, method: 'DELETE', path: '/fault' },
  },
  'receipt-printer': {
    unplug: { afterMs: 0, method: 'POST', path: '/fault', body: { dropConnection: true } },
    plug: { afterMs: 0, method: 'POST', path: '/fault', body: { plugIn: true } },
  },
}
const ALLOWED = 'after TIME …, card NAME, card away, fault KIND [TIMES] [STATUS], set NAME=VALUE, unplug, plug, clear'

const timeMs = (word: string | undefined): number | undefined => {
  const match = /^(\d{1,6})(ms|s)$/.exec(word ?? '')
  return match ? Number(match[1]) * (match[2] === 's' ? 1_000 : 1) : undefined
}
const valueOf = (word: string): string | number | boolean => {
  if (word === 'true' || word === 'false') return word === 'true'
  return /^\d{1,9}$/.test(word) ? Number(word) : word
}

const orderFrom = (words: readonly string[], device: string): Omit<ControlOrder, 'afterMs'> | undefined => {
  const [verb, first, second, third, ...rest] = words
  if (rest.length > 0) return undefined
  const alone = first === undefined
  if (verb === 'clear' && alone) return { method: 'DELETE', path: '/fault' }
  if ((verb === 'unplug' || verb === 'plug') && alone) return CABLE[device]?.[verb]
  if (first === undefined) return undefined
  if (verb === 'card' && second === undefined)
    return first === 'away'
      ? { method: 'DELETE', path: '/card' }
      : { method: 'POST', path: '/card', body: { preset: first } }
  if (verb === 'fault') {
    const times = second === undefined ? undefined : Number(second)
    const status = third === undefined ? undefined : Number(third)
    if ([times, status].some((number) => number !== undefined && !Number.isInteger(number))) return undefined
    return {
      method: 'POST',
      path: '/fault',
      body: { kind: first, ...(times === undefined ? {} : { times }), ...(status === undefined ? {} : { status }) },
    }
  }
  if (verb === 'set' && second === undefined) {
    const [name = '', value = 'true'] = first.split('=')
    return /^[a-z]\w*$/i.test(name) ? { method: 'POST', path: '/fault', body: { [name]: valueOf(value) } } : undefined
  }
  return undefined
}

/** The orders of `text`, or the line that is none and what is allowed. */
export const parseScript = (text: string, device: string): Parsed => {
  const orders: ControlOrder[] = []
  for (const [index, line] of text.split(/\r?\n|;/).entries()) {
    const words = line.trim().split(/\s+/)
    if (words[0] === '' || words[0]?.startsWith('#') === true) continue
    const waits = words[0] === 'after'
    const afterMs = waits ? timeMs(words[1]) : 0
    const order = afterMs === undefined ? undefined : orderFrom(waits ? words.slice(2) : words, device)
    if (afterMs === undefined || order === undefined)
      return { ok: false, error: `Line ${index + 1} is no order for ${device}. Allowed: ${ALLOWED}.` }
    orders.push({ ...order, afterMs })
  }
  return { ok: true, orders }
}
