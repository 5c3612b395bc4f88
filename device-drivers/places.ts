/**
 * Where a device is, as an operator writes it: `hid:2b8b:2721` by vendor and product, `/dev/usb/lp0` a USB printer,
 * `192.168.1.9:9100` a printer on the network, any other path a serial line.
 */
import { hidPosScanner, type CodeScannerProfile, serialScanner } from './code-scanner/driver.ts'
import { hidSdt, type IdCardReaderProfile, serialSdt } from './id-card-reader/profiles.ts'
import { relayBoard, type IndicatorProfile } from './indicator/driver.ts'
import {
  escposHid,
  escposSerial,
  escposTcp,
  escposUsb,
  type ReceiptPrinterProfile,
} from './receipt-printer/profiles.ts'
import { hidPad, type SignaturePadProfile } from './signature-pad/profiles.ts'
import type { OpenTransport } from './transport/byte-transport.ts'
import { hidTransport } from './transport/hid.ts'
import type { HidMatch } from './transport/hidraw-nodes.ts'
import { serialTransport } from './transport/serial.ts'
import { tcpTransport } from './transport/tcp.ts'
import { usbPrinterTransport } from './transport/usb-printer.ts'

interface At<Profile> {
  readonly open: OpenTransport
  readonly profile: Profile
}

const hidMatch = (place: string): HidMatch | undefined => {
  const [, vendor, product] = /^hid:([\da-f]{4}):([\da-f]{4})$/i.exec(place) ?? []
  if (vendor === undefined || product === undefined) return undefined
  return { vendorId: Number.parseInt(vendor, 16), productId: Number.parseInt(product, 16) }
}

export const readerAt = (place: string): At<IdCardReaderProfile> => {
  const match = hidMatch(place)
  return match === undefined
    ? { open: serialTransport(place, serialSdt.baudRate), profile: serialSdt }
    : { open: hidTransport(match, hidSdt.wrapping), profile: hidSdt }
}

export const receiptPrinterAt = (place: string): At<ReceiptPrinterProfile> => {
  const match = hidMatch(place)
  if (match !== undefined) return { open: hidTransport(match, escposHid.wrapping), profile: escposHid }
  const [, host, port] = /^([\w.-]+):(\d+)$/.exec(place) ?? []
  if (host !== undefined && port !== undefined) return { open: tcpTransport(host, Number(port)), profile: escposTcp }
  return place.startsWith('/dev/usb/lp')
    ? { open: usbPrinterTransport(place), profile: escposUsb }
    : { open: serialTransport(place, escposSerial.baudRate), profile: escposSerial }
}

export const codeScannerAt = (place: string): At<CodeScannerProfile> => {
  const match = hidMatch(place)
  return match === undefined
    ? { open: serialTransport(place, serialScanner.baudRate), profile: serialScanner }
    : { open: hidTransport(match, hidPosScanner.wrapping), profile: hidPosScanner }
}

/** Pads are HID: another place is an operator's slip. */
export const signaturePadAt = (place: string): At<SignaturePadProfile> | undefined => {
  const match = hidMatch(place)
  return match && { open: hidTransport(match, hidPad.wrapping), profile: hidPad }
}

export const relayBoardAt = (place: string): At<IndicatorProfile> => ({
  open: serialTransport(place, relayBoard.baudRate),
  profile: relayBoard,
})
