/** `node admin/server/openapi.cli.ts` writes docs/openapi.json from the schemas the server itself checks with. */
import { writeFileSync } from 'node:fs'
import { describeApi, OPENAPI_FILE } from './openapi.ts'

writeFileSync(OPENAPI_FILE, await describeApi())
