/** F1 法律援助申请表 as questions. The person who is asked has often never filled in a form. */
import type { FormPresentation } from '../presentation.ts'
import { OPPOSING_PARTY_FIELDS } from './opposing-party-fields.ts'
import { CONTACT_FIELDS, IDENTITY_FIELDS, option, text } from './person-fields.ts'

export const f1Presentation: FormPresentation = {
  formCode: 'F1',
  title: text('法律援助申请表', 'Application for legal aid'),
  defaults: {
    'applicant.idType': 'resident-id-card',
    priorAid: false,
    roleInCase: 'claimant',
    procedureStage: 'not-started',
    writtenBy: 'applicant',
    readAloud: false,
    meansMode: 'personal-pledge',
    truthDeclaration: false,
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
      id: 'crowd',
      title: text('您属于哪些情况', 'Which of these are you'),
      why: text('有些人可以优先办理。可以选几项。', 'Some people are served first. Choose all that fit.'),
      fields: [
        {
          path: 'crowd',
          label: text('您的情况', 'Your situation'),
          legalTerm: text('人群类别', 'Category of applicant'),
          kind: 'choices',
          required: true,
          options: [
            option('migrant-worker', '进城打工', 'Migrant worker'),
            option('elderly', '60 岁以上', 'Aged 60 or over'),
            option('disabled', '残疾人', 'With a disability'),
            option('woman', '妇女', 'Woman'),
            option('minor', '未满 18 岁', 'Under 18'),
            option('soldier-family', '军人军属', 'Soldier or family'),
            option('veteran', '退役军人', 'Veteran'),
            option('in-hardship', '家里经济困难', 'In financial hardship'),
            option('other', '以上都不是', 'None of these'),
          ],
        },
      ],
    },
    {
      id: 'matter',
      title: text('您要办什么事', 'What it is about'),
      fields: [
        {
          path: 'legalBasisClause',
          label: text('哪一件最像您的事', 'Which is most like your matter'),
          legalTerm: text('申请事项（法律援助法第三十一条、第三十二条）', 'Matter (Legal Aid Law, Art. 31 and 32)'),
          kind: 'choice',
          required: true,
          options: [
            option('31-1', '要国家赔偿', 'Compensation from the state'),
            option('31-2', '要社保待遇或低保、救助', 'Social insurance or social assistance'),
            option('31-3', '要抚恤金', 'A pension for the family of the dead or disabled'),
            option('31-4', '要赡养费、抚养费、扶养费', 'Support for parents, children or spouse'),
            option('31-5', '确认劳动关系、要劳动报酬', 'Employment or unpaid wages'),
            option('31-6', '请求认定有没有行为能力', 'Legal capacity of a person'),
            option(
              '31-7',
              '工伤、交通事故、食品药品或医疗伤害',
              'Injury at work, on the road, by food, medicine or treatment',
            ),
            option('31-8', '环境污染、生态破坏受害', 'Harm by pollution'),
            option('32-4', '遭受虐待、遗弃或家庭暴力', 'Abuse, abandonment or violence at home'),
            option('31-9', '其他法律规定的事', 'Another matter named by law'),
          ],
        },
      ],
    },
    {
      id: 'way',
      title: text('想怎么解决', 'How to settle it'),
      why: text('说不准也没关系，律师会再和您商量。', 'If you are not sure, choose one; the lawyer will talk it over.'),
      fields: [
        {
          path: 'matterKind',
          label: text('打算怎么解决', 'The way you want to take'),
          kind: 'choice',
          required: true,
          options: [
            option('civil', '到法院打民事官司', 'A civil case at court'),
            option('labour-arbitration', '劳动仲裁', 'Labour arbitration'),
            option('administrative', '告行政机关', 'A case against an authority'),
            option('state-compensation', '国家赔偿', 'State compensation'),
            option('non-litigation', '先不打官司', 'Without a lawsuit for now'),
          ],
        },
        {
          path: 'aidForm',
          label: text('想要哪种帮助', 'The help you want'),
          legalTerm: text('法律援助形式', 'Form of legal aid'),
          kind: 'choice',
          required: true,
          options: [
            option('civil-representation', '律师替我打民事官司', 'A lawyer in a civil case'),
            option('administrative-representation', '律师替我打行政官司', 'A lawyer in an administrative case'),
            option('arbitration-representation', '律师替我参加仲裁', 'A lawyer in arbitration'),
            option('non-litigation-representation', '律师替我谈', 'A lawyer to negotiate for me'),
            option('document-drafting', '帮我写材料', 'Help with writing papers'),
          ],
        },
      ],
    },
    {
      id: 'cause',
      title: text('是什么事', 'What the case is'),
      fields: [
        {
          path: 'cause',
          label: text('用几个字说是什么事', 'In a few words: what is it'),
          legalTerm: text('案由', 'Cause of action'),
          example: text('例如：拖欠工资', 'For example: unpaid wages'),
          kind: 'text',
          required: true,
          maxLength: 60,
          meaning: 'dispute.cause',
        },
        {
          path: 'roleInCase',
          label: text('是谁找谁', 'Who made the claim'),
          legalTerm: text('在案件中的地位', 'Role in the case'),
          kind: 'choice',
          required: true,
          options: [
            option('claimant', '我要找对方', 'I claim from the other side'),
            option('respondent', '对方告了我', 'The other side sued me'),
            option('victim', '我被人伤害了', 'I was harmed'),
            option('third-party', '别人打官司牵连到我', 'Others’ lawsuit concerns me'),
            option('other', '都不是', 'None of these'),
          ],
        },
        {
          path: 'priorAid',
          label: text('以前为这件事申请过援助吗', 'Have you asked for aid in this matter before'),
          kind: 'yes-no',
          required: true,
        },
      ],
    },
    {
      id: 'progress',
      title: text('事情到了哪一步', 'How far it has come'),
      fields: [
        {
          path: 'procedureStage',
          label: text('现在到哪一步', 'The stage it is at'),
          legalTerm: text('程序阶段', 'Stage of procedure'),
          kind: 'choice',
          required: true,
          options: [
            option('not-started', '还没开始', 'Not begun'),
            option('negotiation', '正在商量', 'Negotiating'),
            option('mediation', '正在调解', 'In mediation'),
            option('arbitration', '正在仲裁', 'In arbitration'),
            option('first-instance', '法院一审', 'Court, first instance'),
            option('second-instance', '法院二审', 'Court, on appeal'),
            option('retrial', '法院再审', 'Court, retrial'),
            option('enforcement', '法院执行', 'Enforcement'),
          ],
        },
        {
          path: 'nextDeadline',
          label: text('最近要赶的日子', 'The next date to meet'),
          hint: text(
            '开庭、上诉到期等。没有就不填。',
            'A hearing, the end of an appeal. Leave empty if there is none.',
          ),
          kind: 'date',
          required: false,
        },
        {
          path: 'handlingBody',
          label: text('哪个单位在办', 'Who is handling it'),
          hint: text('法院、仲裁委。没有就不填。', 'A court or commission. Leave empty if none.'),
          kind: 'text',
          required: false,
          maxLength: 60,
        },
      ],
    },
    {
      id: 'other-side',
      title: text('对方是谁', 'Who is the other side'),
      why: text('只知道名字也可以。', 'A name is enough.'),
      fields: [
        {
          path: 'opposingParties',
          label: text('对方', 'Other side'),
          legalTerm: text('对方当事人', 'Opposing party'),
          kind: 'list',
          required: true,
          meaning: 'dispute.opposingParties',
          elementName: text('对方', 'Other side'),
          minElements: 1,
          maxElements: 5,
          elementFields: OPPOSING_PARTY_FIELDS,
        },
      ],
    },
    {
      id: 'facts',
      title: text('发生了什么', 'What happened'),
      why: text('按时间顺序说，写您知道的就行。', 'In order of time; what you know is enough.'),
      fields: [
        {
          path: 'facts',
          label: text('事情经过', 'What happened'),
          legalTerm: text('事实与理由', 'Facts and reasons'),
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
          example: text('例如：要回拖欠的工资', 'For example: to get the wages paid'),
          kind: 'long-text',
          required: true,
          maxLength: 1000,
          meaning: 'dispute.requests',
        },
        {
          path: 'amountYuan',
          label: text('一共多少钱（元）', 'Amount in yuan'),
          legalTerm: text('标的额', 'Amount in dispute'),
          hint: text('说不清就不填。', 'Leave empty if you cannot say.'),
          kind: 'yuan',
          required: false,
          meaning: 'dispute.amount',
        },
      ],
    },
    {
      id: 'means',
      title: text('怎样说明经济困难', 'How to show hardship'),
      fields: [
        {
          path: 'meansMode',
          label: text('选一种办法', 'Choose one way'),
          legalTerm: text(
            '经济困难状况核查方式（法律援助法第四十一条、第四十二条）',
            'Means test (Legal Aid Law, Art. 41 and 42)',
          ),
          kind: 'choice',
          required: true,
          options: [
            option('personal-pledge', '我自己承诺属实', 'I pledge it myself'),
            option('information-check', '由中心查询核实', 'The centre checks it'),
            option('exempt-42', '我属于免予核查的人', 'I am exempt from the check'),
            option('unrestricted-32', '这件事不看经济条件', 'This matter needs no means test'),
          ],
        },
      ],
    },
    {
      id: 'truth',
      title: text('请您承诺', 'Your promise'),
      fields: [
        {
          path: 'truthDeclaration',
          label: text(
            '本人承诺以上所填内容和提交的证件、证明均真实。',
            'I declare that what I have filled in and the papers I hand in are true.',
          ),
          kind: 'tick',
          required: true,
        },
        {
          path: 'readAloud',
          label: text('是否由工作人员念给您听过', 'Did staff read it aloud to you'),
          kind: 'yes-no',
          required: true,
        },
      ],
    },
  ],
  declaration: text(
    '本人承诺以上所填内容和提交的证件、证明均真实。',
    'I declare that what I have filled in and the papers I hand in are true.',
  ),
}
