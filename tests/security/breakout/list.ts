/** The break-out list: every technique by its number and words, and which part of the run tries it. */

/** `keys`: the whole policy, by keyboard. `door`: with a debugging door, for fingers and scripts. `input`: bad days. */
export type Part = 'door' | 'keys' | 'input'

interface Listed {
  readonly words: string
  readonly part: Part
  /** Why a browser without bolts does not answer it here either: what the row is worth then. */
  readonly inert?: string
}

const keys = (words: string, inert?: string): Listed => ({
  words,
  part: 'keys',
  ...(inert === undefined ? {} : { inert }),
})
const door = (words: string, inert?: string): Listed => ({
  words,
  part: 'door',
  ...(inert === undefined ? {} : { inert }),
})
const input = (words: string): Listed => ({ words, part: 'input' })

export const LIST: Readonly<Record<string, Listed>> = {
  1: keys('F1'),
  2: keys('F3, Ctrl+F'),
  3: keys('F5, Ctrl+R in a form'),
  4: keys('F6'),
  5: keys('F7'),
  6: keys('F10, Alt menu'),
  7: keys('F11'),
  8: keys('F12, Ctrl+Shift+I/J'),
  9: keys('Esc'),
  10: keys('Ctrl+T'),
  11: keys('Ctrl+N'),
  12: keys('Ctrl+Shift+N'),
  13: keys('Ctrl+W'),
  14: keys('Ctrl+Shift+W/Q'),
  15: keys('Alt+F4'),
  16: keys('Alt+Tab, Alt+Space'),
  17: keys('Ctrl+L'),
  18: keys('Ctrl+O'),
  19: keys('Ctrl+S'),
  20: keys('Ctrl+P'),
  21: keys('Ctrl+U'),
  22: keys('Ctrl+J/H'),
  23: keys('Ctrl+Shift+O/Del'),
  24: keys('Shift+Esc'),
  25: keys('Alt+Left/Home'),
  26: keys('Ctrl ± and wheel'),
  27: keys('Super', 'no desktop runs here that a Super key would open'),
  28: keys('Ctrl+Alt+F1–F7', 'a virtual X server has no consoles'),
  29: keys('Ctrl+Alt+Del', 'only a true console reboots by it'),
  30: keys('SysRq', 'only a true keyboard reaches the kernel'),
  31: keys('five times Shift', 'no accessibility service runs here that would ask'),
  32: keys('a keyboard plugged in'),
  33: door('long press'),
  34: door('edge swipe'),
  35: door('pinch'),
  36: door('select and search'),
  37: door('drag a link or picture'),
  38: door('drop a file'),
  39: door('ten fingers', 'no compositor runs here that has gestures of many fingers'),
  40: door('corner taps', 'neither browser nor window manager has a hidden corner'),
  41: door('window.open'),
  42: door('target=_blank'),
  43: door('foreign href, meta refresh, 302'),
  44: door('file:, chrome:, view-source:, data:, javascript:, blob:'),
  45: door('mailto:, tel:, own schemes'),
  46: door('file input'),
  47: door('PDF viewer links, save, print'),
  48: door('download'),
  49: door('alert and beforeunload loops'),
  50: door('permission prompts'),
  51: door('translate bubble', 'the browser asks its maker’s service, and there is no network here'),
  52: door('crash page’s links'),
  53: door('network and certificate error pages'),
  54: keys('debugging port, --inspect'),
  55: keys('another local process, rebinding Host, replayed token, other user'),
  56: input('full disk, out of memory, clock jump'),
  57: input('power cut while writing'),
  58: input('cable out, captive portal'),
  59: keys('QR code carrying a URL or keystrokes'),
  60: input('SVG or PDF material with script'),
  61: input('a 300-character name, an emoji, RTL override characters'),
  62: input('signature pad flooded'),
  63: input('IME text with control characters'),
  64: input('two cards, card swapped mid-visit'),
}

/** `of`: what of the technique a row of its own tries. */
export const nameOf = (number: string, of?: string): string =>
  `${number} ${LIST[number]?.words ?? ''}${of === undefined ? '' : `: ${of}`}`
export const numberOf = (name: string): string => name.split(' ')[0] ?? ''

/** Crashes are tried in two parts: from inside the page, and from outside with something typed. */
const ALSO: Readonly<Record<string, Part>> = { 52: 'keys' }

export const isIn = (part: Part, wanted: readonly string[] | undefined): boolean =>
  wanted === undefined || wanted.some((number) => LIST[number]?.part === part || ALSO[number] === part)
