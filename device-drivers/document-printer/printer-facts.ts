/** What a printer says of itself by Get-Printer-Attributes (RFC 8011 §5.4, PWG 5100.14): condition, abilities, name. */
import { type DeviceFault, type DeviceIdentity, fault, type FaultCode } from '../contract/device.ts'
import type { PrinterCapabilities } from '../contract/printers.ts'
import type { IppAnswer } from '../transport/ipp-encoding.ts'

/** All that is asked at a heartbeat: a cheap question. */
export const CONDITION_ATTRIBUTES = ['printer-state', 'printer-state-reasons'] as const
/** What is asked once, at opening. */
export const FACT_ATTRIBUTES = [
  ...CONDITION_ATTRIBUTES,
  'copies-supported',
  'device-uri',
  'document-format-supported',
  'media-ready',
  'media-supported',
  'operations-supported',
  'printer-device-id',
  'printer-firmware-string-version',
  'printer-info',
  'printer-make-and-model',
  'printer-serial-number',
  'printer-uuid',
  'sides-supported',
] as const

export const A4 = 'iso_a4_210x297mm'
/** `printer-state` (RFC 8011 §5.4.11). */
const PRINTER = { idle: 3, stopped: 5 } as const
/** CUPS-Get-Printers: only a CUPS scheduler knows it. */
const CUPS_GET_PRINTERS = 0x4002

/** Keyword prefix → fault: the suffix (-error, -warning, -report) follows the printer's state. */
const REASONS: readonly (readonly [prefix: string, code: FaultCode])[] = [
  ['media-empty', 'PAPER_OUT'],
  ['media-needed', 'NO_MEDIA'],
  ['input-tray-missing', 'NO_MEDIA'],
  ['media-jam', 'JAM'],
  ['cover-open', 'COVER_OPEN'],
  ['door-open', 'COVER_OPEN'],
  ['interlock-open', 'COVER_OPEN'],
  ['fuser-over-temp', 'TEMPERATURE'],
  ['toner-empty', 'HARDWARE'],
  ['marker-supply-empty', 'HARDWARE'],
  ['offline', 'OFFLINE'],
  ['shutdown', 'OFFLINE'],
]

const words = (answer: IppAnswer, name: string): readonly string[] => (answer.attributes.get(name) ?? []).map(String)

export interface PrinterCondition {
  readonly fault: DeviceFault | null
  readonly paperLow: boolean
}

/**
 * `-report` does not stop a printer; the cause of a stop is named where one is. A queue of CUPS learns its printer's
 * reasons only while it prints and keeps the last ones for ever: what it says while idle is of the job before, and would
 * hold off every job that could tell better.
 */
export const conditionFrom = (answer: IppAnswer, isQueue: boolean): PrinterCondition => {
  const reasons = words(answer, 'printer-state-reasons')
  const paperLow = reasons.some((reason) => reason.startsWith('media-low'))
  const state = answer.attributes.get('printer-state')?.[0]
  if (isQueue && state === PRINTER.idle) return { fault: null, paperLow }
  for (const [prefix, code] of REASONS) {
    const reason = reasons.find((one) => one.startsWith(prefix) && !one.endsWith('-report'))
    if (reason !== undefined) return { fault: fault(code, reason), paperLow }
  }
  return { fault: state === PRINTER.stopped ? fault('OFFLINE', reasons.join(' ')) : null, paperLow }
}

export const isCupsQueue = ({ operations }: PrinterCapabilities): boolean => operations.includes(CUPS_GET_PRINTERS)

/**
 * Whether `completed` comes from the printer itself. A queue of CUPS says it of a device that cannot answer (a raw
 * socket, an old USB printer) as soon as the bytes are gone.
 */
export const tellsTheEnd = (answer: IppAnswer): boolean => {
  if (!isCupsQueue(capabilitiesFrom(answer))) return true
  const device = words(answer, 'device-uri')[0] ?? ''
  return /^(ipps?:|dnssd:.*_ipps?\.)/.test(device)
}

export const capabilitiesFrom = (answer: IppAnswer): PrinterCapabilities => {
  const operations = (answer.attributes.get('operations-supported') ?? []).map(Number)
  const copies = answer.attributes.get('copies-supported')?.[0]
  return {
    takesPdf: words(answer, 'document-format-supported').includes('application/pdf'),
    printsBothSides: words(answer, 'sides-supported').includes('two-sided-long-edge'),
    hasA4: [...words(answer, 'media-supported'), ...words(answer, 'media-ready')].includes(A4),
    operations,
    ...(typeof copies === 'object' ? { maxCopies: copies.upper } : {}),
  }
}

const oneOf = (answer: IppAnswer, ...names: readonly string[]): string | null => {
  for (const name of names) {
    const value = words(answer, name)[0]
    if (value !== undefined && value !== '') return value
  }
  return null
}

/** `MFG:Example;MDL:Printer;SN:123;` (IEEE 1284 device id): the value of the first of the keys that is there. */
const fromDeviceId = (answer: IppAnswer, ...keys: readonly string[]): string | null => {
  const fields = (words(answer, 'printer-device-id')[0] ?? '').split(';')
  for (const key of keys) {
    const value = fields.find((field) => field.trim().startsWith(`${key}:`))?.split(':')[1]
    if (value !== undefined && value !== '') return value.trim()
  }
  return null
}

export const identityFrom = (answer: IppAnswer): DeviceIdentity => ({
  attachment: 'ipp',
  profile: 'ipp-everywhere',
  model:
    oneOf(answer, 'printer-make-and-model') ?? fromDeviceId(answer, 'MDL', 'MODEL') ?? oneOf(answer, 'printer-info'),
  firmware: oneOf(answer, 'printer-firmware-string-version'),
  serialNumber:
    oneOf(answer, 'printer-serial-number') ?? fromDeviceId(answer, 'SN', 'SERN') ?? oneOf(answer, 'printer-uuid'),
})
