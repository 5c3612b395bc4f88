/** F1b 经济困难状况说明表 with 诚信承诺书 (法律援助法 34, 41, 42, 64). */
import { z } from 'zod'

const Yuan = z.number().nonnegative().max(1e9).multipleOf(0.01)

const HouseholdMember = z.strictObject({
  name: z.string().trim().min(2).max(50),
  relation: z.string().trim().min(1).max(20),
  age: z.int().min(0).max(130),
  occupation: z.string().trim().max(30).optional(),
  monthlyIncomeYuan: Yuan,
  illOrDisabled: z.boolean(),
})
type HouseholdMember = z.infer<typeof HouseholdMember>

const F1bFields = z.strictObject({
  /** Persons who live together, the applicant included. */
  householdSize: z.int().min(1).max(20),
  /** The applicant's own income a month. */
  ownMonthlyIncomeYuan: Yuan,
  members: z.array(HouseholdMember).max(19),
  otherMonthlyIncomeYuan: Yuan,
  monthlyExpensesYuan: Yuan,
  housing: z.string().trim().max(200).optional(),
  vehicles: z.string().trim().max(200).optional(),
  depositsYuan: Yuan.optional(),
  debts: z.string().trim().max(200).optional(),
  consentToCheck: z.literal(true),
  consequencesAcknowledged: z.literal(true),
})

const Household = F1bFields.pick({ householdSize: true })
  .extend({ members: z.array(z.unknown()) })
  .loose()

export const F1bData = F1bFields.refine((data) => data.members.length === data.householdSize - 1, {
  // Income a head (法律援助法 34) is wrong when a member is left out or counted twice.
  path: ['members'],
  params: { code: 'count-members' },
  when: ({ value }) => Household.safeParse(value).success,
})
export type F1bData = z.infer<typeof F1bData>

/**
 * Income a head and month of the household: (own + members' + other) / persons, in yuan, rounded to the fen.
 * The provincial threshold it is compared with is data (法律援助法 34).
 */
export const perCapitaMonthlyYuan = (
  data: Pick<F1bData, 'householdSize' | 'ownMonthlyIncomeYuan' | 'members' | 'otherMonthlyIncomeYuan'>,
): number => {
  const totalYuan = data.members.reduce(
    (sum, member) => sum + member.monthlyIncomeYuan,
    data.ownMonthlyIncomeYuan + data.otherMonthlyIncomeYuan,
  )
  return Math.round((totalYuan / data.householdSize) * 100) / 100
}
