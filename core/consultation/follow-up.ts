/**
 * What comes of a talk once its record is signed. The lawyer proposes; whoever applies is the citizen, at the terminal,
 * with the own identity and signature. So there is a proposal here, an answer to it, and the number the centre gave:
 * never an application a lawyer made.
 */
import { z } from 'zod'
import { CaseNumber, ItemCode } from '../ids.ts'

/** As far as the terminal has told. `left`: the visit is over, and nobody stands there any more. */
const CitizenAfter = z.enum(['reading', 'filling-in', 'left'])

export const ServiceOffer = z.strictObject({
  itemCode: ItemCode,
  /** `opened`: the form is on the screen of the terminal; nothing is submitted by that. */
  state: z.enum(['offered', 'opened', 'declined']),
})
export type ServiceOffer = z.infer<typeof ServiceOffer>

/** To staff of the centre where the citizen was, who may know how to reach them. */
export const WordToStaff = z.strictObject({
  itemCode: ItemCode.nullable(),
  words: z.string().trim().min(1).max(500),
})
export type WordToStaff = z.infer<typeof WordToStaff>

export const FollowUp = z.strictObject({
  citizen: CitizenAfter,
  citizenSinceMs: z.int(),
  offer: ServiceOffer.nullable(),
  /** `doneAtMs`: staff have seen to it. */
  word: WordToStaff.extend({ atMs: z.int(), doneAtMs: z.int().nullable() }).nullable(),
})
export type FollowUp = z.infer<typeof FollowUp>

/** What has arrived at the centre out of a talk. */
export const MadeOfTalk = z.strictObject({ caseNumber: CaseNumber, itemCode: ItemCode, atMs: z.int() })
export type MadeOfTalk = z.infer<typeof MadeOfTalk>
