import { PartName, SignedManifest } from '@lutong/core/contracts/content-package.ts'
import { SecrecyCheck } from '@lutong/core/content/secrecy-review.ts'
import { Sha256Hex } from '@lutong/core/ids.ts'
import { err, ok } from '@lutong/core/result.ts'
import type { Kysely, Selectable } from 'kysely'
import { z } from 'zod'
import type { ContentDraft, ContentStore, ContentVersion } from '../content-store.ts'
import { createReadTogether } from '../read-together.ts'
import { approveProposalIn } from './proposal-store.ts'
import type { CentreTables } from './tables.ts'

/** Engines bound the parameters of a statement. */
const MOST_AT_ONCE = 500
const Origin = z.enum(['release', 'edit', 'again', 'results'])

const toVersion = (row: Selectable<CentreTables['content_versions']>): ContentVersion => ({
  signed: SignedManifest.parse(JSON.parse(row.manifest)),
  origin: Origin.parse(row.origin),
  actor: row.actor,
  reviewer: row.reviewer,
  note: row.note,
  checks: row.checks === null ? [] : z.array(SecrecyCheck).parse(JSON.parse(row.checks)),
  alone: row.alone === 1,
})

const toDraft = (row: Selectable<CentreTables['content_drafts']>): ContentDraft => ({
  ...PartName.parse({ kind: row.kind, id: row.id }),
  value: JSON.parse(row.body),
  baseSha256: Sha256Hex.parse(row.base_sha256),
  actor: row.actor,
  atMs: row.at,
})

/** A number or draft that somebody else took first: undoes the transaction. */
class TakenError extends Error {}

const inPieces = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / MOST_AT_ONCE) }, (_, index) =>
    all.slice(index * MOST_AT_ONCE, (index + 1) * MOST_AT_ONCE),
  )

/** Asked at every request that depends on content. */
const latestTogether = (db: Kysely<CentreTables>) =>
  createReadTogether<'latest', number>(async () => {
    const row = await db
      .selectFrom('content_versions')
      .select('version')
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst()
    return new Map(row === undefined ? [] : [['latest', row.version]])
  })

export const createContentStore = (db: Kysely<CentreTables>): ContentStore => {
  const readLatest = latestTogether(db)
  return {
    latestContentVersion: async () => (await readLatest('latest')) ?? 0,

    findContentVersion: async (version) => {
      const row = await db.selectFrom('content_versions').selectAll().where('version', '=', version).executeTakeFirst()
      return row && toVersion(row)
    },

    listContentVersions: async (limit) =>
      (await db.selectFrom('content_versions').selectAll().orderBy('version', 'desc').limit(limit).execute()).map(
        toVersion,
      ),

    readContentPart: async (sha256) =>
      (await db.selectFrom('content_parts').select('body').where('sha256', '=', sha256).executeTakeFirst())?.body,

    readContentParts: async (hashes) => {
      const found = new Map<Sha256Hex, string>()
      for (const piece of inPieces([...new Set(hashes)])) {
        const rows = await db.selectFrom('content_parts').selectAll().where('sha256', 'in', piece).execute()
        for (const { body, sha256 } of rows) found.set(Sha256Hex.parse(sha256), body)
      }
      return found
    },

    lastRelease: async () =>
      (await db.selectFrom('content_release').selectAll().execute()).map(({ id, kind, sha256 }) => ({
        ...PartName.parse({ kind, id }),
        sha256: Sha256Hex.parse(sha256),
      })),

    addContentVersion: async ({ approved, bodies, drafts, release, version }) => {
      const { body } = version.signed
      try {
        await db.transaction().execute(async (tx) => {
          const added = await tx
            .insertInto('content_versions')
            .values({
              version: body.contentVersion,
              created_at: body.createdAtMs,
              origin: version.origin,
              actor: version.actor,
              reviewer: version.reviewer,
              note: version.note,
              checks: version.checks.length === 0 ? null : JSON.stringify(version.checks),
              alone: version.alone ? 1 : 0,
              manifest: JSON.stringify(version.signed),
            })
            .onConflict((conflict) => conflict.column('version').doNothing())
            .returning('version')
            .executeTakeFirst()
          if (added === undefined) throw new TakenError()
          if (approved !== null && !(await approveProposalIn(tx, approved, body.contentVersion, body.createdAtMs)))
            throw new TakenError()
          for (const [sha256, text] of bodies)
            await tx
              .insertInto('content_parts')
              .values({ sha256, body: text })
              .onConflict((conflict) => conflict.column('sha256').doNothing())
              .execute()
          for (const draft of drafts) {
            const { numDeletedRows } = await tx
              .deleteFrom('content_drafts')
              .where('kind', '=', draft.kind)
              .where('id', '=', draft.id)
              .where('at', '=', draft.atMs)
              .where('actor', '=', draft.actor)
              .executeTakeFirst()
            if (numDeletedRows !== 1n) throw new TakenError()
          }
          if (release === null) return
          await tx.deleteFrom('content_release').execute()
          for (const piece of inPieces(release))
            await tx
              .insertInto('content_release')
              .values(piece.map(({ id, kind, sha256 }) => ({ kind, id, sha256 })))
              .execute()
        })
        return ok(null)
      } catch (error) {
        if (error instanceof TakenError) return err('conflict')
        throw error
      }
    },

    listContentDrafts: async () =>
      (await db.selectFrom('content_drafts').selectAll().orderBy('kind').orderBy('id').execute()).map(toDraft),

    saveContentDraft: async ({ actor, atMs, baseSha256, id, kind, value }) => {
      const row = { body: JSON.stringify(value), base_sha256: baseSha256, actor, at: atMs }
      await db
        .insertInto('content_drafts')
        .values({ kind, id, ...row })
        .onConflict((conflict) => conflict.columns(['kind', 'id']).doUpdateSet(row))
        .execute()
    },

    dropContentDraft: async ({ id, kind }) => {
      await db.deleteFrom('content_drafts').where('kind', '=', kind).where('id', '=', id).execute()
    },
  }
}
