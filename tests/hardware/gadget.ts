/**
 * A USB device made in the guest: dummy_hcd is a host controller and a device controller back to back, so a gadget that
 * is bound to it is truly enumerated by the kernel (Documentation/usb/gadget_configfs.rst).
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const GADGETS = '/sys/kernel/config/usb_gadget'
const CONTROLLERS = '/sys/class/udc'
const LOOK_EVERY_MS = 20

/** 64-byte input and output reports of a vendor page, without numbers (HID 1.11, section 6.2.2). */
const VENDOR_REPORTS = '0600ff0901a101150026ff007508954009018102954009019102c0'

export type Kind =
  | { readonly function: 'hid'; readonly reportDescriptor?: string; readonly reportBytes?: number }
  | { readonly function: 'acm' }
  | { readonly function: 'printer' }

export interface Gadget {
  /** The device's own end. */
  readonly node: string
  unplug(): void
  plug(): void
}

/** Waits for a fact of the kernel; the test's own time limit ends it. */
export const until = async <T>(fact: () => T | undefined): Promise<T> => {
  for (;;) {
    const seen = fact()
    if (seen !== undefined) return seen
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
}

const freeController = (): string => {
  const taken = readdirSync(GADGETS).map((name) => readFileSync(join(GADGETS, name, 'UDC'), 'utf8').trim())
  const free = readdirSync(CONTROLLERS).find((name) => !taken.includes(name))
  if (free === undefined) throw new Error('no free USB port')
  return free
}

const ownEnd = (folder: string, kind: Kind): string => {
  if (kind.function === 'acm') return `/dev/ttyGS${readFileSync(join(folder, 'port_num'), 'utf8').trim()}`
  if (kind.function === 'printer') return '/dev/g_printer0'
  const number = readFileSync(join(folder, 'dev'), 'utf8').trim()
  return `/dev/${/^DEVNAME=(.+)$/m.exec(readFileSync(`/sys/dev/char/${number}/uevent`, 'utf8'))?.[1]}`
}

export const plugIn = (name: string, vendorId: number, productId: number, kind: Kind): Gadget => {
  if (!existsSync(GADGETS)) throw new Error('libcomposite is not loaded')
  const folder = join(GADGETS, name)
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text)
  mkdirSync(join(folder, 'strings/0x409'), { recursive: true })
  write('idVendor', `0x${vendorId.toString(16)}`)
  write('idProduct', `0x${productId.toString(16)}`)
  write('bcdUSB', '0x0200')
  write('strings/0x409/manufacturer', 'Lutong')
  write('strings/0x409/product', `Simulated ${name}`)
  write('strings/0x409/serialnumber', `SN-${name}`)
  mkdirSync(join(folder, 'configs/c.1/strings/0x409'), { recursive: true })
  const place = `functions/${kind.function}.${name}`
  mkdirSync(join(folder, place))
  if (kind.function === 'hid') {
    write(`${place}/report_length`, String(kind.reportBytes ?? 64))
    writeFileSync(join(folder, place, 'report_desc'), Buffer.from(kind.reportDescriptor ?? VENDOR_REPORTS, 'hex'))
  }
  if (kind.function === 'printer') {
    write(`${place}/pnp_string`, 'MFG:Lutong;MDL:Simulated Receipt;SN:R-1;CMD:ESC/POS;CLS:PRINTER;')
    write(`${place}/q_len`, '10')
  }
  symlinkSync(join(folder, place), join(folder, `configs/c.1/${kind.function}.${name}`))
  const plug = () => write('UDC', freeController())
  plug()
  return { node: ownEnd(join(folder, place), kind), unplug: () => write('UDC', '\n'), plug }
}
