/** The host's command line, the same under both shells. */
import { LANGUAGES } from '@lutong/core/messages/text.ts'
import { offeredLanguages, SHIPPED_PACKS } from './languages/languages.ts'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { z } from 'zod'
import { readStaff } from './attendant/staff-list.ts'
import { FULL_OFFER, offerOf } from './profile/offer.ts'
import { digestOfProfile, type Profile, readProfile } from './profile/profile.ts'
import { ESPEAK } from './speech/voice.ts'
import type { TerminalOptions } from './terminal-options.ts'

const Options = z.object({
  data: z.string(),
  centre: z.url(),
  port: z.coerce.number().int().min(0).max(65_535),
  profile: z.string().optional(),
  reader: z.string().optional(),
  receipt: z.string().optional(),
  printer: z.string().startsWith('ipp://').optional(),
  'print-folder': z.string().optional(),
  attendants: z.string().optional(),
  practice: z.boolean(),
  ppi: z.coerce.number().min(40).max(400).optional(),
  voice: z.string().optional(),
  languages: z
    .string()
    .transform((text) => text.split(','))
    .optional(),
  packs: z.string(),
  jack: z.string().optional(),
  dictation: z.string().optional(),
  microphone: z.string().optional(),
  captions: z.string().optional(),
  'pad-keys': z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.string().min(1).max(20)).length(5))
    .optional(),
})

export interface HostOptions {
  readonly port: number
  readonly dataFolder: string
  readonly terminal: Omit<TerminalOptions, 'clock' | 'log' | 'keeper' | 'onCallRoom'>
}

/** A 27-inch panel of 1080 × 1920. */
const PANEL_PPI = 82
/** As the tactile pad's keyboard names them. */
const PAD_KEYS = { up: 'ArrowUp', down: 'ArrowDown', back: 'Escape', help: 'F1', ok: 'Enter' } as const

const hasNoPrinter = (profile: Profile | undefined) =>
  profile !== undefined && profile.devices.documentPrinter === undefined

/** A place named on the command line stands in for the profile's; a device that the profile has not stays away. */
const placesFrom = ({ jack, printer, receipt, reader, ...rest }: z.infer<typeof Options>, profile?: Profile) => {
  if (profile === undefined) return { reader, receipt, printer, jack }
  const { documentPrinter, headphoneJack, idCardReader, receiptPrinter } = profile.devices
  // Into a folder is where bench and tests print.
  const ipp = rest['print-folder'] === undefined ? (printer ?? documentPrinter) : undefined
  return {
    reader: idCardReader && (reader ?? idCardReader),
    receipt: receiptPrinter && (receipt ?? receiptPrinter),
    printer: documentPrinter && ipp,
    jack: headphoneJack && (jack ?? headphoneJack),
  }
}

/** Without a program nothing listens. */
const hearingOf = ({ dictation, microphone }: z.infer<typeof Options>, profile?: Profile) => {
  const program = dictation ?? profile?.dictation?.program
  return program === undefined
    ? undefined
    : { program, microphone: microphone ?? profile?.dictation?.microphone ?? 'default' }
}

/** The error is the line to tell whoever started it. The enrolment code comes by the environment: it is a secret. */
export const terminalOptionsFrom = (args: readonly string[]): Result<HostOptions, string> => {
  let values: unknown
  try {
    values = parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        centre: { type: 'string' },
        port: { type: 'string', default: '7110' },
        reader: { type: 'string' },
        receipt: { type: 'string' },
        printer: { type: 'string' },
        'print-folder': { type: 'string' },
        attendants: { type: 'string' },
        practice: { type: 'boolean', default: false },
        profile: { type: 'string' },
        ppi: { type: 'string' },
        voice: { type: 'string' },
        languages: { type: 'string' },
        packs: { type: 'string', default: SHIPPED_PACKS },
        jack: { type: 'string' },
        dictation: { type: 'string' },
        microphone: { type: 'string' },
        captions: { type: 'string' },
        'pad-keys': { type: 'string' },
      },
    }).values
  } catch {
    return err(
      'Unknown option. Known: --profile --data --centre --port --reader --receipt --printer --print-folder --attendants --practice --ppi --voice --languages --packs --jack --dictation --microphone --captions --pad-keys.',
    )
  }
  const parsed = Options.safeParse(values)
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) => `--${issue.path.join('.')}`)
    return err(`Wrong or missing: ${[...new Set(names)].join(', ')}.`)
  }
  const options = parsed.data
  const read = options.profile === undefined ? undefined : readProfile(options.profile)
  if (read?.ok === false) return read
  const profile = read?.value
  const languages = offeredLanguages(options.languages ?? profile?.languages ?? LANGUAGES, options.packs)
  if (!languages.ok) return languages
  const staff = options.attendants === undefined ? ok([]) : readStaff(options.attendants)
  if (!staff.ok) return staff
  const places = placesFrom(options, profile)
  if (profile === undefined && (places.reader === undefined || places.receipt === undefined))
    return err('Wrong or missing: --reader, --receipt. Name both, or a --profile.')
  const [up = '', down = '', back = '', help = '', okKey = ''] = options['pad-keys'] ?? []
  return ok({
    port: options.port,
    dataFolder: options.data,
    terminal: {
      dataFolder: options.data,
      centreUrl: options.centre,
      reader: places.reader,
      receiptPrinter: places.receipt,
      documentPrinter:
        places.printer === undefined
          ? hasNoPrinter(profile)
            ? undefined
            : { kind: 'folder', folder: options['print-folder'] ?? join(options.data, 'prints') }
          : { kind: 'ipp', uri: places.printer },
      enrolCode: process.env['LUTONG_ENROL_CODE'],
      staff: [...(profile?.attendants ?? []), ...staff.value],
      turn: profile?.turn,
      restartCommand: profile?.restartCommand,
      practice: options.practice,
      languages: languages.value,
      senses: {
        panelPpi: options.ppi ?? profile?.ppi ?? PANEL_PPI,
        padKeys: options['pad-keys'] ? { up, down, back, help, ok: okKey } : (profile?.padKeys ?? PAD_KEYS),
        voice: options.voice ?? profile?.voice ?? ESPEAK,
        jack: places.jack,
        dictation: hearingOf(options, profile),
        captions: options.captions ?? profile?.captions?.program,
      },
      offer: profile === undefined ? FULL_OFFER : offerOf(profile),
      profileDigest: options.profile === undefined ? undefined : digestOfProfile(options.profile),
    },
  })
}
