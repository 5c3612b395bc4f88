/** Civil and administrative legal aid, and the fast track for workers. */
import {
  AGENT_PAPERS,
  AID_LIMITS,
  CASE_MATERIALS,
  FREE,
  HARDSHIP_STATEMENT,
  ID_CARD,
  type ItemData,
  LEGAL_AID_FORM,
  TAKEN_IN,
  text,
} from './common.ts'

export const GF02001: ItemData = {
  code: 'GF02001',
  ...TAKEN_IN,
  name: text('民事、行政法律援助申请', 'Civil and administrative legal aid'),
  plainName: text('请国家派律师帮忙', 'Ask for a free lawyer'),
  neutralTitle: text('法律援助申请', 'Legal aid'),
  type: 'legal-aid',
  summary: text(
    '经济困难的人，可以请国家派一位不收费的律师。',
    'People in hardship may ask the state for a lawyer free of charge.',
  ),
  legalBasis: [{ law: '法律援助法', articles: '31, 34, 38, 41–43', verified: true }],
  handlingLevel: text('县（镇、村站可以代收）', 'County (stations take it in)'),
  handlingBody: text('法律援助机构', 'Legal aid body'),
  handling: { way: 'here', levels: ['county', 'township', 'village'], bodies: ['legal-aid'] },
  conditions: [
    {
      text: text('事情属于可以援助的范围。', 'The matter is one the law names.'),
      source: '法律援助法 31',
      check: {
        question: text(
          '是下面这样的事吗：工资、抚养、社保、受伤、国家赔偿？',
          'Is it about wages, support, benefits, injury or compensation by the state?',
        ),
        fits: 'yes',
        otherwise: text('别的事不一定能援助，可以先问律师。', 'Other matters may not qualify: ask a lawyer first.'),
        instead: 'GF01001',
      },
    },
    {
      text: text('家里经济困难。', 'The household is in hardship.'),
      source: '法律援助法 34',
      check: {
        question: text('家里的钱只够过日子，请不起律师吗？', 'Is there too little money at home for a lawyer?'),
        fits: 'yes',
        otherwise: text(
          '有些事不看收入：家暴、见义勇为、农民工讨薪。',
          'Some matters need no means test: violence at home, bravery, wages of migrant workers.',
        ),
        instead: 'GF02004',
      },
    },
    {
      text: text(
        '打官司的，向办案地申请；其他的，向事情发生地申请。',
        'A lawsuit: where the case is handled; else where the dispute is.',
      ),
      source: '法律援助法 38',
    },
  ],
  steps: [
    text('填申请表和经济状况表', 'Fill in the application and the statement of hardship'),
    text('拍下有关材料', 'Photograph the papers'),
    text('签名提交，拿回执', 'Sign, submit, take the slip'),
    text('缺什么材料，会一次告诉您', 'If a paper is missing you are told once, completely'),
    text('中心审查，指派律师', 'The centre decides and names a lawyer'),
  ],
  materials: [LEGAL_AID_FORM, ID_CARD, HARDSHIP_STATEMENT, AGENT_PAPERS, CASE_MATERIALS],
  timeLimits: [...AID_LIMITS],
  fee: FREE,
  result: text('给予（不予）法律援助决定书、指派通知书', 'Decision, and notice of the lawyer named'),
  forms: ['F1', 'F1b'],
  choices: {
    F1: {
      legalBasisClause: ['31-1', '31-2', '31-3', '31-4', '31-5', '31-6', '31-7', '31-8', '31-9'],
      matterKind: ['civil', 'labour-arbitration', 'administrative', 'state-compensation', 'non-litigation'],
      aidForm: [
        'civil-representation',
        'administrative-representation',
        'arbitration-representation',
        'non-litigation-representation',
        'document-drafting',
      ],
      meansMode: ['personal-pledge', 'information-check', 'exempt-42'],
    },
  },
  themes: ['family', 'accident', 'government', 'lawyer'],
  searchWords: ['法律援助', '免费律师', '请律师', 'falvyuanzhu', 'flyz'],
  source: '法律援助法 31, 34, 38, 41–43',
  verified: true,
}

export const GF02003: ItemData = {
  code: 'GF02003',
  ...TAKEN_IN,
  name: text('农民工讨薪、工伤法律援助（绿色通道）', 'Legal aid for migrant workers: wages and injury'),
  plainName: text('老板欠工钱、干活受了伤', 'Wages not paid, hurt at work'),
  neutralTitle: text('务工法律援助', 'Legal aid for workers'),
  type: 'legal-aid',
  summary: text(
    '欠工钱或者干活受伤，可以请国家派律师。不用证明经济困难。',
    'For wages owed or an injury at work you get a lawyer, without proof of hardship.',
  ),
  legalBasis: [
    { law: '法律援助法', articles: '42(3)', verified: true },
    { law: '保障农民工工资支付条例', articles: '45', verified: true },
  ],
  handlingLevel: text('县', 'County'),
  handlingBody: text('法律援助机构', 'Legal aid body'),
  handling: { way: 'here', levels: ['county', 'township'], bodies: ['legal-aid'] },
  conditions: [
    {
      text: text('被欠工钱，或者干活受了伤。', 'Wages are owed, or you were hurt at work.'),
      source: '法律援助法 42(3)',
      check: {
        question: text('您是进城干活，被欠工钱或者受了伤吗？', 'Did you work away from home, unpaid or hurt?'),
        fits: 'yes',
        otherwise: text('别的事请走一般的法律援助。', 'For other matters there is general legal aid.'),
        instead: 'GF02001',
      },
    },
  ],
  steps: [
    text('刷身份证，填申请表', 'Tap your card, fill in the form'),
    text('拍下工作、欠薪或受伤的证明', 'Photograph proof of work, arrears or injury'),
    text('签名提交，拿回执', 'Sign, submit, take the slip'),
    text('中心审查，指派律师', 'The centre decides and names a lawyer'),
  ],
  materials: [
    LEGAL_AID_FORM,
    ID_CARD,
    {
      code: 'work-evidence',
      name: text('证明干活、欠薪或受伤的材料', 'Proof of work, arrears or injury'),
      why: text(
        '合同、工牌、欠条、聊天记录、诊断书都行。',
        'A contract, badge, IOU, chat record or diagnosis will do.',
      ),
      ifMissing: text('一样都没有也先提交，律师会帮您找。', 'Submit without any; the lawyer will help to find some.'),
      required: false,
      origin: 'citizen',
    },
  ],
  timeLimits: [...AID_LIMITS],
  fee: FREE,
  result: text('给予（不予）法律援助决定书、指派通知书', 'Decision, and notice of the lawyer named'),
  forms: ['F1'],
  presets: { F1: { crowd: ['migrant-worker'], meansMode: 'exempt-42', roleInCase: 'claimant' } },
  choices: {
    F1: {
      legalBasisClause: ['31-5', '31-7'],
      matterKind: ['labour-arbitration', 'civil', 'non-litigation'],
      aidForm: [
        'arbitration-representation',
        'civil-representation',
        'non-litigation-representation',
        'document-drafting',
      ],
    },
  },
  themes: ['wages', 'accident'],
  searchWords: ['讨薪', '欠薪', '工资', '工钱', '老板不给钱', '工伤', 'taoxin', 'tx', 'gongzi', 'gz'],
  source: '法律援助法 42(3); 保障农民工工资支付条例 45',
  verified: true,
}
