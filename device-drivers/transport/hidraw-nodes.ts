/** HID devices as the kernel shows them under /sys/class/hidraw: by vendor and product, never by a path that may change. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface HidMatch {
  readonly vendorId: number
  readonly productId: number
  /** Where two of a kind hang on one terminal. */
  readonly serialNumber?: string
}

export interface HidrawNode {
  readonly path: string
  readonly model: string | null
  readonly serialNumber: string | null
}

const field = (uevent: string, name: string): string | null =>
  new RegExp(`^${name}=(.+)$`, 'm').exec(uevent)?.[1]?.trim() ?? null

/** The first that fits; `undefined` where none is plugged in. `root` is the machine's own root but in tests. */
export const findHidraw = (match: HidMatch, root = '/'): HidrawNode | undefined => {
  const folder = join(root, 'sys/class/hidraw')
  if (!existsSync(folder)) return undefined
  for (const name of readdirSync(folder).toSorted()) {
    const file = join(folder, name, 'device/uevent')
    if (!existsSync(file)) continue
    const uevent = readFileSync(file, 'utf8')
    // HID_ID=bus:vendor:product, in hexadecimal (Linux, drivers/hid/hid-core.c).
    const [, vendor = '', product = ''] = (field(uevent, 'HID_ID') ?? '').split(':')
    const serialNumber = field(uevent, 'HID_UNIQ')
    const fits = Number.parseInt(vendor, 16) === match.vendorId && Number.parseInt(product, 16) === match.productId
    if (!fits || (match.serialNumber !== undefined && serialNumber !== match.serialNumber)) continue
    return { path: join(root, 'dev', name), model: field(uevent, 'HID_NAME'), serialNumber }
  }
  return undefined
}
