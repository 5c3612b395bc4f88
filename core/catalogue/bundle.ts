/** A bundle (套餐): services that belong together when something has happened (R6, R7). Each fact is asked once. */
import { z } from 'zod'
import { ItemCode } from '../ids.ts'
import { Text } from '../messages/text.ts'
import { Theme } from './item.ts'

export const BundleCode = z.string().regex(/^TC\d{3}$/)

export const Bundle = z.strictObject({
  code: BundleCode,
  name: Text,
  neutralTitle: Text,
  summary: Text,
  theme: Theme,
  /** In the order in which they are filled in; `chosen` ones are proposed, the others offered. */
  items: z.array(z.strictObject({ code: ItemCode, chosen: z.boolean(), why: Text })).min(2),
  searchWords: z.array(z.string()),
})
export type Bundle = z.infer<typeof Bundle>
