/** Schema steps, oldest first; a released step is never changed, only followed by another. */
import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { withCallGuests } from './call-guests-migration.ts'
import { withChat } from './chat-migration.ts'
import { withChatRetention } from './chat-retention-migration.ts'
import { withClients } from './client-migration.ts'
import { withCluster } from './cluster-migration.ts'
import { withConsultations } from './consultation-migration.ts'
import type { EngineWords } from './engine-words.ts'
import { withWordsToStaff } from './follow-up-migration.ts'
import { withProposals } from './proposal-migration.ts'
import { withPushes } from './push-migration.ts'
import { withQueueTickets } from './queue-ticket-migration.ts'
import { withWorklist } from './worklist-migration.ts'
import { withErasure } from './erasure-migration.ts'
import { withEpochs } from './epoch-migration.ts'
import { withUploads } from './upload-migration.ts'
import { withProvisionalNumbers } from './provisional-migration.ts'
import { withFederation } from './federation-migration.ts'
import { withHoldReasons } from './hold-migration.ts'
import { withItemIndex } from './item-index-migration.ts'
import { withMonths } from './month-migration.ts'
import { withResealing } from './reseal-migration.ts'
import { withRecordings } from './recording-migration.ts'
import { withReads } from './read-migration.ts'
import { withRetention } from './retention-migration.ts'
import { withSecondFactors } from './second-factor-migration.ts'
import { withSso } from './sso-store.ts'
import { withStaff } from './staff-migration.ts'
import { deskSteps, serviceSteps, withHandoverPhones, withHandovers } from './service-migrations.ts'

const APPEND_ONLY = ['case_events', 'audit'] as const

const first = (words: EngineWords): Migration => ({
  up: async (db: Kysely<unknown>) => {
    const bytes = sql.raw(words.bytes)
    await db.schema
      .createTable('cases')
      .addColumn('region_code', 'text', (c) => c.notNull())
      .addColumn('case_number', 'text', (c) => c.notNull())
      .addColumn('application_id', 'text', (c) => c.notNull().unique())
      .addColumn('digest', 'text', (c) => c.notNull())
      .addColumn('item_code', 'text', (c) => c.notNull())
      .addColumn('stage', 'text', (c) => c.notNull())
      .addColumn('outcome', 'text')
      .addColumn('awaiting_materials', 'integer', (c) => c.notNull())
      .addColumn('terminal_id', 'text', (c) => c.notNull())
      .addColumn('channel', 'text', (c) => c.notNull())
      .addColumn('catalogue_version', 'text', (c) => c.notNull())
      .addColumn('received_at', 'bigint', (c) => c.notNull())
      .addColumn('created_at_terminal', 'bigint', (c) => c.notNull())
      .addColumn('updated_at', 'bigint', (c) => c.notNull())
      .addColumn('person_index', 'text')
      .addColumn('slip_index', 'text', (c) => c.notNull())
      .addColumn('applicant_sealed', bytes)
      .addColumn('application_sealed', bytes, (c) => c.notNull())
      .addColumn('receipt_sealed', bytes, (c) => c.notNull())
      .addPrimaryKeyConstraint('cases_pk', ['region_code', 'case_number'])
      .execute()
    await db.schema.createIndex('cases_by_time').on('cases').columns(['received_at', 'case_number']).execute()
    await db.schema.createIndex('cases_by_person').on('cases').column('person_index').execute()
    await db.schema
      .createTable('case_events')
      .addColumn('region_code', 'text', (c) => c.notNull())
      .addColumn('case_number', 'text', (c) => c.notNull())
      .addColumn('seq', 'integer', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('stage', 'text', (c) => c.notNull())
      .addColumn('outcome', 'text')
      .addColumn('reason_sealed', bytes)
      .addColumn('actor', 'text')
      .addPrimaryKeyConstraint('case_events_pk', ['region_code', 'case_number', 'seq'])
      .execute()
    await db.schema
      .createTable('case_files')
      .addColumn('case_number', 'text', (c) => c.notNull())
      .addColumn('position', 'integer', (c) => c.notNull())
      .addColumn('role', 'text', (c) => c.notNull())
      .addColumn('sha256', 'text', (c) => c.notNull())
      .addColumn('media_type', 'text', (c) => c.notNull())
      .addColumn('size_bytes', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('case_files_pk', ['case_number', 'position'])
      .execute()
    await db.schema.createIndex('case_files_by_hash').on('case_files').column('sha256').execute()
    await db.schema
      .createTable('blobs')
      .addColumn('sha256', 'text', (c) => c.primaryKey())
      .addColumn('media_type', 'text', (c) => c.notNull())
      .addColumn('size_bytes', 'bigint', (c) => c.notNull())
      .addColumn('stored_at', 'bigint', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('number_series')
      .addColumn('region_code', 'text', (c) => c.notNull())
      .addColumn('day', 'text', (c) => c.notNull())
      .addColumn('last_serial', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('number_series_pk', ['region_code', 'day'])
      .execute()
    await db.schema
      .createTable('outbox')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('region_code', 'text', (c) => c.notNull())
      .addColumn('topic', 'text', (c) => c.notNull())
      .addColumn('payload', 'text', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('terminals')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('centre_name', 'text', (c) => c.notNull())
      .addColumn('phone', 'text', (c) => c.notNull())
      .addColumn('region_code', 'text', (c) => c.notNull())
      .addColumn('public_key', 'text', (c) => c.notNull())
      .addColumn('enrolled_at', 'bigint', (c) => c.notNull())
      .addColumn('last_seen_at', 'bigint')
      .addColumn('last_heartbeat', 'text')
      .addColumn('revoked', 'integer', (c) => c.notNull().defaultTo(0))
      .execute()
    await db.schema
      .createTable('enrolment_codes')
      .addColumn('code_index', 'text', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('centre_name', 'text', (c) => c.notNull())
      .addColumn('phone', 'text', (c) => c.notNull())
      .addColumn('region_code', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'bigint', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('accounts')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull().unique())
      .addColumn('role', 'text', (c) => c.notNull())
      .addColumn('scope', 'text', (c) => c.notNull())
      .addColumn('password_hash', 'text', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('sessions')
      .addColumn('token_index', 'text', (c) => c.primaryKey())
      .addColumn('account_id', 'text', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('last_used_at', 'bigint', (c) => c.notNull())
      .addColumn('expires_at', 'bigint', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('audit')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('actor', 'text', (c) => c.notNull())
      .addColumn('action', 'text', (c) => c.notNull())
      .addColumn('subject', 'text', (c) => c.notNull())
      .execute()
    for (const statement of APPEND_ONLY.flatMap((table) => words.appendOnly(table)))
      await sql.raw(statement).execute(db)
  },
})

const withDueDates: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema.alterTable('cases').addColumn('due_at', 'bigint').execute()
    await db.schema.alterTable('cases').addColumn('due_what', 'text').execute()
    await db.schema.createIndex('cases_by_due').on('cases').column('due_at').execute()
  },
}

const withSm3: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema.alterTable('cases').addColumn('digest_sm3', 'text').execute()
  },
}

/** Append-only like the events: an entry once made is history. */
const withEntries = (words: EngineWords): Migration => ({
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('case_entries')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('region_code', 'text', (c) => c.notNull())
      .addColumn('case_number', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('actor', 'text')
      .addColumn('body_sealed', sql.raw(words.bytes), (c) => c.notNull())
      .execute()
    await db.schema
      .createIndex('case_entries_by_case')
      .on('case_entries')
      .columns(['region_code', 'case_number', 'at'])
      .execute()
    for (const statement of words.appendOnly('case_entries')) await sql.raw(statement).execute(db)
  },
})

const withSavedVisits = (words: EngineWords): Migration => ({
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('saved_visits')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('sealed', sql.raw(words.bytes), (c) => c.notNull())
      .addColumn('expires_at', 'bigint', (c) => c.notNull())
      .execute()
    await db.schema.createIndex('saved_visits_by_end').on('saved_visits').column('expires_at').execute()
  },
})

/** Versions and their parts are history; drafts and the memory of the last release are not. */
const withContent = (words: EngineWords): Migration => ({
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('content_parts')
      .addColumn('sha256', 'text', (c) => c.primaryKey())
      .addColumn('body', 'text', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('content_versions')
      .addColumn('version', 'integer', (c) => c.primaryKey())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('origin', 'text', (c) => c.notNull())
      .addColumn('actor', 'text')
      .addColumn('reviewer', 'text')
      .addColumn('note', 'text')
      .addColumn('manifest', 'text', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('content_release')
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('sha256', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('content_release_pk', ['kind', 'id'])
      .execute()
    await db.schema
      .createTable('content_drafts')
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .addColumn('base_sha256', 'text', (c) => c.notNull())
      .addColumn('actor', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('content_drafts_pk', ['kind', 'id'])
      .execute()
    for (const statement of ['content_parts', 'content_versions'].flatMap((table) => words.appendOnly(table)))
      await sql.raw(statement).execute(db)
  },
})

/** Numbered, for they run in the order of their names. */
export const centreSteps = (words: EngineWords): Record<string, Migration> => ({
  '001-cases': first(words),
  '002-due-dates': withDueDates,
  '003-sm3': withSm3,
  '004-entries': withEntries(words),
  '005-saved-visits': withSavedVisits(words),
  '006-content': withContent(words),
  ...serviceSteps(),
  '009-consultations': withConsultations(words),
  '010-handovers': withHandovers(words),
  '011-handover-phones': withHandoverPhones,
  ...deskSteps(),
  '031-provisional-numbers': withProvisionalNumbers,
  '032-recordings': withRecordings,
  '033-queue-tickets': withQueueTickets,
  '035-call-guests': withCallGuests,
  '036-chat': withChat(words),
  '037-chat-retention': withChatRetention,
  '038-words-to-staff': withWordsToStaff,
  '039-epochs': withEpochs,
  '040-uploads': withUploads,
  '041-cluster': withCluster,
  '043-staff': withStaff,
  '044-second-factors': withSecondFactors(words),
  '046-clients': withClients(words),
  '047-pushes': withPushes(words),
  '050-worklist': withWorklist(words),
  '051-resealing': withResealing(words),
  '052-months': withMonths(words),
  '053-item-index': withItemIndex,
  '060-reads': withReads(words),
  '062-proposals': withProposals,
  '065-sso': withSso,
  '070-retention': withRetention,
  '071-erasure': withErasure(words),
  '072-hold-reasons': withHoldReasons(words),
  '085-federation': withFederation,
})

/**
 * Brings the database to this version's schema; throws where a step fails, and the database stays as it was. Several
 * processes may try at once: the migrator holds a lock (advisory, on PostgreSQL), and whoever comes second finds it done.
 * A step with a lower number may be released later than one with a higher: each runs once.
 */
export const migrateCentre = async <T>(db: Kysely<T>, words: EngineWords): Promise<void> => {
  const provider = { getMigrations: () => Promise.resolve(centreSteps(words)) }
  const { error } = await new Migrator({ db, provider, allowUnorderedMigrations: true }).migrateToLatest()
  if (error !== undefined) throw new Error('the database could not be brought to this version', { cause: error })
}

/** False where newer software has changed the schema already: what this one would write may not fit any more. */
export const knowsSchema = async (db: Kysely<unknown>, words: EngineWords): Promise<boolean> => {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === 'kysely_migration')) return true
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
  const known = new Set(Object.keys(centreSteps(words)))
  return rows.every(({ name }) => known.has(name))
}
