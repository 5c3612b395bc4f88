/**
 * What a terminal tells without being asked who one is (R3): questions, laws, typical cases, who is nearby, where to
 * complain. One value, given to the views; built in with the release, or taken from a package that the centre signed.
 */
import { z } from 'zod'
import { Directory } from '../directory/institution.ts'
import { QINGSHI } from '../directory/qingshi.ts'
import { Channel } from './channel.ts'
import { CHANNELS } from './channels.ts'
import { Law } from './law.ts'
import { LAWS } from './laws.ts'
import { PublishedResults } from './published-results.ts'
import { Question } from './question.ts'
import { QUESTIONS } from './questions.ts'
import { TypicalCase } from './typical-case.ts'
import { TYPICAL_CASES } from './typical-cases.ts'

export const PublicContent = z.strictObject({
  questions: z.array(Question),
  laws: z.array(Law),
  typicalCases: z.array(TypicalCase),
  /** One a region. */
  directory: z.array(Directory),
  channels: z.array(Channel),
  /** What the centre publishes of its work, one a region; it comes from the centre alone. */
  results: z.array(PublishedResults),
})
type PublicContentData = z.infer<typeof PublicContent>
/** Read, never changed: another version is another value. */
export type PublicContent = { readonly [Kind in keyof PublicContentData]: readonly PublicContentData[Kind][number][] }

/** Comes with the release; each part is checked where it is written. */
export const builtInContent: PublicContent = {
  questions: QUESTIONS,
  laws: LAWS,
  typicalCases: TYPICAL_CASES,
  directory: [Directory.parse(QINGSHI)],
  channels: CHANNELS,
  results: [],
}

/** A region without a directory has none, and the screens then name the telephone. */
export const directoryIn = ({ directory }: Pick<PublicContent, 'directory'>, regionCode: string) =>
  directory.find((one) => one.regionCode === regionCode)
