/** Where a word may lie beside the heaps: files and their names, the memory of processes, the clipboard. */
import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { Needle } from './citizen.ts'

export interface Finding {
  readonly needle: string
  readonly where: string
}

const MOST_AT_ONCE = 16 * 1024 * 1024
/** Longer than any needle: none may be missed because it lies across two pieces. */
const OVERLAP = 4_096

export const findInBytes = (bytes: Buffer, needles: readonly Needle[], where: string): readonly Finding[] =>
  needles
    .filter((needle) => needle.bytes.some((one) => bytes.includes(one)))
    .map((needle) => ({ needle: needle.name, where }))

/** Every file below, with its name; what goes away meanwhile is gone. */
export const findInFiles = (
  folder: string,
  needles: readonly Needle[],
): { readonly files: number; readonly findings: readonly Finding[] } => {
  const findings: Finding[] = []
  let files = 0
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name)
    findings.push(...findInBytes(Buffer.from(path), needles, `the name of a file in ${folder}`))
    if (!entry.isFile()) continue
    files += 1
    try {
      findings.push(...findInBytes(readFileSync(path), needles, path))
    } catch {
      continue
    }
  }
  return { files, findings }
}

/** Pieces of writable memory that hold anything at all. */
const writtenRanges = (pid: number): readonly (readonly [number, number])[] => {
  const ranges: [number, number][] = []
  let range: [number, number] | undefined
  for (const line of readFileSync(`/proc/${pid}/smaps`, 'latin1').split('\n')) {
    const head = /^([0-9a-f]+)-([0-9a-f]+) (..)/.exec(line)
    if (head !== null)
      range = head[3] === 'rw' ? [Number.parseInt(head[1] ?? '', 16), Number.parseInt(head[2] ?? '', 16)] : undefined
    else if (range !== undefined && /^Rss: +[1-9]/.test(line)) {
      ranges.push(range)
      range = undefined
    }
  }
  return ranges
}

/** Bytes of pictures, which lie in no heap snapshot: in all that a process has written, freed or not. */
export const findInMemory = (pid: number, needles: readonly Needle[], who: string): readonly Finding[] => {
  const found = new Set<string>()
  const piece = Buffer.alloc(MOST_AT_ONCE + OVERLAP)
  let memory: number | undefined
  try {
    memory = openSync(`/proc/${pid}/mem`, 'r')
    for (const [start, end] of writtenRanges(pid))
      for (let at = start; at < end; at += MOST_AT_ONCE) {
        const read = readSync(memory, piece, 0, Math.min(piece.length, end - at), at)
        const bytes = piece.subarray(0, read)
        for (const { name, picture } of needles) if (picture.some((one) => bytes.includes(one))) found.add(name)
      }
  } catch {
    // Ended meanwhile, or a piece that the kernel keeps back.
  } finally {
    if (memory !== undefined) closeSync(memory)
  }
  return [...found].map((needle) => ({ needle, where: who }))
}

export const SELECTIONS = ['clipboard', 'primary', 'secondary'] as const

export const findInClipboard = (display: string, needles: readonly Needle[]): readonly Finding[] =>
  SELECTIONS.flatMap((selection) => {
    const { stdout } = spawnSync('xclip', ['-o', '-selection', selection], {
      env: { ...process.env, DISPLAY: display },
      timeout: 3_000,
    })
    return findInBytes(stdout, needles, `the ${selection} selection`)
  })

/** So that it can be shown that the look sees something. */
export const plantInClipboard = (display: string, text: string): void => {
  for (const selection of SELECTIONS)
    spawnSync('xclip', ['-i', '-selection', selection], {
      env: { ...process.env, DISPLAY: display },
      input: text,
      timeout: 3_000,
      stdio: ['pipe', 'ignore', 'ignore'],
    })
}
