import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { pluggedIn } from './plugged-in.ts'

let sysfs: string
beforeEach(() => {
  sysfs = mkdtempSync(join(tmpdir(), 'lutong-sysfs-'))
  mkdirSync(join(sysfs, 'bus/usb/devices'), { recursive: true })
})
afterEach(() => rmSync(sysfs, { recursive: true }))

/** A device as the kernel lays it out: its real folder below /devices, a link to it on the bus. */
const plug = (name: string, facts: Record<string, string>, interfaceClass: string) => {
  const real = join(sysfs, 'devices/pci0/usb1', name)
  mkdirSync(join(real, `${name}:1.0`), { recursive: true })
  for (const [file, text] of Object.entries(facts)) writeFileSync(join(real, file), `${text}\n`)
  writeFileSync(join(real, `${name}:1.0/bInterfaceClass`), `${interfaceClass}\n`)
  symlinkSync(real, join(sysfs, 'bus/usb/devices', name))
  return real
}

it('names a reader by its numbers, its interface and its node', () => {
  const real = plug('1-2', { idVendor: '2b8b', idProduct: '2721', product: 'Card reader', serial: 'A1' }, '03')
  mkdirSync(join(real, '1-2:1.0/hidraw/hidraw3'), { recursive: true })
  mkdirSync(join(sysfs, 'class/hidraw'), { recursive: true })
  symlinkSync(join(real, '1-2:1.0/hidraw/hidraw3'), join(sysfs, 'class/hidraw/hidraw3'))
  expect(pluggedIn(sysfs)).toEqual([
    {
      usbId: '2b8b:2721',
      guess: 'ID-card reader (SDT, HID-A)',
      maker: null,
      product: 'Card reader',
      serialNumber: 'A1',
      interfaces: ['HID'],
      nodes: ['/dev/hidraw3'],
    },
  ])
})

it('leaves out hubs, and takes an unknown device for nothing', () => {
  plug('usb1', { idVendor: '1d6b', idProduct: '0002', bDeviceClass: '09' }, '09')
  plug('1-3', { idVendor: '1234', idProduct: '5678' }, 'ff')
  expect(pluggedIn(sysfs)).toMatchObject([{ usbId: '1234:5678', guess: null, interfaces: ['vendor'], nodes: [] }])
})

it('finds nothing where the kernel has no USB', () => {
  expect(pluggedIn(join(sysfs, 'nowhere'))).toEqual([])
})
