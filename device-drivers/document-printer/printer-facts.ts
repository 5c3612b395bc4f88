/** What a printer says of itself by Get-Printer-Attributes (RFC 8011 §5.4, PWG 5100.14): condition, abilities, name. */
import { type DeviceFault, type DeviceIdentity, fault, type FaultCode } from '../contract/device.ts'
import type { PrinterCapabilities } from '../contract/printers.ts'
import type { IppAnswer } from '../transport/ipp.ts'

const PRINTER_STOPPED = 5

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

/** `-report` and `-warning` do not stop the printer; the cause of a stop is named where one is. */
export const conditionFrom = (
  answer: IppAnswer,
): { readonly fault: DeviceFault | null; readonly paperLow: boolean } => {
  const reasons = words(answer, 'printer-state-reasons')
  const paperLow = reasons.some((reason) => reason.startsWith('media-low'))
  for (const [prefix, code] of REASONS) {
    const reason = reasons.find((one) => one.startsWith(prefix) && !one.endsWith('-report'))
    if (reason !== undefined) return { fault: fault(code, reason), paperLow }
  }
  const isStopped = answer.attributes.get('printer-state')?.[0] === PRINTER_STOPPED
  return { fault: isStopped ? fault('OFFLINE', reasons.join(' ')) : null, paperLow }
}

const A4 = 'iso_a4_210x297mm'

export const capabilitiesFrom = (answer: IppAnswer): PrinterCapabilities => {
  const operations = (answer.attributes.get('operations-supported') ?? []).map(Number)
  return {
    takesPdf: words(answer, 'document-format-supported').includes('application/pdf'),
    printsBothSides: words(answer, 'sides-supported').includes('two-sided-long-edge'),
    hasA4: [...words(answer, 'media-supported'), ...words(answer, 'media-ready')].includes(A4),
    operations,
  }
}

const oneOf = (answer: IppAnswer, ...names: readonly string[]): string | null => {
  for (const name of names) {
    const value = words(answer, name)[0]
    if (value !== undefined && value !== '') return value
  }
  return null
}

export const identityFrom = (answer: IppAnswer): DeviceIdentity => ({
  attachment: 'ipp',
  profile: 'ipp-everywhere',
  model: oneOf(answer, 'printer-make-and-model', 'printer-info'),
  firmware: oneOf(answer, 'printer-firmware-string-version'),
  serialNumber: oneOf(answer, 'printer-serial-number', 'printer-uuid'),
})
