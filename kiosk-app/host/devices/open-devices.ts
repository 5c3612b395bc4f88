/** The terminal's devices as its options name them, each watched over. */
import { err, ok } from '@lutong/core/result.ts'
import { fault } from '@lutong/device-drivers/contract/device.ts'
import { createFolderPrinter } from '@lutong/device-drivers/document-printer/folder-printer.ts'
import { openIppPrinter } from '@lutong/device-drivers/document-printer/ipp-printer.ts'
import { openIdCardReader } from '@lutong/device-drivers/id-card-reader/driver.ts'
import { readerAt, receiptPrinterAt } from '@lutong/device-drivers/places.ts'
import { openReceiptPrinter } from '@lutong/device-drivers/receipt-printer/driver.ts'
import { superviseDevice } from '@lutong/device-drivers/supervisor.ts'
import type { HostDevices } from '../host-parts.ts'
import type { TerminalOptions } from '../terminal-options.ts'

/** What the profile does not have is never there. */
const NOT_FITTED = err(fault('NO_DEVICE'))

export const openDevices = (options: TerminalOptions): HostDevices => {
  const { clock, documentPrinter, reader, receiptPrinter } = options
  return {
    idCardReader: superviseDevice(
      async (counters) =>
        reader === undefined ? NOT_FITTED : openIdCardReader({ ...readerAt(reader), clock, counters }),
      clock,
    ),
    receiptPrinter: superviseDevice(
      async (counters) =>
        receiptPrinter === undefined
          ? NOT_FITTED
          : openReceiptPrinter({ ...receiptPrinterAt(receiptPrinter), clock, counters }),
      clock,
    ),
    documentPrinter: superviseDevice(
      async (counters) =>
        documentPrinter === undefined
          ? NOT_FITTED
          : documentPrinter.kind === 'ipp'
            ? openIppPrinter({ uri: documentPrinter.uri, clock, counters })
            : ok(createFolderPrinter(documentPrinter.folder, counters)),
      clock,
    ),
  }
}
