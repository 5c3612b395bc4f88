/** Schema steps of what serves people beside their cases: calls for help, appointments, pictures from telephones. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { EngineWords } from './engine-words.ts'

const withHelpCalls: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('help_calls')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('terminal_id', 'text', (c) => c.notNull())
      .addColumn('region_code', 'text', (c) => c.notNull())
      .addColumn('screen', 'text', (c) => c.notNull())
      .addColumn('asked_at', 'bigint', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('answered_by', 'text')
      .addColumn('answered_at', 'bigint')
      .execute()
    await db.schema.createIndex('help_calls_open').on('help_calls').columns(['state', 'asked_at']).execute()
  },
}

/** The number of the seat is part of the key: a place cannot be given twice. A case holds one place. */
const withAppointments: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('office_hours')
      .addColumn('region_code', 'text', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .addColumn('hours', 'text', (c) => c.notNull())
      .addColumn('set_by', 'text', (c) => c.notNull())
      .addColumn('set_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('office_hours_pk', ['region_code', 'body'])
      .execute()
    await db.schema
      .createTable('slot_seats')
      .addColumn('region_code', 'text', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .addColumn('day', 'text', (c) => c.notNull())
      .addColumn('time', 'text', (c) => c.notNull())
      .addColumn('seat', 'integer', (c) => c.notNull())
      .addColumn('case_number', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('slot_seats_pk', ['region_code', 'body', 'day', 'time', 'seat'])
      .execute()
    await db.schema.createIndex('slot_seats_by_case').on('slot_seats').column('case_number').execute()
  },
}

/** Pieces of sealed pictures, for minutes. */
export const withHandovers = (words: EngineWords): Migration => ({
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('handovers')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('terminal_id', 'text', (c) => c.notNull())
      .addColumn('ends_at', 'bigint', (c) => c.notNull())
      .addColumn('closed', 'integer', (c) => c.notNull())
      .execute()
    await db.schema.createIndex('handovers_by_end').on('handovers').column('ends_at').execute()
    await db.schema
      .createTable('handover_files')
      .addColumn('handover_id', 'text', (c) => c.notNull())
      .addColumn('file_id', 'text', (c) => c.notNull())
      .addColumn('position', 'integer', (c) => c.notNull())
      .addColumn('size_bytes', 'integer', (c) => c.notNull())
      .addColumn('received_bytes', 'integer', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('handover_files_pk', ['handover_id', 'file_id'])
      .execute()
    await db.schema
      .createTable('handover_pieces')
      .addColumn('handover_id', 'text', (c) => c.notNull())
      .addColumn('file_id', 'text', (c) => c.notNull())
      .addColumn('at', 'integer', (c) => c.notNull())
      .addColumn('sealed', sql.raw(words.bytes), (c) => c.notNull())
      .addPrimaryKeyConstraint('handover_pieces_pk', ['handover_id', 'file_id', 'at'])
      .execute()
  },
})

/** An address belongs to the telephone that sends first. */
export const withHandoverPhones: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema.alterTable('handovers').addColumn('phone', 'text').execute()
  },
}

/** Where a case lies and where it was sent; whom a complaint is about is kept from it. */
const withDesks: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .alterTable('cases')
      .addColumn('held_at', 'text', (c) => c.notNull().defaultTo('county'))
      .execute()
    await db.schema.alterTable('cases').addColumn('referred_to', 'text').execute()
    await db.schema.createIndex('cases_by_referral').on('cases').column('referred_to').execute()
    await db.schema
      .createTable('case_exclusions')
      .addColumn('case_number', 'text', (c) => c.notNull())
      .addColumn('account_id', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('case_exclusions_pk', ['case_number', 'account_id'])
      .execute()
  },
}

/** Those that came after the consultations. */
export const deskSteps = (): Record<string, Migration> => ({ '030-desks': withDesks })

export const serviceSteps = (): Record<string, Migration> => ({
  '007-help-calls': withHelpCalls,
  '008-appointments': withAppointments,
})
