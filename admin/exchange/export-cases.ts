/** Writes an exchange file: whole under its name, or not there. */
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { dayOfIsoDate, endOfDayMs } from '@lutong/core/calendar/civil-day.ts'
import type { ExchangeLine } from '@lutong/core/contracts/exchange.ts'
import { flushFolder } from '../store/durable-file.ts'
import type { ExchangeRange, ExchangeSource } from '../store/kysely/exchange-source.ts'

export interface ExportWish {
  readonly source: Pick<ExchangeSource, 'cases'>
  /** `YYYY-MM-DD` as people in China count days; the first and the last one, both in. */
  readonly fromDay: string | null
  readonly toDay: string | null
  readonly file: string
  readonly nowMs: number
}

const rangeOf = ({ fromDay, toDay }: Pick<ExportWish, 'fromDay' | 'toDay'>): ExchangeRange => ({
  fromMs: fromDay === null ? 0 : endOfDayMs(dayOfIsoDate(fromDay) - 1) + 1,
  beforeMs: toDay === null ? Number.MAX_SAFE_INTEGER : endOfDayMs(dayOfIsoDate(toDay)) + 1,
})

/** Gives how many cases were written. */
export const exportCases = async (wish: ExportWish): Promise<number> => {
  const { file, fromDay, nowMs, source, toDay } = wish
  const temporary = `${file}.part`
  const handle = await open(temporary, 'w', 0o600)
  const write = (line: ExchangeLine) => handle.write(`${JSON.stringify(line)}\n`)
  let cases = 0
  try {
    try {
      const madeAt = new Date(nowMs).toISOString()
      await write({ type: 'header', format: 'lutong-exchange-1', madeAt, fromDay, toDay })
      for await (const one of source.cases(rangeOf(wish))) {
        await write(one)
        cases += 1
      }
      await write({ type: 'end', cases })
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await flushFolder(dirname(file))
  return cases
}
