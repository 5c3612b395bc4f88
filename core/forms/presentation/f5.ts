/** F5 劳动人事争议仲裁申请书 as questions (劳动争议调解仲裁法 28). */
import type { FormPresentation } from '../presentation.ts'
import { evidenceField, factsStep, respondentsField, WHO_STEPS } from './dispute-fields.ts'
import { group } from '../option-rows.ts'
import { option, text } from './person-fields.ts'

export const f5Presentation: FormPresentation = {
  formCode: 'F5',
  title: text('劳动仲裁申请书', 'Application for labour arbitration'),
  defaults: {
    'applicant.idType': 'resident-id-card',
    contractSigned: false,
    witnesses: [],
  },
  steps: [
    ...WHO_STEPS,
    {
      id: 'employer',
      title: text('哪家单位', 'The employer'),
      why: text('派遣工请把两家单位都写上。', 'Agency workers: name both companies.'),
      fields: [respondentsField(2, 1)],
    },
    {
      id: 'job',
      title: text('您干的什么活', 'Your job'),
      fields: [
        {
          path: 'post',
          label: text('干什么活', 'Job'),
          legalTerm: text('工作岗位', 'Post'),
          kind: 'text',
          required: true,
          maxLength: 40,
          meaning: 'work.post',
        },
        {
          path: 'entryDate',
          label: text('哪天开始干', 'First day'),
          kind: 'date',
          days: 'until-today',
          required: true,
          meaning: 'work.entryDate',
        },
        {
          path: 'leaveDate',
          label: text('哪天不干了', 'Last day'),
          hint: text('还在干就不填。', 'Leave empty if you still work there.'),
          kind: 'date',
          required: false,
          meaning: 'work.leaveDate',
        },
        {
          path: 'contractSigned',
          label: text('签合同了吗', 'Was there a written contract?'),
          kind: 'yes-no',
          required: true,
        },
        {
          path: 'monthlyWageYuan',
          label: text('说好一个月多少钱（元）', 'Agreed monthly wage, yuan'),
          kind: 'yuan',
          required: true,
          meaning: 'work.monthlyWage',
        },
      ],
    },
    {
      id: 'owed',
      title: text('哪段时间没给钱', 'Which time is unpaid?'),
      why: text('没有拖欠，直接下一步。', 'Go on if nothing is owed.'),
      fields: [
        {
          path: 'owedFrom',
          label: text('从哪天', 'From'),
          kind: 'date',
          days: 'until-today',
          required: false,
          meaning: 'wages.owedFrom',
        },
        {
          path: 'owedTo',
          label: text('到哪天', 'To'),
          kind: 'date',
          days: 'until-today',
          required: false,
          meaning: 'wages.owedTo',
        },
      ],
    },
    {
      id: 'claims',
      title: text('您要什么', 'What you claim'),
      why: text('写清楚钱怎么算出来的。', 'Say how each sum comes about.'),
      fields: [
        {
          path: 'claims',
          label: text('要求', 'Claims'),
          legalTerm: text('仲裁请求', 'Claims in arbitration'),
          kind: 'list',
          required: true,
          elementName: text('要求', 'Claim'),
          minElements: 1,
          maxElements: 12,
          elementFields: [
            {
              path: 'kind',
              label: text('要哪一种', 'Kind'),
              kind: 'choice',
              required: true,
              options: [
                option('wages', '欠的工资', 'Unpaid wages'),
                option('overtime', '加班费', 'Overtime'),
                option('double-wage', '没签合同的双倍工资', 'Double wage without contract'),
                option('severance', '经济补偿', 'Severance pay'),
                option('unlawful-dismissal', '违法辞退赔偿', 'Unlawful dismissal'),
                option('work-injury', '工伤待遇', 'Work-injury benefits'),
                option('social-insurance', '社会保险', 'Social insurance'),
                option('annual-leave', '年休假工资', 'Annual leave'),
                option('relationship', '确认是他们的工人', 'That I was employed'),
                option('other', '其他', 'Other'),
              ],
              optionGroups: [
                group('工钱', 'Pay', 'wages', 'overtime', 'double-wage', 'annual-leave'),
                group('被辞退、离职', 'Dismissed or left', 'severance', 'unlawful-dismissal'),
                group('工伤、社保', 'Work injury, insurance', 'work-injury', 'social-insurance'),
              ],
            },
            { path: 'amountYuan', label: text('多少钱（元）', 'Amount, yuan'), kind: 'yuan', required: false },
            {
              path: 'formula',
              label: text('怎么算的', 'How it comes about'),
              example: text('例如：每天 300 元，干了 92 天', 'For example: 92 days at 300 yuan'),
              kind: 'text',
              required: true,
              maxLength: 200,
            },
          ],
        },
      ],
    },
    factsStep('facts', 4000),
    {
      id: 'evidence',
      title: text('有什么能证明', 'What proves it?'),
      fields: [evidenceField(1)],
    },
    {
      id: 'committee',
      title: text('到哪里仲裁', 'Where to arbitrate'),
      why: text('干活的地方，或者单位所在的地方。', 'Where you worked, or where the employer is.'),
      fields: [
        {
          path: 'committee',
          label: text('仲裁委员会', 'Commission'),
          example: text('例如：青石县劳动人事争议仲裁委员会', 'For example: Qingshi County commission'),
          kind: 'text',
          required: true,
          maxLength: 60,
          directory: 'labour-arbitration',
        },
        {
          path: 'witnesses',
          label: text('证人', 'Witnesses'),
          hint: text('没有就直接下一步。', 'Go on if there is none.'),
          kind: 'list',
          required: false,
          elementName: text('证人', 'Witness'),
          minElements: 0,
          maxElements: 6,
          elementFields: [
            { path: 'name', label: text('姓名', 'Name'), kind: 'text', required: true, maxLength: 50 },
            { path: 'address', label: text('住在哪里', 'Address'), kind: 'address', required: false, maxLength: 100 },
          ],
        },
      ],
    },
  ],
  declaration: text('以上内容和证据真实。', 'What I say and show is true.'),
}
