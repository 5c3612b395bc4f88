/** A file system of the centre's own on a loop device, whose power can be cut at any moment. Needs root. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const SIZE_BYTES = 512 * 1024 * 1024
/**
 * `EXT4_IOC_SHUTDOWN` with `EXT4_GOING_FLAGS_NOLOGFLUSH` (linux/ext4.h): from now on nothing reaches the disk, neither
 * data nor journal, and what waited in memory is gone. Node has no ioctl; Debian's base system has Perl.
 */
const SHUT_DOWN =
  'open(my $disk, "<", $ARGV[0]) or die; my $how = pack("L", 2); ioctl($disk, 0x8004587d, $how) or die $!'

export interface OwnDisk {
  readonly folder: string
  cutPower(): void
  /** As after the machine is started again: the file system repairs itself from its journal. */
  comeBack(): void
  takeAway(): void
}

export const mountOwnDisk = (folder: string): OwnDisk => {
  const image = join(folder, 'disk.img')
  const at = join(folder, 'disk')
  const mount = () => execFileSync('mount', ['-t', 'ext4', '-o', 'loop', image, at])
  writeFileSync(image, '')
  truncateSync(image, SIZE_BYTES)
  execFileSync('mkfs.ext4', ['-q', '-m', '0', image])
  mkdirSync(at, { mode: 0o700 })
  mount()
  return {
    folder: at,
    cutPower: () => void execFileSync('perl', ['-e', SHUT_DOWN, at]),
    comeBack: () => {
      execFileSync('umount', [at])
      mount()
    },
    takeAway: () => void execFileSync('umount', [at]),
  }
}
