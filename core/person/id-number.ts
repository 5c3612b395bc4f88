/** Citizen identification number, GB 11643-1999: 17 digits and a check character (ISO 7064 MOD 11-2). */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const CHECK_CHARACTERS = '10X98765432'

/** The check character of the first 17 digits; `undefined` where they are not 17 digits. */
export const idNumberCheckCharacter = (first17: string): string | undefined => {
  if (!/^\d{17}$/.test(first17)) return undefined
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0)
  return CHECK_CHARACTERS[sum % 11]
}

/** Birth date inside a number as `YYYY-MM-DD`, or `undefined` where digits 7–14 are no calendar date. */
export const birthDateOfIdNumber = (idNumber: string): string | undefined => {
  const parts = /^\d{6}(\d{4})(\d{2})(\d{2})/.exec(idNumber)
  if (!parts) return undefined
  const iso = `${parts[1]}-${parts[2]}-${parts[3]}`
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined
}

/** GB/T 2261.1 code inside a number: the order number (digit 17) is odd for men, even for women (GB 11643-1999 §4.2.4). */
export const sexOfIdNumber = (idNumber: string): '1' | '2' | undefined => {
  const digit = /^\d{16}(\d)/.exec(idNumber)?.[1]
  return digit === undefined ? undefined : Number(digit) % 2 === 1 ? '1' : '2'
}

/** True where length, birth date and check character agree (GB 11643-1999 §4–6). Lower-case x is not accepted here. */
export const isValidIdNumber = (idNumber: string): boolean =>
  /^\d{17}[\dX]$/.test(idNumber) &&
  birthDateOfIdNumber(idNumber) !== undefined &&
  idNumberCheckCharacter(idNumber.slice(0, 17)) === idNumber[17]

/** What people type: spaces and full-width digits are forgiven, `x` becomes `X`. */
export const normaliseIdNumber = (typed: string): string => typed.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
