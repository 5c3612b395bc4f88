/** An empty database for one test file, on the engine this run is about. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

const ask = async (url: string, statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

export interface FreshDatabase {
  readonly url: string
  /** Brings what is in memory to the files; gives the folder they are in. */
  rest(): Promise<string>
  /** Another one with all that is in it; nobody may be using it. */
  copy(): Promise<FreshDatabase>
}

/** `undefined`: this run is about the embedded engine. */
export const freshDatabase = async (): Promise<FreshDatabase | undefined> => {
  const server = inject('postgres')
  if (server === undefined) return undefined
  const make = async (template: string): Promise<FreshDatabase> => {
    const name = `test_${randomUUID().replaceAll('-', '')}`
    await ask(server.url, `create database ${name} template ${template}`)
    return {
      url: server.url.replace('/postgres?', `/${name}?`),
      rest: async () => {
        await ask(server.url, 'checkpoint')
        return server.dataFolder
      },
      copy: () => make(name),
    }
  }
  return make('template1')
}
