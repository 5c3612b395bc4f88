/** What systemd, udev and the rest of the machine are told (deploy/kiosk), read by the programs that will read it. */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { hidSdt } from '../../device-drivers/id-card-reader/profiles.ts'
import { terminalOptionsFrom } from '../../kiosk-app/host/options.ts'

const FOLDER = new URL('../../deploy/kiosk/', import.meta.url).pathname
const read = (file: string) => readFileSync(join(FOLDER, file), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'lutong-units-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (program: string, ...args: readonly string[]) => {
  const { status, stderr, stdout } = spawnSync(program, [...args], { encoding: 'utf8' })
  return { status, said: `${stdout}${stderr}` }
}
const has = (program: string, flag = '--version') => spawnSync(program, [flag]).status === 0
const hasAnalyze = has('systemd-analyze')
const hasUdevVerify = has('udevadm') && run('udevadm', 'verify', '--help').status === 0
if (!hasAnalyze) process.stdout.write('skipped: systemd-analyze is not here, so no unit was verified\n')
if (!hasUdevVerify)
  process.stdout.write(
    'skipped: udevadm verify (systemd 254 and later) is not here; the rules are read by their grammar\n',
  )

const UNIT = read('lutong-kiosk.service')

describe.runIf(hasAnalyze)('the unit of the kiosk', () => {
  /** Its compositor is a package of the terminal; where it is not installed another program stands for it. */
  const unitHere = () => {
    const cage = join(folder, 'cage')
    writeFileSync(cage, '#!/bin/sh\n')
    chmodSync(cage, 0o755)
    const file = join(folder, 'lutong-kiosk.service')
    writeFileSync(file, existsSync('/usr/bin/cage') ? UNIT : UNIT.replaceAll('/usr/bin/cage', cage))
    return file
  }

  it('is taken by systemd without a word', () => {
    expect(run('systemd-analyze', 'verify', unitHere())).toEqual({ status: 0, said: '' })
  })

  it('would not be taken with a line misspelt', () => {
    const file = join(folder, 'worse.service')
    writeFileSync(file, readFileSync(unitHere(), 'utf8').replace('WatchdogSec=30', 'WatchdogSecs=30'))
    expect(run('systemd-analyze', 'verify', file).said).toMatch(/Unknown key.*WatchdogSecs/)
  })

  it('leaves the kiosk as little of the machine as it had when this was written', () => {
    // 0 is shut, 10 is open; a terminal needs its screen, its devices and the network.
    const { said, status } = run('systemd-analyze', 'security', '--offline=true', '--threshold=50', unitHere())
    expect(said.split('\n').at(-2)).toMatch(/exposure level/)
    expect(status).toBe(0)
  })

  it('knows the kiosk’s user', () => {
    const { said, status } = run('systemd-sysusers', '--dry-run', join(FOLDER, 'sysusers.conf'))
    expect(said).not.toMatch(/fail|invalid|unknown/i)
    expect(status).toBe(0)
    expect(UNIT).toContain('User=lutong-kiosk')
  })

  it.each(read('masked-units').trim().split('\n'))('masks %s, which there is', (unit) => {
    expect(existsSync(`/lib/systemd/system/${unit.replace('@tty1', '@')}`)).toBe(true)
  })

  it.each(['logind.conf', 'system.conf'])('sets in %s only what systemd knows', (ours) => {
    const theirs = ['/etc/systemd/', '/usr/lib/systemd/'].map((at) => at + ours).find((file) => existsSync(file)) ?? ''
    const keys = [...read(ours).matchAll(/^(\w+)=/gm)].map((match) => match[1] ?? '')
    expect(keys.length).toBeGreaterThan(2)
    // The distribution's own file holds every key, as a comment.
    const known = [...readFileSync(theirs, 'utf8').matchAll(/^#?(\w+)=/gm)].map((match) => match[1])
    for (const key of keys) expect(known, key).toContain(key)
  })
})

describe('the start of the kiosk', () => {
  it('names files that are there, and options that the host knows', () => {
    const started = /node_modules\/\.bin\/node (\S+)/.exec(UNIT)?.[1] ?? ''
    expect(existsSync(new URL(`../../${started}`, import.meta.url))).toBe(true)
    const profile = new URL('../../deploy/profiles/centre-kiosk.yaml', import.meta.url).pathname
    const words = (/^LUTONG_HOST_OPTIONS=(.*)$/m.exec(read('kiosk.env.example'))?.[1] ?? '')
      .replace('/etc/lutong/terminal.yaml', profile)
      .split(' ')
    expect(terminalOptionsFrom(['--data', folder, ...words])).toMatchObject({ ok: true })
  })

  it('sets nothing in its environment that nobody reads', () => {
    const names = [...read('kiosk.env.example').matchAll(/^(\w+)=/gm)].map((match) => match[1] ?? '')
    const sources = [UNIT, readFileSync(new URL('../../kiosk-app/host/options.ts', import.meta.url), 'utf8')].join('\n')
    for (const name of names) expect(sources, name).toContain(name)
  })
})

/** A key with its operator and value, as udev(7) has them. */
const RULE = /^(ACTION|SUBSYSTEM|KERNEL|ATTRS\{\w+\}|ENV\{\w+\}|GROUP|MODE|SYMLINK|GOTO|LABEL)(==|!=|\+=|=)"[^"]*"$/
const ASKS = /^(ACTION|SUBSYSTEM|KERNEL|ATTRS)/

describe('the rules of udev', () => {
  const name = readdirSync(FOLDER).find((file) => file.endsWith('.rules')) ?? ''
  const lines = read(name)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  const parts = (line: string) => line.split(/,\s*(?=[A-Z])/)

  it('keep udev’s grammar: what is asked is compared, what is given is set', () => {
    for (const part of lines.flatMap(parts)) {
      expect(part).toMatch(RULE)
      if (ASKS.test(part)) expect(part).toMatch(/[=!]="/)
    }
    const jumps = lines.flatMap((line) => [...line.matchAll(/(GOTO|LABEL)="(\w+)"/g)].map((match) => match[2]))
    expect(new Set(jumps).size).toBe(1)
  })

  it('give the readers the product speaks to the kiosk’s user, and everybody else nothing', () => {
    const { productId, vendorId } = hidSdt.usb ?? { productId: 0, vendorId: 0 }
    expect(read(name)).toContain(`ATTRS{idVendor}=="${vendorId.toString(16).padStart(4, '0')}"`)
    expect(read(name)).toContain(`ATTRS{idProduct}=="${productId.toString(16).padStart(4, '0')}"`)
    for (const line of lines.filter((one) => one.includes('GROUP='))) {
      expect(line).toContain('GROUP="lutong-kiosk"')
      expect(line).toMatch(/MODE="06[46]0"/)
    }
  })

  it.runIf(hasUdevVerify)('are taken by udev', () => {
    expect(run('udevadm', 'verify', join(FOLDER, name)).status).toBe(0)
  })
})
