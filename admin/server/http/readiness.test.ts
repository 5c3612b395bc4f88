import { renameSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startS3Server } from '../../store/testing/s3-server.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import { createReadiness } from './readiness.ts'

let running: RunningCentre
beforeEach(async () => {
  running = await startCentre()
})
afterEach(() => running.end())

const ask = async (path: string) => {
  const answer = await fetch(`${running.centre.url}${path}`)
  return { status: answer.status, body: (await answer.json()) as unknown }
}
/** As a disk that drops out, or a database server that is switched off, takes it away. */
const takeDatabaseAway = async () => {
  const { databaseUrl, dataFolder } = running
  if (databaseUrl === undefined)
    return renameSync(join(dataFolder, 'centre.sqlite'), join(dataFolder, 'centre.sqlite.gone'))
  const [, name = ''] = /\/(test_[0-9a-f]+)\?/.exec(databaseUrl) ?? []
  const client = new pg.Client({ connectionString: databaseUrl.replace(name, 'postgres') })
  await client.connect()
  await client.query(`drop database ${name} with (force)`)
  await client.end()
}

it('a centre whose bucket does not answer is not ready, and says that it is the files', async () => {
  const credentials = { accessKeyId: 'practice', secretAccessKey: 'a-secret-of-the-test', region: 'cn-east-1' }
  const server = await startS3Server('papers', credentials)
  const other = await startCentre({ s3: { endpoint: server.endpoint, bucket: 'papers', ...credentials } })
  const ready = async () => (await fetch(`${other.centre.url}/ready`)).json()
  expect(await ready()).toMatchObject({ files: true })
  await server.close()
  expect(await ready()).toEqual({ database: true, keys: true, files: false, takesWork: true, content: true })
  await other.end()
})

describe('a centre', () => {
  it('is ready when database, keys and content are there', async () => {
    expect(await ask('/ready')).toEqual({
      status: 200,
      body: { database: true, keys: true, files: true, takesWork: true, content: true },
    })
  })

  it('is up and not ready when the database is gone', async () => {
    await takeDatabaseAway()
    expect(await ask('/ready')).toEqual({
      status: 503,
      body: { database: false, keys: true, files: true, takesWork: true, content: false },
    })
    expect((await ask('/health')).status).toBe(200)
  })

  it('is not ready when its keys are gone, and is again when they are back', async () => {
    const keys = join(running.dataFolder, 'keys.json')
    renameSync(keys, `${keys}.gone`)
    expect(await ask('/ready')).toEqual({
      status: 503,
      body: { database: true, keys: false, files: true, takesWork: true, content: true },
    })
    renameSync(`${keys}.gone`, keys)
    expect((await ask('/ready')).status).toBe(200)
  })
})

it('a centre that has published nothing is not ready', async () => {
  const readiness = createReadiness({
    isDatabaseThere: () => true,
    latestContentVersion: () => Promise.resolve(0),
    areKeysReadable: () => true,
    areFilesThere: () => Promise.resolve(true),
    takesWork: () => true,
  })
  expect(await readiness()).toEqual({ database: true, keys: true, files: true, takesWork: true, content: false })
})
