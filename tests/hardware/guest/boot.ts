/** Boots the guest in software emulation, runs one command in it, and gives the command's exit status. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { err, ok, type Result } from '../../../core/result.ts'
import type { GuestImage } from './image.ts'

const MEMORY_MB = 1_536
const KERNEL_WORDS = 'console=ttyS0 quiet mitigations=off nokaslr nowatchdog audit=0 random.trust_cpu=on panic=-1'

const share = (tag: string, path: string, readOnly: boolean): string[] => [
  '-fsdev',
  `local,id=${tag},path=${path},security_model=none,multidevs=remap${readOnly ? ',readonly=on' : ''}`,
  '-device',
  `virtio-9p-pci,fsdev=${tag},mount_tag=${tag}`,
]

/** The error says that the guest died or did not end in time; its console has been shown until then. */
export const runInGuest = (image: GuestImage, command: string, timeoutMs: number): Promise<Result<number, string>> =>
  new Promise((resolve) => {
    const out = mkdtempSync(join(tmpdir(), 'lutong-guest-out-'))
    writeFileSync(join(out, 'command'), command)
    const machine = spawn(
      'qemu-system-x86_64',
      [
        ...['-accel', 'tcg,thread=multi,tb-size=512', '-cpu', 'max', '-smp', '2', '-m', String(MEMORY_MB)],
        ...['-M', 'q35,usb=off,smbus=off,sata=off,vmport=off', '-nodefaults', '-no-user-config', '-no-reboot'],
        ...['-display', 'none', '-serial', 'stdio', '-object', 'rng-random,id=random,filename=/dev/urandom'],
        ...['-device', 'virtio-rng-pci,rng=random', '-kernel', image.kernel, '-initrd', image.initrd],
        ...['-append', KERNEL_WORDS, ...share('root', '/', true), ...share('out', out, false)],
      ],
      { stdio: ['ignore', 'inherit', 'inherit'] },
    )
    let late = false
    const timer = setTimeout(() => {
      late = true
      machine.kill('SIGKILL')
    }, timeoutMs)
    const finish = (result: Result<number, string>) => {
      clearTimeout(timer)
      rmSync(out, { recursive: true, force: true })
      resolve(result)
    }
    machine.on('error', () => finish(err('qemu could not be started')))
    machine.on('close', () => {
      const status = join(out, 'status')
      if (existsSync(status)) return finish(ok(Number(readFileSync(status, 'utf8').trim())))
      finish(
        err(late ? `the guest did not end within ${timeoutMs / 1_000} s` : 'the guest died before its command ended'),
      )
    })
  })
