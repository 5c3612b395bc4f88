/** B1 预约登记表 as questions. */
import type { FormPresentation } from '../presentation.ts'
import { group } from '../option-rows.ts'
import { option, text } from './person-fields.ts'

export const b1Presentation: FormPresentation = {
  formCode: 'B1',
  title: text('预约登记表', 'Appointment'),
  defaults: { 'applicant.idType': 'resident-id-card', homeVisit: false },
  steps: [
    {
      id: 'who',
      title: text('您是谁', 'Who you are'),
      why: text('身份证上有的，已经替您填好。', 'What your card tells is filled in already.'),
      fields: [
        {
          path: 'applicant.name',
          label: text('姓名', 'Name'),
          kind: 'text',
          required: true,
          fromCard: true,
          meaning: 'person.name',
          maxLength: 50,
        },
        {
          path: 'applicant.idNumber',
          label: text('证件号码', 'Document number'),
          kind: 'id-number',
          required: true,
          fromCard: true,
          meaning: 'person.idNumber',
          maxLength: 30,
        },
        {
          path: 'applicant.phone',
          label: text('您的电话', 'Your telephone'),
          hint: text('改时间时打这个电话找您。', 'We call this number if the time changes.'),
          kind: 'phone',
          required: true,
          meaning: 'person.phone',
          maxLength: 13,
        },
      ],
    },
    {
      id: 'what',
      title: text('想问哪方面', 'What is it about?'),
      fields: [
        {
          path: 'topic',
          label: text('哪方面', 'Subject'),
          kind: 'choice',
          required: true,
          options: [
            option('notary', '公证', 'Notary'),
            option('forensic', '司法鉴定', 'Forensic expertise'),
            option('arbitration', '仲裁', 'Arbitration'),
            option('reconsideration', '行政复议', 'Reconsideration'),
            option('legal-aid', '法律援助', 'Legal aid'),
            option('village-adviser', '村里的法律顾问', 'The village’s adviser'),
            option('will', '立遗嘱', 'A will'),
            option('other', '其他', 'Other'),
          ],
          optionGroups: [
            group('公证、遗嘱', 'Notary, wills', 'notary', 'will'),
            group('仲裁、复议', 'Arbitration, reconsideration', 'arbitration', 'reconsideration'),
          ],
        },
      ],
    },
    {
      id: 'where',
      title: text('去哪里', 'Where to?'),
      why: text('离您近的排在前面。', 'The nearest come first.'),
      fields: [
        {
          path: 'institution',
          label: text('哪一家', 'Which one?'),
          kind: 'text',
          required: true,
          maxLength: 60,
          directory: 'bookable',
          dependsOn: 'topic',
        },
      ],
    },
    {
      id: 'when',
      title: text('什么时候方便', 'When suits you'),
      why: text(
        '这是您希望的时间。提交后可以选定准确时间，或等电话确认。',
        'This is your wish. After submitting you may choose the exact time, or wait for a call.',
      ),
      fields: [
        {
          path: 'wantedDay',
          label: text('哪一天', 'The day'),
          kind: 'date',
          days: 'from-today',
          required: true,
          directory: 'working-days',
        },
        {
          path: 'dayPart',
          label: text('上午还是下午', 'Morning or afternoon?'),
          kind: 'choice',
          required: true,
          options: [option('morning', '上午', 'Morning'), option('afternoon', '下午', 'Afternoon')],
        },
        {
          path: 'homeVisit',
          label: text('来不了，要上门吗', 'If you cannot come: shall we visit?'),
          kind: 'yes-no',
          required: true,
        },
        {
          path: 'note',
          label: text('还想说的', 'Anything else'),
          hint: text('可以不填。', 'You may leave it empty.'),
          kind: 'long-text',
          required: false,
          maxLength: 300,
        },
      ],
    },
  ],
  declaration: text('本人预约，不能来会提前取消。', 'I book this and cancel early if I cannot come.'),
}
