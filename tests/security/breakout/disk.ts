/** The terminal's disk as a true file system of its own, whose power can be cut: what was not flushed is gone. */
import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const SIZE_BYTES = 64 * 1024 * 1024

export interface Disk {
  /** What lies on the platter now, and no more: what waits in memory to be written is not copied. */
  freeze(): void
  /** The disk as it was when it was frozen, after its own repair. */
  comeBack(): void
}

/** `folder`: where the images lie; `at`: where the disk is seen. */
export const mountDisk = (folder: string, at: string): Disk => {
  let cuts = 0
  const image = () => join(folder, `disk-${cuts}.img`)
  const mount = () => execFileSync('mount', ['-t', 'ext4', '-o', 'loop', image(), at])
  writeFileSync(image(), '')
  truncateSync(image(), SIZE_BYTES)
  execFileSync('mkfs.ext4', ['-q', '-m', '0', image()])
  mkdirSync(at, { recursive: true })
  mount()
  chmodSync(at, 0o700)
  return {
    freeze: () => copyFileSync(image(), join(folder, `disk-${cuts + 1}.img`)),
    comeBack: () => {
      execFileSync('umount', ['--lazy', at])
      cuts += 1
      mount()
    },
  }
}
