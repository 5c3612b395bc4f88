import { OfficeHours } from '@lutong/core/booking/office-hours.ts'
import { CaseNumber } from '@lutong/core/ids.ts'
import type { Kysely, Transaction } from 'kysely'
import type { AppointmentStore, SeatChange } from '../appointment-store.ts'
import type { Vault } from '../vault.ts'
import { SEALED, utf8 } from './rows.ts'
import type { CentreTables } from './tables.ts'
import { casesWithin } from './within-scope.ts'

/**
 * Inside the transaction that writes the case's entry. A seat is a row with a number below the capacity, and its
 * number is part of the key: two who want the last one cannot both have it, in either engine.
 */
export const changeSeat = async (
  tx: Transaction<CentreTables>,
  caseNumber: string,
  change: SeatChange,
): Promise<boolean> => {
  const held = await tx.selectFrom('slot_seats').selectAll().where('case_number', '=', caseNumber).executeTakeFirst()
  const giveBack = async () => {
    if (held === undefined) return
    await tx
      .deleteFrom('slot_seats')
      .where('region_code', '=', held.region_code)
      .where('body', '=', held.body)
      .where('day', '=', held.day)
      .where('time', '=', held.time)
      .where('seat', '=', held.seat)
      .execute()
  }
  if (change.kind === 'leave') {
    await giveBack()
    return true
  }
  const { capacity, day, institution: body, time } = change
  if (held?.body === body && held.day === day && held.time === time) return true
  for (let seat = 0; seat < capacity; seat += 1) {
    const taken = await tx
      .insertInto('slot_seats')
      .values({ region_code: caseNumber.slice(0, 6), body, day, time, seat, case_number: caseNumber })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (Number(taken.numInsertedOrUpdatedRows ?? 0) === 0) continue
    // The old place goes only when the new one is held.
    await giveBack()
    return true
  }
  return false
}

export const createAppointmentStore = (db: Kysely<CentreTables>, vault: Vault): AppointmentStore => ({
  officeHours: async (regionCode, body) => {
    const row = await db
      .selectFrom('office_hours')
      .select('hours')
      .where('region_code', '=', regionCode)
      .where('body', '=', body)
      .executeTakeFirst()
    return row && OfficeHours.parse(JSON.parse(row.hours))
  },
  setOfficeHours: async (regionCode, body, hours, by, atMs) => {
    const values = { hours: JSON.stringify(hours), set_by: by, set_at: atMs }
    await db
      .insertInto('office_hours')
      .values({ region_code: regionCode, body, ...values })
      .onConflict((conflict) => conflict.columns(['region_code', 'body']).doUpdateSet(values))
      .execute()
  },
  takenSeats: async (regionCode, body, days) => {
    if (days.length === 0) return new Map()
    const rows = await db
      .selectFrom('slot_seats')
      .select(({ fn }) => ['day', 'time', fn.countAll<number>().as('seats')])
      .where('region_code', '=', regionCode)
      .where('body', '=', body)
      .where('day', 'in', days)
      .groupBy(['day', 'time'])
      .execute()
    return new Map(rows.map(({ day, seats, time }) => [`${day} ${time}`, seats]))
  },
  appointmentsOf: async (regionCode, body, day, scope) => {
    const rows = await db
      .selectFrom('slot_seats')
      .innerJoin('cases', (join) =>
        join
          .onRef('cases.case_number', '=', 'slot_seats.case_number')
          .onRef('cases.region_code', '=', 'slot_seats.region_code'),
      )
      .select(['slot_seats.case_number', 'slot_seats.time', 'cases.applicant_sealed', 'cases.application_id'])
      .where('slot_seats.region_code', '=', regionCode)
      .where('slot_seats.body', '=', body)
      .where('slot_seats.day', '=', day)
      .where(casesWithin(scope))
      .orderBy('slot_seats.time')
      .orderBy('slot_seats.seat')
      .execute()
    return rows.map((row) => ({
      caseNumber: CaseNumber.parse(row.case_number),
      time: row.time,
      applicantMask:
        row.applicant_sealed === null
          ? null
          : utf8.text(vault.open(SEALED.applicant(row.application_id), row.applicant_sealed)),
    }))
  },
})
