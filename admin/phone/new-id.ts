/** 96 random bits in hexadecimal: for a page, and for the telephone itself. */
export const newId = (): string => {
  let text = ''
  for (const byte of crypto.getRandomValues(new Uint8Array(12))) text += `0${byte.toString(16)}`.slice(-2)
  return text
}
