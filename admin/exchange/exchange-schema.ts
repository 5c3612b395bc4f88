/** The JSON Schema of an exchange line, made from the schema the lines are checked with. */
import { ExchangeLine } from '@lutong/core/contracts/exchange.ts'
import { z } from 'zod'

export const EXCHANGE_SCHEMA_FILE = new URL('../../docs/exchange.schema.json', import.meta.url)

export const exchangeSchema = (): string => `${JSON.stringify(z.toJSONSchema(ExchangeLine), null, 2)}\n`
