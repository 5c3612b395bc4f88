/** What a terminal is: one YAML file, checked at the start. What is wrong is told by line, with the way out. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { ItemCode } from '@lutong/core/ids.ts'
import { LanguageTag } from '@lutong/core/messages/language-pack.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { StaffList } from '../attendant/staff-list.ts'

const Place = z.string().min(1).max(200)
const Key = z.string().min(1).max(20)

const Devices = z.strictObject({
  idCardReader: Place.optional(),
  receiptPrinter: Place.optional(),
  documentPrinter: Place.startsWith('ipp://').optional(),
  headphoneJack: Place.optional(),
})

export const Profile = z
  .strictObject({
    /** `village-tablet` guides and sends nothing; the others do everything their services allow. */
    kind: z.enum(['centre-kiosk', 'desk-unit', 'village-tablet']),
    ppi: z.number().min(40).max(400),
    devices: Devices,
    voice: z.string().min(1).optional(),
    /** A program that turns speech into text; without one there is no dictation. */
    dictation: z.strictObject({ program: Place, microphone: Place.optional() }).optional(),
    /** A program that turns the lawyer's speech into text; without one there are no captions. */
    captions: z.strictObject({ program: Place }).optional(),
    padKeys: z.strictObject({ up: Key, down: Key, back: Key, help: Key, ok: Key }).optional(),
    /** The first one is the terminal's own. */
    languages: z
      .array(LanguageTag)
      .min(1)
      .refine((all) => new Set(all).size === all.length),
    services: z.union([z.literal('all'), z.array(ItemCode).min(1)]),
    /** Times the usual waiting before an untouched visit is cleared. */
    idleFactor: z.number().min(1).max(5).default(1),
    /** Who may open the attendant's menu; each line is made by `npm run attendant`. */
    attendants: StaffList.default([]),
    /** The relay of calls, which the network check asks. */
    turn: z
      .string()
      .regex(/^[\w.-]+(:\d{1,5})?$/)
      .optional(),
    /** Program and words; no shell reads it. */
    restartCommand: z.tuple([z.string().startsWith('/')], z.string()).optional(),
  })
  .superRefine(({ devices, kind }, found) => {
    const say = (path: string[], message: string) => found.addIssue({ code: 'custom', path, message })
    if (kind === 'village-tablet' && devices.idCardReader !== undefined)
      say(
        ['devices', 'idCardReader'],
        'a village-tablet reads no cards: take this line out|village-tablet 不读卡，请删掉这一行',
      )
    if (kind !== 'village-tablet' && devices.idCardReader === undefined)
      say(
        ['devices'],
        `a ${kind} needs idCardReader: say where it is (docs/devices.md)|${kind} 要有 idCardReader，请写它的位置（见 docs/devices.md）`,
      )
    // At a tablet the guide goes along by the citizen's own telephone.
    if (kind !== 'village-tablet' && devices.receiptPrinter === undefined)
      say(
        ['devices'],
        `a ${kind} needs receiptPrinter: say where it is (docs/devices.md)|${kind} 要有 receiptPrinter，请写它的位置（见 docs/devices.md）`,
      )
    if (kind === 'centre-kiosk' && devices.documentPrinter === undefined)
      say(
        ['devices'],
        'a centre-kiosk needs documentPrinter: give its ipp:// address|centre-kiosk 要有 documentPrinter，请写它的 ipp:// 地址',
      )
  })
export type Profile = z.infer<typeof Profile>

/** In English and in Chinese. */
type Says = readonly [string, string]

/** What each line takes, in plain words; by its path without places in lists. */
const TAKES: Readonly<Record<string, Says>> = {
  kind: ['write centre-kiosk, desk-unit or village-tablet', '写 centre-kiosk、desk-unit 或 village-tablet'],
  ppi: ['write the pixels per inch of the panel, 40 to 400', '写屏幕每英寸的像素数，40 到 400'],
  devices: ['write under it where each device is (docs/devices.md)', '下面写每台设备在哪里（见 docs/devices.md）'],
  'devices.idCardReader': [
    'write where the reader is, as /dev/ttyUSB0 or hid:vvvv:pppp',
    '写读卡器的位置，如 /dev/ttyUSB0 或 hid:vvvv:pppp',
  ],
  'devices.receiptPrinter': [
    'write where the slip printer is, as 192.168.1.9:9100 or /dev/usb/lp0',
    '写回执打印机的位置，如 192.168.1.9:9100 或 /dev/usb/lp0',
  ],
  'devices.documentPrinter': ['write the printer’s address; it begins with ipp://', '写打印机的地址，以 ipp:// 开头'],
  'devices.headphoneJack': ['write the input device of the jack', '写耳机插孔的输入设备'],
  voice: ['write espeak-ng, none, or the path of a program', '写 espeak-ng、none 或程序的路径'],
  dictation: [
    'write under it program: the path of the engine, and microphone: its name for it (docs/dictation.md)',
    '下面写 program（程序路径）和 microphone（麦克风名，见 docs/dictation.md）',
  ],
  captions: [
    'write under it program: the path of the engine (docs/captions.md)',
    '下面写 program（程序路径，见 docs/captions.md）',
  ],
  padKeys: ['write all of up, down, back, help, ok', '写全 up、down、back、help、ok'],
  languages: [
    'write tags such as zh-CN, zh-Hant or en, each once, at least one',
    '写 zh-CN、zh-Hant、en 这样的标签，至少一个，不重复',
  ],
  services: ['write all, or a list of codes such as GF02003', '写 all，或 GF02003 这样的编码列表'],
  idleFactor: ['write a number from 1 to 5', '写 1 到 5 的数'],
  attendants: [
    'write the lines that npm run attendant prints, at most twelve',
    '写 npm run attendant 打印的行，最多十二个',
  ],
  turn: [
    'write host and port of the relay of calls, as turn.example:3478',
    '写视频中转的主机和端口，如 turn.example:3478',
  ],
  restartCommand: [
    'write the program with its whole path and its words, as [/usr/bin/systemctl, reboot]',
    '写程序的完整路径和参数，如 [/usr/bin/systemctl, reboot]',
  ],
}
const wayOut = (path: readonly string[]): Says => {
  for (let length = path.length; length > 0; length -= 1) {
    const known = TAKES[path.slice(0, length).join('.')]
    if (known !== undefined) return known
  }
  return ['write the lines of an example in deploy/profiles', '照 deploy/profiles 里的样例写']
}

/** Of a rule between lines: its English, and its Chinese after the bar. */
const saidBy = (message: string): Says => {
  const [en = '', zh = ''] = message.split('|')
  return [en, zh]
}

/** The error is a line in English and one in Chinese: where, what, and what to write instead. */
export const profileFrom = (text: string, name: string): Result<Profile, string> => {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const told = (line: number, en: string, zh: string) =>
    err(`${name}, line ${line}: ${en}.\n${name} 第 ${line} 行：${zh}。`)
  const notYaml = (offset: number) =>
    told(
      lines.linePos(offset).line,
      'this is not YAML; compare with an example in deploy/profiles',
      '这不是 YAML；请对照 deploy/profiles 里的样例',
    )
  const [broken] = document.errors
  if (broken !== undefined) return notYaml(broken.pos[0])
  let written: unknown
  try {
    written = document.toJS()
  } catch {
    // An alias that points nowhere is found only here.
    return notYaml(0)
  }
  const parsed = Profile.safeParse(written)
  if (parsed.success) return ok(parsed.data)
  const [issue] = parsed.error.issues
  const path = issue?.path.filter((part) => typeof part === 'string' || typeof part === 'number') ?? []
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const full = unknown === undefined ? path : [...path, unknown]
  // The nearest line there is: of a line that is missing, the one it belongs under.
  let at: readonly (string | number)[] = full
  while (at.length > 0 && !document.hasIn(at)) at = at.slice(0, -1)
  const offset = at.length === 0 ? 0 : offsetOf(document.getIn(at, true))
  const { line } = lines.linePos(offset)
  const label = full.filter((part) => typeof part === 'string').join('.')
  if (unknown !== undefined)
    return told(
      line,
      `${label} is not known here: take the line out or mend its name`,
      `不认识 ${label}：删掉这一行，或改正名字`,
    )
  const isOurs = issue?.code === 'custom' && issue.message !== 'Invalid input'
  const [en, zh] = isOurs ? saidBy(issue.message) : wayOut(label.split('.'))
  const isMissing = at.length < full.length
  return told(line, `${label}${isMissing ? ' is missing' : ''}: ${en}`, `${isMissing ? '缺少 ' : ''}${label}：${zh}`)
}

const offsetOf = (node: unknown): number =>
  typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range) ? Number(node.range[0]) : 0

/** Enough of it to tell profiles apart. */
const DIGEST_CHARS = 12

export const digestOfProfile = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, DIGEST_CHARS)

export const readProfile = (file: string): Result<Profile, string> => {
  try {
    return profileFrom(readFileSync(file, 'utf8'), file)
  } catch {
    return err(`${file} cannot be read: check its path and who may read it.\n读不了 ${file}：请检查路径和读取权限。`)
  }
}
