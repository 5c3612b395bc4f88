import { sql } from 'kysely'
import { z } from 'zod'
import type { Engine } from '../kysely/engine.ts'
import type { EngineWords } from '../kysely/engine-words.ts'
import { divideByMonth, keepMonths } from './months.ts'

const APPEND_ONLY_FUNCTION = `create or replace function refuse_change() returns trigger language plpgsql as
$$ begin raise exception 'append only'; end $$`

export const POSTGRES_WORDS: EngineWords = {
  bytes: 'bytea',
  divideByMonth,
  appendOnly: (table) => [
    APPEND_ONLY_FUNCTION,
    `create trigger ${table}_append_only before update or delete or truncate on ${table}
     for each statement execute function refuse_change()`,
  ],
  changedByResealingAlone: (table) => [
    `create or replace function refuse_change_but_resealing() returns trigger language plpgsql as
     $$ begin
       if not exists (select from resealing_now) then raise exception 'append only'; end if;
       return null;
     end $$`,
    `drop trigger ${table}_append_only on ${table}`,
    `create trigger ${table}_append_only before delete or truncate on ${table}
     for each statement execute function refuse_change()`,
    `create trigger ${table}_resealed_only before update on ${table}
     for each statement execute function refuse_change_but_resealing()`,
  ],
  erasedByRetentionAlone: (table, kind) => [
    `create or replace function refuse_change_but_erasing() returns trigger language plpgsql as
     $$ begin
       if not exists (select from erasing_now) then raise exception 'append only'; end if;
       return null;
     end $$`,
    `drop trigger ${table}_append_only on ${table}`,
    `create trigger ${table}_append_only before ${kind === 'resealed' ? 'truncate' : 'update or truncate'} on ${table}
     for each statement execute function refuse_change()`,
    `create trigger ${table}_erased_only before delete on ${table}
     for each statement execute function refuse_change_but_erasing()`,
  ],
}

/** Codes of PostgreSQL's appendix A: serialization_failure, deadlock_detected, unique_violation. */
const LOST_RACES: ReadonlySet<string> = new Set(['40001', '40P01', '23505'])
const MAX_TRIES = 5
const Failure = z.object({ code: z.string() })

const lostRace = (error: unknown): boolean => {
  const failure = Failure.safeParse(error)
  return failure.success && LOST_RACES.has(failure.data.code)
}

export const POSTGRES_ENGINE: Engine = {
  clockMs: sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`,
  keepMonths,
  locked: (query) => query.forUpdate(),
  unclaimed: (query) => query.forUpdate().skipLocked(),
  lockFiles: async (tx, sha256s) => {
    if (sha256s.length === 0) return
    // In one order for everybody, so that two never wait for each other.
    const named = [...new Set(sha256s)].toSorted()
    await sql`select pg_advisory_xact_lock(hashtextextended(name, 0)) from unnest(${named}::text[]) as named (name)`.execute(
      tx,
    )
  },
  transaction: async (db, body) => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await db.transaction().execute(body)
      } catch (error) {
        if (tries === MAX_TRIES || !lostRace(error)) throw error
      }
    }
  },
}
