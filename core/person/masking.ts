/** What the big screen and the slip may show of a person; nobody behind should learn who it is. */

/** `110***********1234`: the first three and the last four characters of a number stay. */
export const maskIdNumber = (idNumber: string): string =>
  idNumber.length < 8 ? '*'.repeat(idNumber.length) : `${idNumber.slice(0, 3)}***********${idNumber.slice(-4)}`

/** `张*`, `欧阳**`-style: only the first character of a name stays; surrogate pairs count as one. */
export const maskName = (name: string): string => {
  const [first = '', ...rest] = [...name.trim()]
  return first + '*'.repeat(Math.max(1, Math.min(rest.length, 3)))
}

/** `138****5678` */
export const maskPhone = (phone: string): string =>
  phone.length < 7 ? '*'.repeat(phone.length) : `${phone.slice(0, 3)}****${phone.slice(-4)}`
