/** The terminal's panel: an X server whose picture can be read, a window manager, and hands on keyboard and mouse. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { pngOf } from '../../../scripts/system/png.ts'

const run = promisify(execFile)

export const WIDTH = 1080
export const HEIGHT = 1920
const BYTES_A_PIXEL = 4

/** The window manager's own keys, as its package brings them; F11 is left to the browser, whose key it is. */
const MANAGER_KEYS = `
<alt>n=next
<alt>p=prev
<alt>c=close
<alt>d=desktop
<alt>Tab=next
<alt><shift>Tab=prev
<alt>space=taskmenu
<alt>f4=close
`

export interface Panel {
  readonly display: string
  xdotool(...args: readonly string[]): Promise<void>
  /** The pixels as they stand, without alpha order or header. */
  picture(): Buffer
  /** Titles of the windows that the window manager has, the active one first. */
  windows(): Promise<readonly string[]>
  close(): void
}

/** To be looked at: X has blue first, and a byte that means nothing. */
export const pngOfPicture = (picture: Buffer): Buffer => {
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 3)
  for (let at = 0; at < WIDTH * HEIGHT; at += 1)
    for (let channel = 0; channel < 3; channel += 1)
      pixels[at * 3 + channel] = picture[at * BYTES_A_PIXEL + 2 - channel] ?? 0
  return pngOf(WIDTH, HEIGHT, 3, pixels)
}

/** Share of the pixels that differ. */
export const difference = (a: Buffer, b: Buffer): number => {
  const pixels = Math.min(a.length, b.length) >> 2
  const [left, right] = [a, b].map((one) => new Uint32Array(one.buffer, one.byteOffset, pixels))
  if (left === undefined || right === undefined) return 1
  let count = 0
  for (let at = 0; at < pixels; at += 1) if (left[at] !== right[at]) count += 1
  return count / pixels
}

/** The picture stands still for so long before it counts as the one to come back to. */
const STILL_MS = 700
/** A clock or a caret. */
const MOVING_PICTURE = 0.001

export const stillPicture = async (panel: Panel): Promise<Buffer> => {
  for (;;) {
    const before = panel.picture()
    await pause(STILL_MS)
    const after = panel.picture()
    if (difference(before, after) < MOVING_PICTURE) return after
  }
}

export const openPanel = async (folder: string): Promise<Panel> => {
  const frames = join(folder, 'panel')
  mkdirSync(frames, { recursive: true })
  const server = spawn(
    'Xvfb',
    [
      ...['-displayfd', '3', '-screen', '0', `${WIDTH}x${HEIGHT}x24`, '-fbdir', frames, '-nolisten', 'tcp', '-ac'],
      ...['-nocursor', '-noreset'],
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  )
  const pipe = server.stdio[3]
  const display = await new Promise<string>((resolve, reject) => {
    server.once('error', reject)
    server.once('exit', () => reject(new Error('Xvfb ended')))
    pipe?.once('data', (chunk: Buffer) => resolve(`:${chunk.toString().trim()}`))
  })
  const keys = join(folder, 'keys')
  writeFileSync(keys, MANAGER_KEYS)
  const env = { ...process.env, DISPLAY: display, LC_ALL: 'C.UTF-8' }
  const manager: ChildProcess = spawn(
    'matchbox-window-manager',
    ['-use_titlebar', 'no', '-use_cursor', 'no', '-kbdconfig', keys],
    {
      env,
      stdio: 'ignore',
    },
  )
  const property = async (...args: readonly string[]) => {
    const { stdout } = await run('xprop', [...args], { env }).catch(() => ({ stdout: '' }))
    return stdout
  }
  return {
    display,
    xdotool: async (...args) => void (await run('xdotool', [...args], { env })),
    picture: () => {
      const file = readFileSync(join(frames, 'Xvfb_screen0'))
      // XWD: the pixels are what the file ends with.
      const pixels = Buffer.alloc(WIDTH * HEIGHT * BYTES_A_PIXEL)
      file.copy(pixels, 0, file.length - pixels.length)
      return pixels
    },
    windows: async () => {
      const said = await property('-root', '_NET_ACTIVE_WINDOW', '_NET_CLIENT_LIST')
      const [first = '', list = ''] = ['_NET_ACTIVE_WINDOW', '_NET_CLIENT_LIST'].map(
        (name) => said.split('\n').find((line) => line.startsWith(name)) ?? '',
      )
      const active = /0x[0-9a-f]+/.exec(first)?.[0]
      const ids = [...list.matchAll(/0x[0-9a-f]+/g)].map(([id]) => id)
      ids.sort((left, right) => Number(right === active) - Number(left === active))
      return Promise.all(
        ids.map(async (id) => {
          const titled = await property('-id', id, '8u', '=$0+\n', '_NET_WM_NAME')
          return /=\s*"(.*)"/.exec(titled)?.[1] ?? titled
        }),
      )
    },
    close: () => {
      manager.kill('SIGKILL')
      server.kill('SIGKILL')
    },
  }
}
