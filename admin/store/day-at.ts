import { dayOfInstant, isoDateOfDay } from '@lutong/core/calendar/civil-day.ts'

/** `YYYYMMDD`: the day of a number is the day at the counter. */
export const dayAt = (atMs: number): string => isoDateOfDay(dayOfInstant(atMs)).replaceAll('-', '')
