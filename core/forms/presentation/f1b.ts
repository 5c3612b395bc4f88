/** F1b 经济困难状况说明表 with 诚信承诺书 as questions. */
import type { FormPresentation } from '../presentation.ts'
import { text } from './person-fields.ts'

const PLEDGE = text(
  '本人承诺以上经济状况属实，同意核查。如有不实，愿承担法律援助法第六十四条规定的责任：支付已实施法律援助的费用，并可被处三千元以下罚款。',
  'I declare that this is true and agree that it is checked. If it is not, Art. 64 of the Legal Aid Law applies: I repay the cost of the aid and may be fined up to 3,000 yuan.',
)

export const f1bPresentation: FormPresentation = {
  formCode: 'F1b',
  title: text('经济困难状况说明表', 'Statement of financial hardship'),
  defaults: {
    householdSize: 1,
    members: [],
    otherMonthlyIncomeYuan: 0,
    consentToCheck: false,
    consequencesAcknowledged: false,
  },
  steps: [
    {
      id: 'household',
      title: text('家里有谁', 'Who lives with you?'),
      why: text('只写一起生活的人。', 'Only those you live with.'),
      fields: [
        {
          path: 'householdSize',
          label: text('一起生活的一共几口人，算上您', 'How many live together, you included?'),
          legalTerm: text('共同生活家庭成员人数', 'Size of household'),
          kind: 'integer',
          required: true,
          meaning: 'household.size',
        },
        {
          path: 'members',
          label: text('家里其他人', 'The others'),
          legalTerm: text('家庭成员', 'Members of household'),
          kind: 'list',
          required: false,
          elementName: text('家人', 'Member'),
          minElements: 0,
          maxElements: 19,
          elementFields: [
            { path: 'name', label: text('姓名', 'Name'), kind: 'text', required: true, maxLength: 50 },
            {
              path: 'relation',
              label: text('和您的关系', 'Relation to you'),
              example: text('例如：妻子、儿子', 'For example: wife, son'),
              kind: 'text',
              required: true,
              maxLength: 20,
            },
            { path: 'age', label: text('年龄', 'Age'), kind: 'integer', required: true },
            { path: 'occupation', label: text('做什么工作', 'Work'), kind: 'text', required: false, maxLength: 30 },
            {
              path: 'monthlyIncomeYuan',
              label: text('每月收入（元）', 'Monthly income, yuan'),
              kind: 'yuan',
              required: true,
            },
            {
              path: 'illOrDisabled',
              label: text('有重病或残疾吗', 'Seriously ill or disabled?'),
              kind: 'yes-no',
              required: true,
            },
          ],
        },
      ],
    },
    {
      id: 'income',
      title: text('每月收入和花销', 'Income and costs a month'),
      fields: [
        {
          path: 'ownMonthlyIncomeYuan',
          label: text('您自己每月收入（元）', 'Your own income, yuan'),
          kind: 'yuan',
          required: true,
        },
        {
          path: 'otherMonthlyIncomeYuan',
          label: text('其他收入，如低保、租金（元）', 'Other income: benefits, rent (yuan)'),
          kind: 'yuan',
          required: true,
        },
        {
          path: 'monthlyExpensesYuan',
          label: text('全家每月花销（元）', 'Costs of the household, yuan'),
          kind: 'yuan',
          required: true,
        },
      ],
    },
    {
      id: 'property',
      title: text('家里的财产', 'What the household owns'),
      why: text('没有就不填。', 'Leave empty what you do not have.'),
      fields: [
        {
          path: 'housing',
          label: text('房子', 'Housing'),
          example: text('例如：自建房一处', 'For example: one house, self-built'),
          kind: 'text',
          required: false,
          maxLength: 200,
        },
        { path: 'vehicles', label: text('车', 'Vehicles'), kind: 'text', required: false, maxLength: 200 },
        { path: 'depositsYuan', label: text('存款（元）', 'Savings, yuan'), kind: 'yuan', required: false },
        { path: 'debts', label: text('欠债', 'Debts'), kind: 'text', required: false, maxLength: 200 },
      ],
    },
    {
      id: 'pledge',
      title: text('请您承诺', 'Your promise'),
      fields: [
        {
          path: 'consentToCheck',
          label: text('我同意中心核查我的经济状况。', 'I agree that the centre checks my situation.'),
          kind: 'tick',
          required: true,
        },
        {
          path: 'consequencesAcknowledged',
          label: text(
            '我知道：如果不属实，要退回援助费用，还可能被罚款，最多三千元。',
            'I know: if it is not true I repay the cost and may be fined, up to 3,000 yuan.',
          ),
          legalTerm: text('法律援助法第六十四条', 'Legal Aid Law, Art. 64'),
          kind: 'tick',
          required: true,
        },
      ],
    },
  ],
  declaration: PLEDGE,
}
