/** What hangs on this machine, as the kernel tells it in sysfs; who it may be, by vendor and product number. */
import { readdirSync, readFileSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Vendor and product numbers of readers built around the SDT module, as public sources name them. */
const KNOWN: Readonly<Record<string, string>> = {
  '0400:c35a': 'ID-card reader (SDT, vendor bulk)',
  '2b8b:2721': 'ID-card reader (SDT, HID-A)',
  '0425:8159': 'ID-card reader (SDT)',
  '10c4:8a1b': 'ID-card reader (SDT)',
  '2015:0008': 'ID-card reader (SDT)',
  '9573:4836': 'ID-card reader (SDT)',
}
/** USB interface classes (usb.org, "Defined Class Codes"). */
const CLASSES: Readonly<Record<string, string>> = {
  '02': 'serial (CDC)',
  '03': 'HID',
  '07': 'printer',
  '0a': 'serial (CDC data)',
  '0b': 'smart card (PC/SC)',
  '0e': 'camera (UVC)',
  ff: 'vendor',
}
const NODE_CLASSES = ['tty', 'hidraw', 'usbmisc', 'video4linux'] as const

export interface PluggedIn {
  readonly usbId: string
  /** What it may be; certain only when a driver has probed it. */
  readonly guess: string | null
  readonly maker: string | null
  readonly product: string | null
  readonly serialNumber: string | null
  readonly interfaces: readonly string[]
  /** Device nodes by which it is reached. */
  readonly nodes: readonly string[]
}

const list = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
const read = (path: string): string | null => {
  try {
    const text = readFileSync(path, 'utf8').trim()
    return text === '' ? null : text
  } catch {
    return null
  }
}

/** Node names by the real path of the USB device they belong to. */
const nodesOf = (sysfs: string, usbPath: string): readonly string[] =>
  NODE_CLASSES.flatMap((kind) =>
    list(join(sysfs, 'class', kind)).flatMap((name) => {
      try {
        const device = realpathSync(join(sysfs, 'class', kind, name))
        if (!device.startsWith(`${usbPath}/`)) return []
        return [kind === 'usbmisc' ? `/dev/usb/${name}` : `/dev/${name}`]
      } catch {
        return []
      }
    }),
  )

/** `sysfs`: usually /sys. Hubs are left out. */
export const pluggedIn = (sysfs: string): readonly PluggedIn[] => {
  const devices = join(sysfs, 'bus/usb/devices')
  return list(devices).flatMap((name) => {
    const folder = join(devices, name)
    const vendor = read(join(folder, 'idVendor'))
    const product = read(join(folder, 'idProduct'))
    if (vendor === null || product === null || read(join(folder, 'bDeviceClass')) === '09') return []
    const real = realpathSync(folder)
    const classes = list(real)
      .filter((entry) => entry.startsWith(`${basename(real)}:`))
      .map((entry) => read(join(real, entry, 'bInterfaceClass')) ?? '')
    const usbId = `${vendor}:${product}`
    return [
      {
        usbId,
        guess: KNOWN[usbId] ?? (classes.includes('07') ? 'printer' : classes.includes('0e') ? 'camera' : null),
        maker: read(join(folder, 'manufacturer')),
        product: read(join(folder, 'product')),
        serialNumber: read(join(folder, 'serial')),
        interfaces: [...new Set(classes.map((one) => CLASSES[one] ?? `class ${one}`))],
        nodes: nodesOf(sysfs, join(dirname(real), basename(real))),
      },
    ]
  })
}
