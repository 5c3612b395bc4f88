/** Others that encode the same slip: lines of text, pairs at both ends of a line, a QR code, a cut. */
import { createRequire } from 'node:module'
import EscposPrinter from 'escpos/printer.js'
import { CharacterSet, printer as ThermalPrinter, types as PrinterTypes } from 'node-thermal-printer'
import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder'
import type { SlipBlock } from '../../../print/receipt/model.ts'

const require = createRequire(import.meta.url)
/** A browser script with a CommonJS tail: its types name a module, its file is none of Node's own kind. */
const receiptline: { transform(text: string, printer: object): string } = require('receiptline')

const COLUMNS = 48

export interface ReceiptPeer {
  readonly name: string
  encode(blocks: readonly SlipBlock[]): Promise<Uint8Array> | Uint8Array
}

const withEscpos: ReceiptPeer = {
  name: 'escpos',
  encode: (blocks) => {
    const printer = new EscposPrinter({ write: () => {} }, { encoding: 'GB18030' })
    for (const block of blocks) {
      if (block.kind === 'text') printer.align(block.align === 'center' ? 'ct' : 'lt').text(block.text)
      else if (block.kind === 'pair')
        printer.tableCustom([
          { text: block.name, align: 'LEFT', width: 0.5 },
          { text: block.value, align: 'RIGHT', width: 0.5 },
        ])
      else if (block.kind === 'point') printer.text(block.mark + block.text)
      else if (block.kind === 'rule') printer.text('-'.repeat(COLUMNS))
      else if (block.kind === 'code') printer.qrcode(block.data)
    }
    printer.cut()
    return printer.buffer.flush()
  },
}

/** Its own language: | parts columns, - is a rule, {c:…} a code; marks in a text are escaped. */
const quoted = (text: string) => text.replaceAll(/[\\|{}~_"`^]/gu, (mark) => `\\${mark}`)
const withReceiptline: ReceiptPeer = {
  name: 'receiptline',
  encode: (blocks) => {
    const lines = blocks.map((block) => {
      if (block.kind === 'text') return block.align === 'center' ? quoted(block.text) : `${quoted(block.text)} |`
      if (block.kind === 'pair') return `${quoted(block.name)} | ${quoted(block.value)}`
      if (block.kind === 'point') return `${quoted(block.mark + block.text)} |`
      if (block.kind === 'rule') return '-'
      if (block.kind === 'code') return `{code:${quoted(block.data)}; option:qrcode,6,m}`
      return ''
    })
    const command = receiptline.transform([...lines, '='].join('\n'), {
      cpl: COLUMNS,
      encoding: 'gb18030',
      command: 'escpos',
    })
    return Buffer.from(command, 'binary')
  },
}

const withThermalPrinter: ReceiptPeer = {
  name: 'node-thermal-printer',
  encode: (blocks) => {
    const printer = new ThermalPrinter({
      type: PrinterTypes.EPSON,
      interface: 'tcp://127.0.0.1',
      characterSet: CharacterSet.CHINA,
      width: COLUMNS,
    })
    for (const block of blocks) {
      if (block.kind === 'text') {
        if (block.align === 'center') printer.alignCenter()
        else printer.alignLeft()
        printer.println(block.text)
      } else if (block.kind === 'pair') printer.leftRight(block.name, block.value)
      else if (block.kind === 'point') printer.println(block.mark + block.text)
      else if (block.kind === 'rule') printer.drawLine()
      else if (block.kind === 'code') printer.printQR(block.data)
    }
    printer.cut()
    return printer.getBuffer()
  },
}

const withPointOfSale: ReceiptPeer = {
  name: '@point-of-sale/receipt-printer-encoder',
  encode: (blocks) => {
    const encoder = new ReceiptPrinterEncoder({ language: 'esc-pos', columns: COLUMNS, feedBeforeCut: 4 }).initialize()
    for (const block of blocks) {
      if (block.kind === 'text') encoder.align(block.align === 'center' ? 'center' : 'left').line(block.text)
      else if (block.kind === 'pair')
        encoder.table(
          [
            { width: COLUMNS / 2, align: 'left' },
            { width: COLUMNS / 2, align: 'right' },
          ],
          [[block.name, block.value]],
        )
      else if (block.kind === 'point') encoder.line(block.mark + block.text)
      else if (block.kind === 'rule') encoder.rule()
      else if (block.kind === 'code') encoder.qrcode(block.data)
    }
    return encoder.cut().encode()
  },
}

export const RECEIPT_PEERS: readonly ReceiptPeer[] = [withEscpos, withReceiptline, withThermalPrinter, withPointOfSale]
