/** Which keys stand under which kind of field. A field names its set by `data-keys`. */
const KEY_SETS = ['digits', 'id-number', 'yuan', 'phone', 'letters', 'code'] as const
export type KeySet = (typeof KEY_SETS)[number]

export const isKeySet = (name: string | undefined): name is KeySet =>
  name !== undefined && (KEY_SETS as readonly string[]).includes(name)

/** Telephone order: the keypad that everybody's thumb knows. The tenth place is the set's own. */
export const PAD_KEYS: Readonly<Record<Exclude<KeySet, 'letters' | 'code'>, readonly string[]>> = {
  digits: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '', '0'],
  'id-number': ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'X', '0'],
  yuan: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '0'],
  phone: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '-', '0'],
}

export const DIGIT_ROW = '1234567890'
export const LETTER_ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const
/** Chinese marks in Chinese, the others in other languages. */
export const MARKS = { 'zh-CN': ['，', '。'], en: [',', '.'] } as const
export const SYMBOL_ROWS = {
  'zh-CN': ['，。、；：？！…—·', '“”‘’（）《》【】', '+-×÷=%/@#&'],
  en: [',.;:?!…—·_', '“”‘’()[]<>', '+-×÷=%/@#&'],
} as const
