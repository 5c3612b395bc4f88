/**
 * The reader's module as the protocol tells it: takes bytes of the line, gives bytes of the line.
 * Written from the protocol, not from the driver; faults are ordered from outside.
 */
import { type Card, photoOf, textOf } from './card.ts'

export const FAULT_KINDS = [
  'bad-checksum',
  'silence',
  'half-frame',
  'noise',
  'late-reply',
  'pulled-mid-read',
  'hold-still',
  'not-genuine',
  'sam-unauthorised',
  'split',
  /** Takes the read and never answers it. */
  'silent-read',
  /** Answers the read with the ordered status word instead of the card. */
  'status',
  /** Answers every command with the ordered status word. */
  'every-status',
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

/** Bytes to put on the line after a delay. */
export interface Answer {
  readonly bytes: Uint8Array
  readonly afterMs: number
}

/** The number on the module's label, as its command 12 FF gives it: little endian 05.03-20170308-12345-6789. */
const SAM_ID = Uint8Array.of(5, 0, 3, 0, ...[0x44, 0xc6, 0x33, 0x01], ...[0x39, 0x30, 0, 0], ...[0x85, 0x1a, 0, 0])
const ADDRESS_BYTES = 70
const BAUD_RATES = 5

const STATUS = {
  ok: 0x90,
  found: 0x9f,
  noCard: 0x80,
  selectFailed: 0x81,
  readFailed: 0x41,
  samRefused: 0x66,
  notGenuine: 0x31,
  unknown: 0x24,
  badSum: 0x10,
}
const LATE_MS = 4_000

const respond = (status: number, data: Uint8Array = new Uint8Array(0)): Uint8Array => {
  const length = data.length + 4
  const rest = Uint8Array.of(length >> 8, length & 0xff, 0x00, 0x00, status, ...data)
  let check = 0
  for (const byte of rest) check ^= byte
  return Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69, ...rest, check)
}

export const createModule = () => {
  let card: Card | undefined
  /** After a good read the card must leave before find sees it again. */
  let readSincePlaced = false
  /** Two cards in the field: each answers, and none can be selected. */
  let crowded = false
  let newestAddress: string | undefined
  let fingerprintBytes = 0
  let orderedStatus = 0
  let faultKind: FaultKind | undefined
  let faultsLeft = 0
  let pending: number[] = []
  let cardsRead = 0

  const baseInformation = (one: Card): Uint8Array => Uint8Array.of(0x01, 0x00, 0x04, 0x00, ...textOf(one), ...photoOf())

  const takeFault = <K extends FaultKind>(...kinds: readonly K[]): K | undefined => {
    const ordered = kinds.find((kind) => kind === faultKind)
    if (ordered === undefined || faultsLeft === 0) return undefined
    faultsLeft -= 1
    return ordered
  }

  const withFingerprint = (one: Card): Uint8Array =>
    Uint8Array.of(
      ...[0x01, 0x00, 0x04, 0x00, fingerprintBytes >> 8, fingerprintBytes & 0xff],
      ...textOf(one),
      ...photoOf(),
      ...new Uint8Array(fingerprintBytes).fill(0x5a),
    )
  const addressRecord = (text: string): Uint8Array => {
    const record = Buffer.alloc(ADDRESS_BYTES)
    record.write(text.padEnd(ADDRESS_BYTES / 2, ' '), 'utf16le')
    return record
  }

  const answerTo = (command: number, parameter: number): Uint8Array => {
    if (takeFault('every-status')) return respond(orderedStatus)
    if (command === 0x60) return respond(parameter < BAUD_RATES ? STATUS.ok : STATUS.unknown)
    if (command === 0x61) return respond(STATUS.ok)
    if (command === 0x11) return respond(faultKind === 'sam-unauthorised' ? STATUS.samRefused : STATUS.ok)
    if (command === 0x10) return respond(STATUS.ok)
    if (command === 0x12) return respond(STATUS.ok, SAM_ID)
    if (command === 0x20 && parameter === 0x01)
      return card !== undefined && !readSincePlaced ? respond(STATUS.found, new Uint8Array(4)) : respond(STATUS.noCard)
    if (command === 0x20 && parameter === 0x02)
      return card === undefined || readSincePlaced || crowded
        ? respond(STATUS.selectFailed)
        : respond(STATUS.ok, new Uint8Array(8))
    if (command === 0x30 && (parameter === 0x01 || parameter === 0x10)) {
      if (card === undefined) return respond(STATUS.readFailed)
      if (takeFault('silent-read')) return new Uint8Array(0)
      if (takeFault('status')) return respond(orderedStatus)
      if (takeFault('hold-still')) return respond(STATUS.readFailed)
      if (takeFault('not-genuine')) return respond(STATUS.notGenuine)
      if (takeFault('pulled-mid-read')) {
        card = undefined
        return respond(STATUS.readFailed)
      }
      readSincePlaced = true
      cardsRead += 1
      return respond(STATUS.ok, parameter === 0x01 ? baseInformation(card) : withFingerprint(card))
    }
    if (command === 0x30 && parameter === 0x03) {
      if (card === undefined) return respond(STATUS.readFailed)
      return newestAddress === undefined ? respond(0x91) : respond(STATUS.ok, addressRecord(newestAddress))
    }
    return respond(STATUS.unknown)
  }

  const spoil = (reply: Uint8Array): readonly Answer[] => {
    switch (takeFault('bad-checksum', 'silence', 'half-frame', 'noise', 'late-reply', 'split')) {
      case 'bad-checksum': {
        const wrong = reply.slice()
        wrong[wrong.length - 1] = (wrong.at(-1) ?? 0) ^ 0xff
        return [{ bytes: wrong, afterMs: 0 }]
      }
      case 'silence':
        return []
      case 'half-frame':
        return [{ bytes: reply.slice(0, reply.length >> 1), afterMs: 0 }]
      case 'noise':
        return [{ bytes: Uint8Array.of(0x00, 0xff, 0xaa, 0xaa, 0x13, ...reply), afterMs: 0 }]
      case 'late-reply':
        return [{ bytes: reply, afterMs: LATE_MS }]
      case 'split':
        return Array.from({ length: Math.ceil(reply.length / 7) }, (_, part) => ({
          bytes: reply.slice(part * 7, part * 7 + 7),
          afterMs: part,
        }))
      case undefined:
        return [{ bytes: reply, afterMs: 0 }]
      default:
        return []
    }
  }

  /** Takes bytes as they come; whole requests are answered, a wrong check byte with status 10. */
  const receive = (bytes: Uint8Array): readonly Answer[] => {
    pending.push(...bytes)
    const answers: Answer[] = []
    for (;;) {
      const start = pending.findIndex(
        (_, at) =>
          pending[at] === 0xaa &&
          pending[at + 1] === 0xaa &&
          pending[at + 2] === 0xaa &&
          pending[at + 3] === 0x96 &&
          pending[at + 4] === 0x69,
      )
      if (start === -1) {
        pending = pending.slice(-4)
        return answers
      }
      pending = pending.slice(start)
      const length = ((pending[5] ?? 0) << 8) | (pending[6] ?? 0)
      if (pending.length < 7 || pending.length < 7 + length) return answers
      const counted = pending.slice(5, 7 + length)
      pending = pending.slice(7 + length)
      const sum = counted.reduce((total, byte) => total ^ byte, 0)
      answers.push(...spoil(sum === 0 ? answerTo(counted[2] ?? 0, counted[3] ?? 0) : respond(STATUS.badSum)))
    }
  }

  return {
    receive,
    place: (
      one: Card,
      besides: { readonly newestAddress?: string; readonly fingerprintBytes?: 0 | 512 | 1024 } = {},
    ) => {
      // A second card while one lies there: neither can be told from the other.
      crowded = card !== undefined && !readSincePlaced
      card = one
      readSincePlaced = false
      newestAddress = besides.newestAddress
      fingerprintBytes = besides.fingerprintBytes ?? 0
    },
    takeAway: () => {
      card = undefined
      readSincePlaced = false
      crowded = false
    },
    order: (kind: FaultKind, times: number, status = 0) => {
      faultKind = kind
      faultsLeft = times
      orderedStatus = status
    },
    clearFaults: () => {
      faultKind = undefined
      faultsLeft = 0
    },
    state: () => ({ cardPresent: card !== undefined, fault: faultKind ?? null, faultsLeft, cardsRead }),
  }
}
