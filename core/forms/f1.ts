/** F1 法律援助申请表, the ministry's application form for legal aid (法律援助法 31–34, 38, 41–43). */
import { z } from 'zod'
import { IsoDate, OpposingParty, Person, PersonName, PhoneNumber } from './person.ts'

const CROWDS = [
  'disabled',
  'elderly',
  'minor',
  'woman',
  'migrant-worker',
  'soldier-family',
  'veteran',
  'in-hardship',
  'other',
] as const

const MATTER_KINDS = [
  'criminal',
  'civil',
  'administrative',
  'state-compensation',
  'labour-arbitration',
  'non-litigation',
] as const

/** Clauses of the Legal Aid Law that open the door: they decide the means test and the routing. */
const LEGAL_BASIS_CLAUSES = [
  '24', '29', '31-1', '31-2', '31-3', '31-4', '31-5', '31-6', '31-7', '31-8', '31-9',
  '32-1', '32-2', '32-3', '32-4', '32-5', '33',
] as const // prettier-ignore

const AID_FORMS = [
  'criminal-defence',
  'criminal-representation',
  'civil-representation',
  'administrative-representation',
  'arbitration-representation',
  'non-litigation-representation',
  'document-drafting',
] as const

const PROCEDURE_STAGES = [
  'not-started',
  'negotiation',
  'mediation',
  'arbitration',
  'first-instance',
  'second-instance',
  'retrial',
  'enforcement',
] as const

const MEANS_MODES = ['information-check', 'personal-pledge', 'exempt-42', 'unrestricted-32'] as const

const ROLES_IN_CASE = ['claimant', 'respondent', 'victim', 'third-party', 'other'] as const
const WRITERS = ['applicant', 'staff', 'agent'] as const

const Agent = z.strictObject({
  kind: z.enum(['statutory', 'appointed']),
  name: PersonName,
  idNumber: z.string().trim().min(5).max(30),
  phone: PhoneNumber,
  relation: z.string().trim().min(1).max(20),
})

export const F1Data = z.strictObject({
  applicant: Person,
  crowd: z.array(z.enum(CROWDS)).min(1),
  agent: Agent.optional(),
  priorAid: z.boolean(),
  matterKind: z.enum(MATTER_KINDS),
  legalBasisClause: z.enum(LEGAL_BASIS_CLAUSES),
  cause: z.string().trim().min(2).max(60),
  roleInCase: z.enum(ROLES_IN_CASE),
  aidForm: z.enum(AID_FORMS),
  procedureStage: z.enum(PROCEDURE_STAGES),
  handlingBody: z.string().trim().max(60).optional(),
  caseReference: z.string().trim().max(60).optional(),
  /** The next date by which something must be done; seven days or less raises the Art. 44 urgency. */
  nextDeadline: IsoDate.optional(),
  opposingParties: z.array(OpposingParty).min(1).max(5),
  facts: z.string().trim().min(20).max(3000),
  requests: z.string().trim().min(4).max(1000),
  /** Yuan, two decimals at most. */
  amountYuan: z.number().nonnegative().max(1e9).multipleOf(0.01).optional(),
  meansMode: z.enum(MEANS_MODES),
  /** "本人承诺以上所填内容和提交的证件、证明均真实。" */
  truthDeclaration: z.literal(true),
  writtenBy: z.enum(WRITERS),
  readAloud: z.boolean(),
})
export type F1Data = z.infer<typeof F1Data>
