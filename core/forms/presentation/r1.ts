/** R1 申请书 as questions; an item leaves out what it does not need and says some in its own words. */
import type { FormPresentation } from '../presentation.ts'
import { evidenceField, factsStep, respondentsField, WHO_STEPS } from './dispute-fields.ts'
import { option, text } from './person-fields.ts'

export const r1Presentation: FormPresentation = {
  formCode: 'R1',
  title: text('申请书', 'Request'),
  defaults: {
    'applicant.idType': 'resident-id-card',
    respondents: [],
    evidence: [],
  },
  steps: [
    ...WHO_STEPS,
    {
      id: 'document',
      title: text('要写哪一种', 'Which paper?'),
      fields: [
        {
          path: 'document',
          label: text('哪一种文书', 'Which paper?'),
          kind: 'choice',
          required: true,
          options: [
            option('civil-complaint', '我要告别人', 'I sue somebody'),
            option('civil-answer', '别人告了我，我要回答', 'I am sued and answer'),
            option('settlement-agreement', '双方谈好了，写协议', 'Both sides agree'),
          ],
        },
      ],
    },
    {
      id: 'addressee',
      title: text('交给谁', 'To whom it goes'),
      fields: [
        {
          path: 'addressee',
          label: text('交给哪个单位', 'Which body'),
          kind: 'text',
          required: true,
          maxLength: 60,
        },
        {
          path: 'reference',
          label: text('有关文书的编号', 'Number of the paper it is about'),
          hint: text('没有就不填。', 'Leave empty if there is none.'),
          kind: 'text',
          required: false,
          maxLength: 80,
        },
      ],
    },
    {
      id: 'other-side',
      title: text('对方是谁', 'Who is the other side?'),
      why: text('只知道名字也可以。', 'A name is enough.'),
      fields: [respondentsField(5, 0)],
    },
    {
      id: 'when-where',
      title: text('什么时候、在哪里', 'When and where'),
      fields: [
        {
          path: 'eventDate',
          label: text('哪一天', 'The day'),
          kind: 'date',
          days: 'until-today',
          required: false,
          meaning: 'dispute.date',
        },
        {
          path: 'place',
          label: text('在哪里', 'The place'),
          kind: 'address',
          required: false,
          maxLength: 100,
          meaning: 'dispute.place',
        },
      ],
    },
    factsStep('facts', 3000),
    {
      id: 'requests',
      title: text('您想要什么结果', 'What you ask for'),
      fields: [
        {
          path: 'requests',
          label: text('您的要求', 'Your request'),
          kind: 'long-text',
          required: true,
          maxLength: 1000,
          meaning: 'dispute.requests',
        },
        {
          path: 'amountYuan',
          label: text('一共多少钱（元）', 'Amount in yuan'),
          hint: text('没有就不填。', 'Leave empty if there is none.'),
          kind: 'yuan',
          required: false,
          meaning: 'dispute.amount',
        },
      ],
    },
    {
      id: 'evidence',
      title: text('有什么能证明', 'What proves it?'),
      why: text('没有就直接下一步。', 'Go on if there is none.'),
      fields: [evidenceField(0)],
    },
  ],
  declaration: text('以上所填内容和提交的材料真实。', 'What I have filled in and hand in is true.'),
}
