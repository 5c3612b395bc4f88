/** F2 人民调解申请书 as questions. */
import type { FormPresentation } from '../presentation.ts'
import { OPPOSING_PARTY_FIELDS } from './opposing-party-fields.ts'
import { group } from '../option-rows.ts'
import { CONTACT_FIELDS, IDENTITY_FIELDS, option, text } from './person-fields.ts'

export const f2Presentation: FormPresentation = {
  formCode: 'F2',
  title: text('人民调解申请书', 'Application for mediation'),
  defaults: {
    'applicant.idType': 'resident-id-card',
    coApplicants: [],
    publicMediation: false,
    riskFlag: 'none',
    otherPartyConsent: 'not-contacted',
    noticeAcknowledged: false,
  },
  steps: [
    {
      id: 'who',
      title: text('您是谁', 'Who you are'),
      why: text('身份证上有的，已经替您填好。', 'What your card tells is filled in already.'),
      fields: IDENTITY_FIELDS,
    },
    { id: 'contact', title: text('怎么找到您', 'How to reach you'), fields: CONTACT_FIELDS },
    {
      id: 'together',
      title: text('还有人和您一起申请吗', 'Does anyone apply with you?'),
      fields: [
        {
          path: 'coApplicants',
          label: text('一起申请的人', 'Others who apply'),
          hint: text('没有就直接下一步。', 'Go on if there is none.'),
          kind: 'list',
          required: false,
          elementName: text('申请人', 'Applicant'),
          minElements: 0,
          maxElements: 4,
          elementFields: [
            { path: 'name', label: text('姓名', 'Name'), kind: 'text', required: true, maxLength: 50 },
            { path: 'phone', label: text('电话', 'Telephone'), kind: 'phone', required: false, maxLength: 13 },
          ],
        },
      ],
    },
    {
      id: 'other-side',
      title: text('和谁有纠纷', 'With whom is the dispute?'),
      why: text('只知道名字也可以。', 'A name is enough.'),
      fields: [
        {
          path: 'respondents',
          label: text('对方', 'Other side'),
          legalTerm: text('被申请人', 'Respondent'),
          kind: 'list',
          required: true,
          meaning: 'dispute.opposingParties',
          elementName: text('对方', 'Other side'),
          minElements: 1,
          maxElements: 5,
          elementFields: OPPOSING_PARTY_FIELDS,
        },
        {
          path: 'otherPartyConsent',
          label: text('对方愿意调解吗', 'Does the other side agree?'),
          hint: text('没问过也可以申请，调解员会去问。', 'You may apply without asking; the mediator will ask.'),
          kind: 'choice',
          required: true,
          options: [
            option('not-contacted', '还没问过', 'Not asked yet'),
            option('agrees', '愿意', 'Yes'),
            option('refuses', '明确说不愿意', 'Clearly refuses'),
          ],
        },
      ],
    },
    {
      id: 'dispute',
      title: text('是什么纠纷', 'What kind of dispute?'),
      fields: [
        {
          path: 'disputeType',
          label: text('纠纷类型', 'Kind of dispute'),
          kind: 'choice',
          required: true,
          meaning: 'dispute.type',
          options: [
            option('family', '婚姻家庭', 'Family'),
            option('neighbours', '邻里', 'Neighbours'),
            option('housing', '房屋、宅基地', 'House or homestead'),
            option('contract', '合同、欠款', 'Contract or debt'),
            option('business', '生产经营', 'Business'),
            option('damages', '打伤、损坏赔偿', 'Injury or damage'),
            option('labour', '劳动、工资', 'Work and wages'),
            option('land-forest', '山林、土地', 'Forest and land'),
            option('expropriation', '征地、拆迁', 'Expropriation'),
            option('environment', '环境污染', 'Environment'),
            option('property-management', '物业', 'Property management'),
            option('traffic', '交通事故', 'Traffic accident'),
            option('medical', '医疗', 'Medical'),
            option('consumer', '买东西、消费', 'Shopping'),
            option('other', '其他', 'Other'),
          ],
          optionGroups: [
            group('家里、邻居', 'Family and neighbours', 'family', 'neighbours'),
            group('房子、土地', 'House and land', 'housing', 'land-forest', 'expropriation', 'property-management'),
            group('钱、买卖、干活', 'Money, trade, work', 'contract', 'business', 'labour', 'consumer'),
            group('受伤、损害', 'Injury and harm', 'damages', 'traffic', 'medical', 'environment'),
          ],
        },
      ],
    },
    {
      id: 'facts',
      title: text('发生了什么', 'What happened?'),
      fields: [
        {
          path: 'facts',
          label: text('事情经过', 'What happened?'),
          legalTerm: text('纠纷简要情况', 'Brief facts'),
          hint: text(
            '什么时候、在哪里、谁、做了什么。至少 20 个字。',
            'When, where, who, what. At least 20 characters.',
          ),
          kind: 'long-text',
          required: true,
          maxLength: 3000,
          meaning: 'dispute.facts',
        },
      ],
    },
    {
      id: 'requests',
      title: text('您想要什么结果', 'What you ask for'),
      fields: [
        {
          path: 'requests',
          label: text('您的要求', 'Your request'),
          legalTerm: text('申请事项', 'Claims'),
          example: text('例如：赔修房顶的钱', 'For example: to pay for the roof'),
          kind: 'long-text',
          required: true,
          maxLength: 1000,
          meaning: 'dispute.requests',
        },
        {
          path: 'amountYuan',
          label: text('涉及多少钱（元）', 'Amount in yuan'),
          hint: text('没有就不填。', 'Leave empty if there is none.'),
          kind: 'yuan',
          required: false,
          meaning: 'dispute.amount',
        },
      ],
    },
    {
      id: 'mediation',
      title: text('想怎么调解', 'How to mediate'),
      fields: [
        {
          path: 'committee',
          label: text('请哪个调委会', 'Which committee?'),
          legalTerm: text('人民调解委员会', 'People’s mediation committee'),
          example: text('例如：青石镇人民调解委员会', 'For example: Qingshi Town committee'),
          kind: 'text',
          required: true,
          maxLength: 60,
          directory: 'mediation',
        },
        {
          path: 'preferredMediator',
          label: text('想请哪位调解员', 'A mediator you prefer'),
          hint: text('没有就不填。', 'Leave empty if there is none.'),
          kind: 'text',
          required: false,
          maxLength: 50,
        },
        {
          path: 'publicMediation',
          label: text('可以公开调解吗', 'May it be public?'),
          legalTerm: text('人民调解法第二十三条', 'Mediation Law, Art. 23'),
          kind: 'yes-no',
          required: true,
        },
        {
          path: 'riskFlag',
          label: text('会不会打起来', 'Could it turn violent?'),
          hint: text('会打起来时，我们会马上请人处理。', 'If it could, we act at once.'),
          kind: 'choice',
          required: true,
          options: [
            option('none', '不会', 'No'),
            option('may-escalate', '可能闹大', 'It may escalate'),
            option('criminal-or-public-order', '已经动手或报警', 'Already violent, or police called'),
          ],
        },
        {
          path: 'noticeAcknowledged',
          label: text(
            '我知道调解自愿、不收钱，谈不成可以去法院。',
            'I know: it is voluntary and free, and the court stays open.',
          ),
          kind: 'tick',
          required: true,
        },
      ],
    },
  ],
  declaration: text(
    '本人自愿申请人民调解，以上所填内容真实。',
    'I apply for mediation of my own will, and what I have filled in is true.',
  ),
}
