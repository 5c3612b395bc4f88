/** A typical case for teaching: made up, and marked as made up; the law beside it is real. */
import { z } from 'zod'
import { BundleCode } from '../catalogue/bundle.ts'
import { ItemCode } from '../ids.ts'
import { Text } from '../messages/text.ts'

export const TypicalCase = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{3,40}$/),
  bundle: BundleCode,
  title: Text,
  happened: Text,
  /** What the law says about it, in plain words, and where. */
  law: z.array(z.strictObject({ law: z.string(), article: z.int().positive(), says: Text })).min(1),
  ended: Text,
  /** Services by which one does the same. */
  items: z.array(ItemCode).min(1),
})
export type TypicalCase = z.infer<typeof TypicalCase>
