/** F6 咨询登记表 as questions: short, and a name is never demanded. */
import type { FormPresentation } from '../presentation.ts'
import { group } from '../option-rows.ts'
import { option, text } from './person-fields.ts'

export const f6Presentation: FormPresentation = {
  formCode: 'F6',
  title: text('咨询登记表', 'Consultation'),
  defaults: {},
  steps: [
    {
      id: 'topic',
      title: text('想问哪方面的事', 'What is it about?'),
      fields: [
        {
          path: 'category',
          label: text('哪方面', 'Subject'),
          kind: 'choice',
          required: true,
          options: [
            option('wages', '工资、劳动', 'Wages and work'),
            option('family', '婚姻家庭', 'Family'),
            option('inheritance', '继承', 'Inheritance'),
            option('traffic', '交通事故', 'Traffic accident'),
            option('injury', '受伤、赔偿', 'Injury'),
            option('housing', '房屋', 'Housing'),
            option('land', '土地', 'Land'),
            option('contract', '合同、欠款', 'Contract or debt'),
            option('administrative', '和政府打交道', 'An authority'),
            option('criminal', '刑事', 'Criminal'),
            option('other', '其他', 'Other'),
          ],
          optionGroups: [
            group('工资、受伤', 'Work, injury', 'wages', 'injury', 'traffic'),
            group('家里的事', 'Family matters', 'family', 'inheritance'),
            group('房子、土地', 'House, land', 'housing', 'land'),
          ],
        },
      ],
    },
    {
      id: 'question',
      title: text('您的问题', 'Your question'),
      why: text('律师会在 24 小时内回复。', 'A lawyer answers within 24 hours.'),
      fields: [
        {
          path: 'content',
          label: text('想问什么', 'Your question'),
          hint: text('至少 10 个字，说清楚经过。', 'At least 10 characters; say what happened.'),
          kind: 'long-text',
          required: true,
          maxLength: 2000,
          meaning: 'dispute.facts',
        },
      ],
    },
    {
      id: 'contact',
      title: text('怎么回复您', 'How to answer you'),
      fields: [
        {
          path: 'phone',
          label: text('您的电话', 'Your telephone'),
          kind: 'phone',
          required: true,
          meaning: 'person.phone',
          maxLength: 13,
        },
        {
          path: 'name',
          label: text('怎么称呼您', 'Your name'),
          hint: text('可以不填。', 'You may leave it empty.'),
          kind: 'text',
          required: false,
          meaning: 'person.name',
          maxLength: 50,
        },
      ],
    },
  ],
  declaration: text('以上问题由本人提出。', 'I ask this question myself.'),
}
