/** Starts PostgreSQL once for a whole run of the centre's tests, and tells them where it is. */
import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres-cluster.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgres?: { readonly url: string; readonly dataFolder: string }
  }
}

const setup = ({ provide }: TestProject) => {
  const cluster = startPostgres()
  provide('postgres', { url: cluster.url('postgres'), dataFolder: cluster.dataFolder })
  return () => cluster.stop()
}

export default setup
