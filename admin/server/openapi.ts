/** The API document, made from a centre that lives for a moment in a folder of its own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '@lutong/core/clock.ts'
import { createCentre } from './centre.ts'

export const OPENAPI_FILE = new URL('../../docs/openapi.json', import.meta.url)

export const describeApi = async (): Promise<string> => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'lutong-openapi-'))
  try {
    const opened = await createCentre({
      dataFolder,
      clock: systemClock,
      log: () => {},
      host: '127.0.0.1',
      port: 0,
    })
    if (!opened.ok) throw new Error(`no centre to describe: ${opened.error}`)
    try {
      const document: unknown = await (await fetch(`${opened.value.url}/v1/openapi.json`)).json()
      return `${JSON.stringify(document, null, 2)}\n`
    } finally {
      await opened.value.close()
    }
  } finally {
    rmSync(dataFolder, { recursive: true, force: true })
  }
}
