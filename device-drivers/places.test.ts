import { describe, expect, it } from 'vitest'
import { codeScannerAt, readerAt, receiptPrinterAt, relayBoardAt, signaturePadAt } from './places.ts'

describe('where a device is, as an operator writes it', () => {
  it.each([
    ['192.168.1.9:9100', 'escpos-tcp'],
    ['/dev/usb/lp0', 'escpos-usb'],
    ['hid:04b8:0202', 'escpos-hid'],
    ['/dev/ttyS0', 'escpos-serial'],
  ])('receipt printer %s: %s', (place, profile) => {
    expect(receiptPrinterAt(place).profile.name).toBe(profile)
  })

  it('tells HID from serial for readers, scanners and pads', () => {
    expect(readerAt('hid:2b8b:2721').profile.name).toBe('hid-sdt')
    expect(readerAt('/dev/ttyUSB0').profile.name).toBe('serial-sdt')
    expect(codeScannerAt('hid:05e0:1300').profile.name).toBe('hid-pos-scanner')
    expect(codeScannerAt('/dev/ttyACM1').profile.name).toBe('serial-scanner')
    expect(signaturePadAt('hid:1234:5678')?.profile.name).toBe('hid-pad')
    expect(signaturePadAt('/dev/ttyACM1')).toBeUndefined()
    expect(relayBoardAt('/dev/ttyUSB3').profile.name).toBe('modbus-relay-board')
  })
})
