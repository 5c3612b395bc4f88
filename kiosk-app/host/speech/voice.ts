/**
 * The voice of spoken guidance: text in, sound out, both in memory alone. The text goes in by standard input, never on a
 * command line that others on the machine can read, and nothing is kept: the words may be a citizen's own.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'
import type { Language } from '@lutong/core/messages/text.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { withWavLengths } from './wav.ts'

export interface VoiceRequest {
  readonly text: string
  readonly language: Language
  /** Times the voice's own pace. */
  readonly rate: number
}

export interface Voice {
  /** A WAV file. */
  speak(request: VoiceRequest): Promise<Result<Uint8Array, 'voice-failed'>>
}

/** Words a minute at rate 1; espeak-ng takes 80 to 450. */
const ESPEAK_WORDS_PER_MINUTE = 165
const ESPEAK_VOICES: Readonly<Record<Language, string>> = { 'zh-CN': 'cmn', 'zh-Hant': 'cmn', en: 'en-gb' }
const SPEAK_WITHIN_MS = 10_000
/** 600 characters at the slowest rate stay well below. */
const MOST_BYTES = 32 * 1024 * 1024

const espeakArgs = ({ language, rate }: VoiceRequest): readonly string[] => [
  ...['-v', ESPEAK_VOICES[language], '-s', String(Math.round(ESPEAK_WORDS_PER_MINUTE * rate))],
  ...['--stdin', '--stdout'],
]
/** What another voice is started with: it reads UTF-8 from standard input and writes a WAV to standard output. */
const pluggedArgs = ({ language, rate }: VoiceRequest): readonly string[] => [
  ...['--language', language, '--rate', String(rate)],
]

const speakBy = (program: string, args: readonly string[], text: string): Promise<Result<Uint8Array, 'voice-failed'>> =>
  new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'], timeout: SPEAK_WITHIN_MS })
    const chunks: Buffer[] = []
    let size = 0
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > MOST_BYTES) child.kill()
      else chunks.push(chunk)
    })
    child.on('error', () => resolve(err('voice-failed')))
    // A voice that ended early has closed its end; its status says so.
    child.stdin.on('error', () => {})
    child.on('close', (status) => {
      const wav = status === 0 ? withWavLengths(Buffer.concat(chunks)) : undefined
      resolve(wav === undefined ? err('voice-failed') : ok(wav))
    })
    child.stdin.end(text)
  })

const isThere = (program: string): boolean =>
  isAbsolute(program)
    ? existsSync(program)
    : (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)))

export const ESPEAK = 'espeak-ng'

/** `undefined` where the program is not installed, or none is wanted. */
export const openVoice = (program: string): Voice | undefined => {
  if (program === 'none' || !isThere(program)) return undefined
  const argsOf = program === ESPEAK ? espeakArgs : pluggedArgs
  return { speak: (request) => speakBy(program, argsOf(request), request.text) }
}
