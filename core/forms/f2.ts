/** F2 人民调解申请书 (人民调解法 17, 23, 28–31). */
import { z } from 'zod'
import { OpposingParty, Person, PersonName, PhoneNumber } from './person.ts'

const DISPUTE_TYPES = [
  'family',
  'neighbours',
  'housing',
  'contract',
  'business',
  'damages',
  'labour',
  'land-forest',
  'expropriation',
  'environment',
  'property-management',
  'traffic',
  'medical',
  'consumer',
  'other',
] as const

const OTHER_PARTY_CONSENT = ['not-contacted', 'agrees', 'refuses'] as const
/** 人民调解法 25: a dispute that may turn violent or criminal must be reported. */
const RISK_FLAGS = ['none', 'may-escalate', 'criminal-or-public-order'] as const

/** Someone who asks together with the applicant and signs at the committee. */
const CoApplicant = z.strictObject({ name: PersonName, phone: PhoneNumber.optional() })

export const F2Data = z
  .strictObject({
    applicant: Person,
    coApplicants: z.array(CoApplicant).max(4),
    respondents: z.array(OpposingParty).min(1).max(5),
    disputeType: z.enum(DISPUTE_TYPES),
    facts: z.string().trim().min(20).max(3000),
    requests: z.string().trim().min(4).max(1000),
    amountYuan: z.number().nonnegative().max(1e9).multipleOf(0.01).optional(),
    /** Name of the mediation committee that takes it in; the nearest one is proposed. */
    committee: z.string().trim().min(2).max(60),
    preferredMediator: z.string().trim().max(50).optional(),
    /** 人民调解法 23(3): the parties may ask for an open or a closed mediation. */
    publicMediation: z.boolean(),
    otherPartyConsent: z.enum(OTHER_PARTY_CONSENT),
    riskFlag: z.enum(RISK_FLAGS),
    noticeAcknowledged: z.literal(true),
  })
  .refine((data) => data.otherPartyConsent !== 'refuses', {
    // 人民调解法 17: if one side clearly refuses there is no mediation.
    path: ['otherPartyConsent'],
    params: { code: 'mediation-refused' },
    when: () => true,
  })
export type F2Data = z.infer<typeof F2Data>
