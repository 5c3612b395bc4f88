import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openNodeSqlite } from './node-sqlite-database.ts'
import { threadedDialect } from './threaded-dialect.ts'
import { startWriter } from './writer.ts'

interface Tables {
  notes: { id: number; text: string }
}

describe('one file, a reader here and a writer in its thread', () => {
  let folder: string
  let db: Kysely<Tables>

  const open = async () => {
    const path = join(folder, 'notes.sqlite')
    const writer = startWriter(path, 'full')
    await writer.run('create table if not exists notes (id integer primary key, text text not null) strict', [])
    db = new Kysely<Tables>({ dialect: threadedDialect({ reader: openNodeSqlite(path, 'full'), writer }) })
  }
  const texts = async () =>
    (await db.selectFrom('notes').select('text').orderBy('id').execute()).map(({ text }) => text)
  const add = (id: number, text: string) => db.insertInto('notes').values({ id, text }).executeTakeFirst()

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lutong-threaded-'))
    await open()
  })
  afterEach(async () => {
    await db.destroy()
    rmSync(folder, { recursive: true, force: true })
  })

  it('reads what has been answered, and it is there after the file is opened again', async () => {
    const { numInsertedOrUpdatedRows } = await add(1, 'one')
    expect(numInsertedOrUpdatedRows).toBe(1n)
    expect(await texts()).toEqual(['one'])
    await db.destroy()
    await open()
    expect(await texts()).toEqual(['one'])
  })

  it('reads beside an open transaction what stood before it', async () => {
    await add(1, 'before')
    await db.transaction().execute(async (tx) => {
      await tx.updateTable('notes').set({ text: 'within' }).execute()
      expect(await texts()).toEqual(['before'])
      expect((await tx.selectFrom('notes').select('text').executeTakeFirst())?.text).toBe('within')
    })
    expect(await texts()).toEqual(['within'])
  })

  it('lets transactions and single writes take turns, whole', async () => {
    const increase = () =>
      db.transaction().execute(async (tx) => {
        const { text } = await tx.selectFrom('notes').select('text').where('id', '=', 1).executeTakeFirstOrThrow()
        await tx
          .updateTable('notes')
          .set({ text: String(Number(text) + 1) })
          .where('id', '=', 1)
          .execute()
      })
    await add(1, '0')
    await Promise.all([
      ...Array.from({ length: 20 }, increase),
      add(2, 'beside'),
      ...Array.from({ length: 20 }, increase),
    ])
    expect(await texts()).toEqual(['40', 'beside'])
  })

  it('undoes a transaction that throws, tells why, and goes on', async () => {
    await add(1, 'one')
    const failed = db.transaction().execute(async (tx) => {
      await tx.insertInto('notes').values({ id: 2, text: 'two' }).execute()
      await tx.insertInto('notes').values({ id: 1, text: 'again' }).execute()
    })
    await expect(failed).rejects.toMatchObject({
      message: expect.stringContaining('UNIQUE constraint failed: notes.id'),
      code: 'ERR_SQLITE_ERROR',
      errcode: 1555,
    })
    expect(await texts()).toEqual(['one'])
    await add(2, 'two')
    expect(await texts()).toEqual(['one', 'two'])
  })

  it('refuses what comes after the end, and does not hang', async () => {
    const writer = startWriter(join(folder, 'other.sqlite'), 'normal')
    await writer.run('select 1', [])
    await writer.close()
    await expect(writer.run('select 1', [])).rejects.toThrow('closed')
  })
})
