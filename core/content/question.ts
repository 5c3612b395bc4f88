/** A common question in plain words, with its source and the services that go on from it; never a verdict. */
import { z } from 'zod'
import { Theme } from '../catalogue/item.ts'
import { ItemCode } from '../ids.ts'
import { Text } from '../messages/text.ts'

export const Question = z.strictObject({
  id: z.string().regex(/^[a-z]+-\d$/),
  theme: Theme,
  question: Text,
  answer: Text,
  /** Law and article. */
  source: z.string().min(2),
  items: z.array(ItemCode).min(1),
})
export type Question = z.infer<typeof Question>
