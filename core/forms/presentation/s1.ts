/** S1 服务意见登记表 as questions: nobody need give a name. */
import type { FormPresentation } from '../presentation.ts'
import { option, text } from './person-fields.ts'

export const s1Presentation: FormPresentation = {
  formCode: 'S1',
  title: text('服务意见登记表', 'Your opinion of our service'),
  defaults: {},
  steps: [
    {
      id: 'kind',
      title: text('您想说什么', 'What you want to say'),
      fields: [
        {
          path: 'kind',
          label: text('哪一种', 'Which kind?'),
          kind: 'choice',
          required: true,
          options: [
            option('complaint', '有意见', 'A complaint'),
            option('suggestion', '有建议', 'A suggestion'),
            option('praise', '想表扬', 'Praise'),
          ],
        },
        {
          path: 'about',
          label: text('说的是', 'About'),
          kind: 'choice',
          required: true,
          options: [
            option('window', '办事窗口', 'The counter'),
            option('terminal', '这台机器', 'This machine'),
            option('hotline', '12348 热线', 'The hotline 12348'),
            option('website', '网站', 'The website'),
            option('staff', '工作人员', 'Staff'),
            option('other', '其他', 'Other'),
          ],
        },
      ],
    },
    {
      id: 'content',
      title: text('是怎么回事', 'What happened?'),
      fields: [
        {
          path: 'content',
          label: text('请写下来', 'Please write it down'),
          hint: text('至少 10 个字。', 'At least 10 characters.'),
          kind: 'long-text',
          required: true,
          maxLength: 2000,
          meaning: 'service.opinion',
        },
      ],
    },
    {
      id: 'contact',
      title: text('要不要回复您', 'Shall we answer you?'),
      why: text('不留电话也收，但是没法回复您。', 'Without a number it is kept, but nobody can answer.'),
      fields: [
        {
          path: 'phone',
          label: text('您的电话', 'Your telephone'),
          kind: 'phone',
          required: false,
          meaning: 'person.phone',
          maxLength: 13,
        },
        {
          path: 'name',
          label: text('怎么称呼您', 'Your name'),
          kind: 'text',
          required: false,
          meaning: 'person.name',
          maxLength: 50,
        },
      ],
    },
  ],
  declaration: text('以上意见由本人提出。', 'This is my own opinion.'),
}
