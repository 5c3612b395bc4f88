/** RFC 4180 lines that a spreadsheet opens as text and does not run. */

/** First signs by which spreadsheets take a cell for a formula (OWASP, CSV injection), full-width ones too. */
const RUNS = /^[\s]*[=+\-@＝＋－＠\t\r]/

/** What would run stands behind an apostrophe; numbers of ours are given as numbers and are left as they are. */
export const csvCell = (value: string | number): string => {
  if (typeof value === 'number') return String(value)
  const still = RUNS.test(value) ? `'${value}` : value
  return /["\n\r,]/.test(still) ? `"${still.replaceAll('"', '""')}"` : still
}

export const csvLine = (cells: readonly (string | number)[]): string => `${cells.map(csvCell).join(',')}\r\n`

/** Spreadsheets on Chinese desktops take a file without it for GBK. */
export const UTF8_MARK = '\uFEFF'
