/** The line to a USB printer without one: a named pipe stands for the node. The true kernel is met in tests/hardware. */
import { execFileSync } from 'node:child_process'
import { constants, mkdtempSync, rmSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { infoFromDeviceId, usbPrinterTransport } from './usb-printer.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lutong-usb-'))
  path = join(folder, 'lp0')
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('a USB printer’s line', () => {
  it('is NO_DEVICE where there is no node', async () => {
    expect(await usbPrinterTransport(path)()).toMatchObject({ ok: false, error: { code: 'NO_DEVICE' } })
  })

  it('ends when its node goes, and lets it go', async () => {
    execFileSync('/usr/bin/mkfifo', [path])
    const keeper: FileHandle = await open(path, constants.O_RDWR | constants.O_NONBLOCK)
    const opened = await usbPrinterTransport(path)()
    if (!opened.ok) throw new Error(opened.error.code)
    const line = opened.value
    const gone = new Promise<void>((resolve) => line.onClosed(resolve))
    expect(await line.write(Uint8Array.of(0x1b, 0x40))).toEqual({ ok: true, value: null })
    rmSync(path)
    await gone
    expect(await line.write(Uint8Array.of(0x0a))).toMatchObject({ ok: false, error: { code: 'DISCONNECTED' } })
    await line.close()
    await keeper.close()
  })
})

describe('what a printer says of itself by IEEE 1284', () => {
  it('names its model and number, in either spelling', () => {
    expect(infoFromDeviceId('MFG:Example;MDL:TM-1;SN:77;CLS:PRINTER;')).toMatchObject({
      model: 'TM-1',
      serialNumber: '77',
    })
    expect(infoFromDeviceId('MANUFACTURER:E;MODEL:X 80 ;SERN:8;')).toMatchObject({ model: 'X 80', serialNumber: '8' })
    expect(infoFromDeviceId('')).toEqual({ attachment: 'usb-printer', model: null, firmware: null, serialNumber: null })
  })
})
