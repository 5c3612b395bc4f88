/**
 * What servers and shells hand out, built once before the first file of a run and not by each file: files run side by
 * side, and one that builds empties the folder another serves from. Both projects of the whole system ask for it.
 */
import { BUILT_FOR_TESTS, buildElectron, buildPages } from '../../scripts/system/pages.ts'

const setup = async (): Promise<void> => {
  if (process.env[BUILT_FOR_TESTS] !== undefined) return
  for (const built of await Promise.all([buildPages(), buildElectron()])) if (!built.ok) throw new Error(built.error)
  process.env[BUILT_FOR_TESTS] = 'true'
}

export default setup
