/** The limit on PostgreSQL: 4 KB rows by parameterised inserts over a pool of one connection, nothing around them. */
import { randomBytes, randomUUIDv7 } from 'node:crypto'
import pg from 'pg'

const BYTES = 4096

export const bareInserts = async (url: string, connections: number) => {
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  await pool.query(
    'create table bare (id text primary key, number text not null, at bigint not null, body bytea not null)',
  )
  const body = randomBytes(BYTES)
  const insert = 'insert into bare (id, number, at, body) values ($1, $2, $3, $4)'
  return {
    run: async (each: number) => {
      const startedAt = performance.now()
      const writer = async () => {
        for (let count = 0; count < each; count += 1)
          await pool.query(insert, [randomUUIDv7(), `331081-${count}`, Date.now(), body])
      }
      await Promise.all(Array.from({ length: connections }, writer))
      return { perSecond: (connections * each) / ((performance.now() - startedAt) / 1000), p99Ms: Number.NaN }
    },
    end: () => pool.end(),
  }
}
