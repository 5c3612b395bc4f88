/** The centre's own folder within what was named: `npm start` keeps it beside the terminal's, a server has it alone. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

export const centreFolderOf = (named: string): string => {
  const within = join(resolve(named), 'centre')
  return existsSync(within) ? within : resolve(named)
}
