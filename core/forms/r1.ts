/**
 * R1 申请书: the request of every service for which no ministry prescribes a form of its own.
 * What it is called and what it must hold depends on the document: the item says which (its preset).
 */
import { z } from 'zod'
import { IsoDate, OpposingParty, Person } from './person.ts'

const REQUEST_DOCUMENTS = [
  'aid-objection',
  'lawyer-replacement',
  'notary-re-examination',
  'judicial-confirmation',
  'commercial-arbitration',
  'land-arbitration',
  'state-compensation',
  'practitioner-complaint',
  'protection-order',
  'labour-inspection',
  'work-injury',
  'civil-complaint',
  'civil-answer',
  'settlement-agreement',
] as const

export const R1Data = z.strictObject({
  applicant: Person,
  document: z.enum(REQUEST_DOCUMENTS),
  /** To whom it goes: a court, a commission, an office. */
  addressee: z.string().trim().min(2).max(60),
  respondents: z.array(OpposingParty).max(5),
  /** Number of the decision, certificate, agreement or case it is about. */
  reference: z.string().trim().max(80).optional(),
  /** When it happened: injury, decision received, agreement in force. */
  eventDate: IsoDate.optional(),
  place: z.string().trim().max(100).optional(),
  facts: z.string().trim().min(20).max(3000),
  requests: z.string().trim().min(4).max(1000),
  amountYuan: z.number().nonnegative().max(1e9).multipleOf(0.01).optional(),
  evidence: z
    .array(z.strictObject({ name: z.string().trim().min(1).max(60), source: z.string().trim().min(1).max(60) }))
    .max(30),
})
export type R1Data = z.infer<typeof R1Data>
