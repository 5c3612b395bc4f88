/** A folder of one's own outside the repository, for what is made to be looked at and thrown away. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface ScratchFolder {
  readonly path: string
  remove(): Promise<void>
}

export const scratchFolder = async (name: string): Promise<ScratchFolder> => {
  const path = await mkdtemp(join(tmpdir(), `lutong-${name}-`))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}
