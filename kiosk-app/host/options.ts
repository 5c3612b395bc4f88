/** The host's command line, the same under both shells. */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { z } from 'zod'
import type { TerminalOptions } from './terminal.ts'

const Options = z.object({
  data: z.string(),
  centre: z.url(),
  port: z.coerce.number().int().min(0).max(65_535),
  reader: z.string(),
  receipt: z.string(),
  printer: z.string().startsWith('ipp://').optional(),
  'print-folder': z.string().optional(),
  practice: z.boolean(),
})

export interface HostOptions {
  readonly port: number
  readonly dataFolder: string
  readonly terminal: Omit<TerminalOptions, 'catalogue' | 'clock' | 'log'>
}

const AttendantPin = z
  .string()
  .regex(/^\d{6,12}$/)
  .optional()

/** The error is the line to tell whoever started it. Enrolment code and PIN come by the environment: they are secrets. */
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
        practice: { type: 'boolean', default: false },
      },
    }).values
  } catch {
    return err('Unknown option. Known: --data --centre --port --reader --receipt --printer --print-folder --practice.')
  }
  const parsed = Options.safeParse(values)
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) => `--${issue.path.join('.')}`)
    return err(`Wrong or missing: ${[...new Set(names)].join(', ')}.`)
  }
  const pin = AttendantPin.safeParse(process.env['LUTONG_ATTENDANT_PIN'])
  if (!pin.success) return err('LUTONG_ATTENDANT_PIN must be 6 to 12 digits.')
  const options = parsed.data
  return ok({
    port: options.port,
    dataFolder: options.data,
    terminal: {
      dataFolder: options.data,
      centreUrl: options.centre,
      reader: options.reader,
      receiptPrinter: options.receipt,
      documentPrinter:
        options.printer === undefined
          ? { kind: 'folder', folder: options['print-folder'] ?? join(options.data, 'prints') }
          : { kind: 'ipp', uri: options.printer },
      enrolCode: process.env['LUTONG_ENROL_CODE'],
      attendantPin: pin.data,
      practice: options.practice,
    },
  })
}
