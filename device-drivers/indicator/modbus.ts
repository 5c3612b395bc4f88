/** Modbus RTU frames (Modbus over serial line 1.02): address, function, data, CRC low byte first. */
import { err, ok, type Result } from '@lutong/core/result.ts'

const POLYNOMIAL = 0xa001
const WRITE_COIL = 0x05
const READ_INPUTS = 0x02
const EXCEPTION = 0x80
const COIL_ON = 0xff

/** CRC-16/MODBUS over `bytes`. */
export const crc16 = (bytes: Uint8Array): number => {
  let crc = 0xffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1) === 1 ? (crc >> 1) ^ POLYNOMIAL : crc >> 1
  }
  return crc
}
const framed = (...body: readonly number[]): Uint8Array => {
  const crc = crc16(Uint8Array.from(body))
  return Uint8Array.of(...body, crc & 0xff, crc >> 8)
}

export const writeCoil = (address: number, coil: number, on: boolean): Uint8Array =>
  framed(address, WRITE_COIL, coil >> 8, coil & 0xff, on ? COIL_ON : 0, 0)
export const readInputs = (address: number, count: number): Uint8Array =>
  framed(address, READ_INPUTS, 0, 0, count >> 8, count & 0xff)

export type ModbusFlaw = 'incomplete' | 'checksum' | 'exception' | 'other'

/** How long the answer to `request` is: a coil is echoed, inputs come with their byte count, an exception has five bytes. */
const lengthOf = (request: Uint8Array, answer: Uint8Array): number | undefined => {
  if (answer.length < 3) return undefined
  if (((answer[1] ?? 0) & EXCEPTION) !== 0) return 5
  return request[1] === READ_INPUTS ? 5 + (answer[2] ?? 0) : request.length
}

/** The data of the answer to `request`; what belongs to another question, or has a wrong CRC, is none. */
export const answerTo = (request: Uint8Array, answer: Uint8Array): Result<Uint8Array, ModbusFlaw> => {
  const length = lengthOf(request, answer)
  if (length === undefined || answer.length < length) return err('incomplete')
  const whole = answer.subarray(0, length)
  if (crc16(whole.subarray(0, -2)) !== ((whole[length - 2] ?? 0) | ((whole[length - 1] ?? 0) << 8)))
    return err('checksum')
  if (whole[0] !== request[0]) return err('other')
  if (((whole[1] ?? 0) & EXCEPTION) !== 0) return err('exception')
  if (whole[1] !== request[1]) return err('other')
  return ok(whole.slice(2, -2))
}
