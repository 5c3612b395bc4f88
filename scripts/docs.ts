/** `npm run docs`: writes what is generated from the code: docs/openapi.json and docs/exchange.schema.json. */
import { writeFileSync } from 'node:fs'
import { EXCHANGE_SCHEMA_FILE, exchangeSchema } from '../admin/exchange/exchange-schema.ts'

await import('../admin/server/openapi.cli.ts')
writeFileSync(EXCHANGE_SCHEMA_FILE, exchangeSchema())
