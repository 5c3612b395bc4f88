/** The reader as a device: one request on the line at a time, a heartbeat while idle, a late reply never answers the next. */
import type { Clock } from '@lutong/core/clock.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { type DeviceFault, fault, type FaultCode, type OperationOptions } from '../contract/device.ts'
import type { CardRecord, IdCardReader } from '../contract/id-card-reader.ts'
import { createStatusCell } from '../contract/status-cell.ts'
import type { ByteTransport, OpenTransport } from '../transport/byte-transport.ts'
import { createFrameParser, encodeRequest, type FrameEvent } from './frame.ts'
import type { IdCardReaderProfile } from './profiles/serial-sdt.ts'
import { parseCardRecord } from './record.ts'

const COMMANDS = {
  samStatus: Uint8Array.of(0x11, 0xff),
  find: Uint8Array.of(0x20, 0x01),
  select: Uint8Array.of(0x20, 0x02),
  readBase: Uint8Array.of(0x30, 0x01),
}
const SW_OK = 0x90
const SW_FOUND = 0x9f
const HEADER_BYTES = 3
const LENGTHS_BYTES = 4

/** SW3 → fault (SDT module; `device` page A). */
const FAULT_OF_STATUS: Readonly<Record<number, FaultCode>> = {
  0x10: 'PROTOCOL',
  0x11: 'PROTOCOL',
  0x21: 'PROTOCOL',
  0x31: 'AUTH_FAILED',
  0x32: 'AUTH_FAILED',
  0x33: 'AUTH_FAILED',
  0x37: 'AUTH_FAILED',
  0x3f: 'CARD_READ',
  0x40: 'CARD_UNSUPPORTED',
  0x41: 'CARD_READ',
  0x47: 'CARD_READ',
  0x60: 'SAM_UNAUTHORISED',
  0x66: 'SAM_UNAUTHORISED',
  0x80: 'CARD_ABSENT',
  0x81: 'CARD_ABSENT',
}
const faultOf = (status: number): DeviceFault =>
  fault(FAULT_OF_STATUS[status] ?? 'PROTOCOL', status.toString(16).padStart(2, '0'))

export interface IdCardReaderParts {
  readonly open: OpenTransport
  readonly profile: IdCardReaderProfile
  readonly clock: Clock
}

/** Opens the line, asks the SAM, and gives a reader that is ready; NO_DEVICE where nobody answers. */
export const openIdCardReader = async (parts: IdCardReaderParts): Promise<Result<IdCardReader, DeviceFault>> => {
  const { clock, profile } = parts
  const opened = await parts.open()
  if (!opened.ok) return opened
  const line: ByteTransport = opened.value
  const parser = createFrameParser()
  const status = createStatusCell({ state: 'connecting' })
  let waiting: ((event: FrameEvent) => void) | undefined
  let gone = false
  let queue: Promise<unknown> = Promise.resolve()

  const wait = (delayMs: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const done = () => {
        cancel()
        signal?.removeEventListener('abort', done)
        resolve()
      }
      const cancel = clock.setTimer(delayMs, done)
      signal?.addEventListener('abort', done, { once: true })
    })

  const stopBytes = line.onBytes((bytes) => {
    for (const event of parser.push(bytes)) waiting?.(event)
  })
  line.onClosed(() => {
    gone = true
    waiting?.({ type: 'discarded', byteCount: 0 })
    if (status.get().state !== 'closed') status.set({ state: 'absent' })
  })

  /** One request, one reply. After a timeout the line is drained, so that the late reply finds nobody waiting. */
  const exchange = async (command: Uint8Array, timeoutMs: number): Promise<Result<Uint8Array, DeviceFault>> => {
    if (gone) return err(fault('DISCONNECTED'))
    const reply = new Promise<Result<Uint8Array, DeviceFault>>((resolve) => {
      const settle = (result: Result<Uint8Array, DeviceFault>) => {
        cancel()
        waiting = undefined
        resolve(result)
      }
      const cancel = clock.setTimer(timeoutMs, () => settle(err(fault('TIMEOUT'))))
      waiting = (event) => {
        if (event.type === 'frame') settle(ok(event.body))
        else if (event.type === 'bad-checksum') settle(err(fault('CHECKSUM')))
        else if (gone) settle(err(fault('DISCONNECTED')))
      }
    })
    const written = await line.write(encodeRequest(command))
    const result = written.ok ? await reply : written
    if (!written.ok) waiting?.({ type: 'bad-checksum' })
    if (!result.ok && (result.error.code === 'TIMEOUT' || result.error.code === 'CHECKSUM')) {
      await wait(profile.drainMs)
      parser.reset()
    }
    return result
  }

  const statusByte = (body: Uint8Array): number => body[2] ?? 0
  const expect = (reply: Result<Uint8Array, DeviceFault>, wanted: number): Result<Uint8Array, DeviceFault> => {
    if (!reply.ok) return reply
    return statusByte(reply.value) === wanted ? reply : err(faultOf(statusByte(reply.value)))
  }

  const decode = (body: Uint8Array): Result<CardRecord, DeviceFault> => {
    const lengths = new DataView(body.buffer, body.byteOffset + HEADER_BYTES, LENGTHS_BYTES)
    const textBytes = lengths.getUint16(0)
    const photoBytes = lengths.getUint16(2)
    const start = HEADER_BYTES + LENGTHS_BYTES
    if (start + textBytes + photoBytes !== body.length) return err(fault('PROTOCOL', 'length'))
    const text = body.subarray(start, start + textBytes)
    const record = parseCardRecord(text, body.slice(start + textBytes))
    text.fill(0)
    return record.ok ? record : err(fault('CARD_INCONSISTENT', record.error))
  }

  /** Find may fail though the card lies there (it was read before): the read decides. */
  const attempt = async (): Promise<Result<CardRecord, DeviceFault>> => {
    const found = await exchange(COMMANDS.find, profile.findTimeoutMs)
    const absent = (reply: typeof found) =>
      reply.ok && statusByte(reply.value) !== SW_FOUND && statusByte(reply.value) !== SW_OK
    if (!found.ok) return found
    const selected = await exchange(COMMANDS.select, profile.findTimeoutMs)
    if (!selected.ok) return selected
    if (absent(found) && absent(selected)) return err(fault('CARD_ABSENT'))
    const read = expect(await exchange(COMMANDS.readBase, profile.readTimeoutMs), SW_OK)
    if (!read.ok) return read
    if (read.value.length < HEADER_BYTES + LENGTHS_BYTES) return err(fault('PROTOCOL', 'length'))
    const record = decode(read.value)
    read.value.fill(0)
    return record
  }

  const readCard = async ({ deadlineMs, signal }: OperationOptions): Promise<Result<CardRecord, DeviceFault>> => {
    const endMs = clock.nowMs() + deadlineMs
    let misreads = 0
    let last: DeviceFault = fault('CARD_ABSENT')
    while (clock.nowMs() < endMs) {
      if (signal?.aborted === true) return err(fault('CANCELLED'))
      if (gone) return err(fault('DISCONNECTED'))
      const result = await attempt()
      if (result.ok) return result
      last = result.error
      if (last.code === 'DISCONNECTED') return result
      if (last.code !== 'CARD_ABSENT') {
        // Held too short or a noisy line: the citizen is told only when it keeps failing.
        misreads += 1
        const hopeless = ['AUTH_FAILED', 'CARD_UNSUPPORTED', 'CARD_INCONSISTENT', 'SAM_UNAUTHORISED'].includes(
          last.code,
        )
        if (hopeless || misreads >= profile.misreadsBeforeGivingUp) return result
      }
      await wait(profile.findEveryMs, signal)
    }
    return err(signal?.aborted === true ? fault('CANCELLED') : last)
  }

  /** One owner of the line: operations and heartbeats wait for each other. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work, work)
    queue = turn.catch(() => undefined)
    return turn
  }

  const samAnswers = async () => expect(await exchange(COMMANDS.samStatus, profile.findTimeoutMs), SW_OK)
  let misses = 0
  let stopHeartbeat: () => void = () => {}
  const beatOnce = async () => {
    if (gone) return
    const answer = await samAnswers()
    misses = answer.ok ? 0 : misses + 1
    if (!answer.ok && answer.error.code === 'SAM_UNAUTHORISED') status.set({ state: 'faulted', fault: answer.error })
    if (misses >= 2 || (!answer.ok && answer.error.code === 'DISCONNECTED')) {
      gone = true
      status.set({ state: 'absent' })
      await line.close()
    }
  }
  const beat = async () => {
    await inTurn(beatOnce)
    if (!gone) planBeat()
  }
  const planBeat = () => {
    stopHeartbeat = clock.setTimer(profile.heartbeatEveryMs, () => void beat())
  }

  const first = await samAnswers()
  const second = first.ok ? first : await samAnswers()
  if (!second.ok) {
    await line.close()
    return err(second.error.code === 'SAM_UNAUTHORISED' ? second.error : fault('NO_DEVICE'))
  }
  status.set({ state: 'ready' })
  planBeat()

  return ok({
    get status() {
      return status.get()
    },
    subscribe: status.subscribe,
    readCard: (options) =>
      inTurn(async () => {
        if (gone) return err(fault('DISCONNECTED'))
        status.set({ state: 'busy' })
        try {
          return await readCard(options)
        } finally {
          if (!gone) status.set({ state: 'ready' })
        }
      }),
    close: async () => {
      stopHeartbeat()
      status.set({ state: 'closed' })
      gone = true
      stopBytes()
      await line.close()
    },
  })
}
