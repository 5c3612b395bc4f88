/** The terminal under the look-out: the field's own shell, with a debugging door and a host that writes its heap. */
import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { sheetOnDesk } from '../../../device-drivers/document-camera/testing.ts'
import { portsFrom, startSystem, type System } from '../../../scripts/system/system.ts'
import { FILM_SIZE, filmArguments, writeFilm } from '../../support/camera-film.ts'
import { type Field, openField } from '../breakout/field.ts'
import { openPanel, type Panel } from '../breakout/screen.ts'
import type { Needle } from './citizen.ts'
import { findInHeap } from './heap.ts'
import { hostFlags, hostHeap } from './host-heap.ts'
import { pageHeaps } from './page-heap.ts'
import { type Finding, findInBytes, findInClipboard, findInFiles, findInMemory } from './places.ts'
import { type Seat, sitDown } from './walk.ts'

const KIOSK_PORT = 7110
const DEBUGGING_PORT = 9222
const FRAMES_PER_SECOND = 5
const MOVING_FRAMES = 4
const STILL_FRAMES = 20

export interface Looked {
  /** Words times places. */
  readonly looks: number
  readonly findings: readonly Finding[]
}

export interface Terminal {
  readonly field: Field
  readonly system: System
  readonly panel: Panel
  /** For a test's own files: nothing of the product's lies there. */
  readonly folder: string
  sit(): Promise<Seat>
  /** Of the page and its workers. */
  inPage(needles: readonly Needle[]): Promise<Looked>
  /** The host's heap, and in all its memory the bytes of pictures, which no heap snapshot has. */
  inHost(needles: readonly Needle[]): Promise<Looked>
  /** Disk, logs, clipboard. */
  inFiles(needles: readonly Needle[]): Looked
  stop(): Promise<void>
}

/** A sheet that is pushed about and then lies still, over and over. */
const film = (file: string) => {
  const draw = (at: number, seed: number) => sheetOnDesk({ ...FILM_SIZE, x: at, size: 0.75, turnDeg: 4, seed })
  const still = [4, 5].map((seed) => draw(0, seed))
  writeFilm(
    file,
    [
      ...Array.from({ length: MOVING_FRAMES }, (_, at) => draw(0.2 - at / 10, at)),
      ...Array.from({ length: STILL_FRAMES }, (_, at) => still[at % 2]),
    ].filter((frame) => frame !== undefined),
    FRAMES_PER_SECOND,
  )
}

const inHeap = (whose: string, json: string, needles: readonly Needle[]): readonly Finding[] =>
  findInHeap(json, needles).map(({ heldBy, needle }) => ({ needle, where: `the heap of ${whose}: ${heldBy}` }))
const pictures = (needles: readonly Needle[]) => needles.filter(({ picture }) => picture.length > 0)

export const openTerminal = async (): Promise<Terminal> => {
  const [folder, dataFolder, runtimeFolder] = ['/run/own', '/run/data', '/run/lutong-kiosk']
  const heapFolder = join(folder, 'heaps')
  for (const one of [folder, heapFolder]) {
    mkdirSync(one, { recursive: true })
    chmodSync(one, 0o755)
  }
  const filmFile = join(folder, 'film.y4m')
  film(filmFile)
  chmodSync(filmFile, 0o644)
  const panel = await openPanel(folder)
  const started = await startSystem({ dataFolder, ports: portsFrom(0), ippPrinter: false, hostByShell: true })
  if (!started.ok) throw new Error(started.error)
  const system = started.value
  rmSync(runtimeFolder, { recursive: true, force: true })
  mkdirSync(runtimeFolder, { mode: 0o711 })
  const field = await openField({
    panel,
    system,
    port: KIOSK_PORT,
    runtimeFolder,
    debuggingPort: DEBUGGING_PORT,
    more: [...filmArguments(filmFile).slice(1), '--js-flags=--heap-snapshot-string-limit=100000000'],
    nodeOptions: hostFlags(heapFolder),
  })
  const hostPid = () => {
    const [pid] = field.pidsOf('host')
    if (pid === undefined) throw new Error('there is no host')
    return pid
  }

  return {
    field,
    system,
    panel,
    folder,
    sit: () => sitDown(DEBUGGING_PORT, field.url),
    inPage: async (needles) => {
      const { page, workers } = await pageHeaps(DEBUGGING_PORT, field.url)
      const findings = [
        ...inHeap('the page', page, needles),
        ...workers.flatMap((worker) => inHeap('a worker of the page', worker, needles)),
      ]
      return { looks: needles.length * (1 + workers.length), findings }
    },
    inHost: async (needles) => {
      // First: a snapshot collects what nobody holds, and that is the host's own part.
      const inMemory = findInMemory(hostPid(), pictures(needles), 'the memory of the host')
      const findings = [...inMemory, ...inHeap('the host', await hostHeap(hostPid(), heapFolder), needles)]
      return { looks: needles.length + pictures(needles).length, findings }
    },
    inFiles: (needles) => {
      const folders = [
        join(dataFolder, 'kiosk'),
        join(dataFolder, 'logs'),
        runtimeFolder,
        '/tmp',
        '/var/tmp',
        '/dev/shm',
      ]
      const findings = [
        ...folders.flatMap((one) => findInFiles(one, needles).findings),
        ...findInBytes(Buffer.from(field.log.join('\n')), needles, 'the log of host and supervisor'),
        ...findInClipboard(panel.display, needles),
      ]
      return { looks: needles.length * (folders.length + 2), findings }
    },
    stop: async () => {
      await field.stop()
      await system.stop()
      panel.close()
    },
  }
}
