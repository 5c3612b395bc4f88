/** Centres beneath this one: joined by a code, heard of by signed reports, each month kept once. */
import { FederationFigures, FederationStanding, MONTHS_TOLD } from '@lutong/core/contracts/federation.ts'
import { Sha256Hex } from '@lutong/core/ids.ts'
import type { Kysely, Selectable } from 'kysely'
import { sha256OfJson } from '../json-digest.ts'
import type { CentreBeneath, FederationStore } from '../federation-store.ts'
import type { Vault } from '../vault.ts'
import type { Engine } from './engine.ts'
import { INDEXED } from './rows.ts'
import type { CentreTables } from './tables.ts'

const toCentre = (row: Selectable<CentreTables['centres_beneath']>): CentreBeneath => ({
  id: row.id,
  name: row.name,
  regionCode: row.region_code,
  publicKey: row.public_key,
  joinedAtMs: row.joined_at,
  revokedAtMs: row.revoked_at,
  heardAtMs: row.heard_at,
  now: row.standing === null ? null : FederationStanding.parse(JSON.parse(row.standing)),
})

export const createBeneathStore = (
  db: Kysely<CentreTables>,
  vault: Vault,
  engine: Engine,
): Pick<
  FederationStore,
  | 'addCentreCode'
  | 'joinCentre'
  | 'findCentreBeneath'
  | 'centresBeneath'
  | 'revokeCentreBeneath'
  | 'takeReport'
  | 'monthsBeneath'
> => ({
  addCentreCode: async (code, { name, regionCode }, expiresAtMs, atMs) => {
    await db.deleteFrom('centre_codes').where('expires_at', '<=', atMs).execute()
    await db
      .insertInto('centre_codes')
      .values({
        code_index: vault.index(INDEXED.centreCode, code),
        name,
        region_code: regionCode,
        expires_at: expiresAtMs,
      })
      .execute()
  },

  joinCentre: (code, { id, publicKey }, atMs) =>
    engine.transaction(db, async (tx) => {
      const row = await tx
        .deleteFrom('centre_codes')
        .where('code_index', '=', vault.index(INDEXED.centreCode, code))
        .where('expires_at', '>', atMs)
        .returning(['name', 'region_code'])
        .executeTakeFirst()
      if (row === undefined) return undefined
      await tx
        .insertInto('centres_beneath')
        .values({ id, ...row, public_key: publicKey, joined_at: atMs })
        .execute()
      return { name: row.name, regionCode: row.region_code }
    }),

  findCentreBeneath: async (id) => {
    const row = await db.selectFrom('centres_beneath').selectAll().where('id', '=', id).executeTakeFirst()
    return row && toCentre(row)
  },

  centresBeneath: async (scope) => {
    const rows = await db
      .selectFrom('centres_beneath')
      .selectAll()
      .where('region_code', 'like', `${scope}%`)
      .orderBy('region_code')
      .orderBy('joined_at')
      .execute()
    return rows.map(toCentre)
  },

  revokeCentreBeneath: async (id, atMs) => {
    await db
      .updateTable('centres_beneath')
      .set({ revoked_at: atMs })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .execute()
  },

  takeReport: ({ centreId, now, periods, sentAtMs }, atMs) =>
    engine.transaction(db, async (tx) => {
      // Sent before what is here, or sent again: it tells nothing of how it stands now, nor that the centre is there.
      await tx
        .updateTable('centres_beneath')
        .set({ heard_at: atMs, sent_at: sentAtMs, standing: JSON.stringify(now) })
        .where('id', '=', centreId)
        .where((where) => where.or([where('sent_at', 'is', null), where('sent_at', '<', sentAtMs)]))
        .execute()
      for (const { figures, period, revision } of periods) {
        const values = { revision, digest: sha256OfJson(figures), figures: JSON.stringify(figures) }
        await tx
          .insertInto('months_beneath')
          .values({ centre_id: centreId, period, ...values })
          .onConflict((conflict) =>
            conflict
              .columns(['centre_id', 'period'])
              .doUpdateSet(values)
              .where('months_beneath.revision', '<', revision),
          )
          .execute()
      }
      const held = await tx
        .selectFrom('months_beneath')
        .select(['period', 'revision', 'digest'])
        .where('centre_id', '=', centreId)
        .orderBy('period', 'desc')
        .limit(MONTHS_TOLD)
        .execute()
      return held.map(({ digest, ...rest }) => ({ ...rest, digest: Sha256Hex.parse(digest) }))
    }),

  monthsBeneath: async (period) => {
    const rows = await db.selectFrom('months_beneath').selectAll().where('period', '=', period).execute()
    return rows.map((row) => ({
      centreId: row.centre_id,
      period: row.period,
      figures: FederationFigures.parse(JSON.parse(row.figures)),
    }))
  },
})
