/** `31` → 第三十一条, as statutes count. */
const DIGITS = '零一二三四五六七八九'
const UNITS = ['千', '百', '十', ''] as const

export const articleHeading = (number: number): string => {
  const digits = String(number).padStart(4, '0').split('').map(Number)
  const said = digits.map((digit, at) => (digit === 0 ? '零' : `${DIGITS[digit]}${UNITS[at]}`)).join('')
  const plain = said.replaceAll(/零+/g, '零').replaceAll(/^零|零$/g, '')
  // 十条, not 一十条; but 一百一十条.
  return `第${number < 20 ? plain.replace(/^一十/, '十') : plain}条`
}
