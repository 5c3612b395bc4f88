import type { z } from 'zod'
import type { CatalogueItem, Material } from '../item.ts'
import { FREE, ID_CARD, LEGAL_AID_FORM, text } from './common.ts'

const DECISION_LIMITS: z.input<typeof CatalogueItem>['timeLimits'] = [
  {
    n: 7,
    unit: 'calendar',
    from: 'acceptance',
    until: 'decided',
    what: text('7 日内决定', 'Decision within 7 days'),
    source: '法律援助法 43',
    verified: false,
  },
  {
    n: 3,
    unit: 'calendar',
    from: 'decision',
    until: 'documented',
    what: text('决定后 3 日内指派律师', 'A lawyer within 3 days of the decision'),
    source: '法律援助法 43',
    verified: false,
  },
]

const CASE_MATERIALS: Material = {
  code: 'case-materials',
  name: text('和事情有关的材料', 'Papers about the matter'),
  why: text('让律师看清事情经过。', 'They let the lawyer see what happened.'),
  ifMissing: text('先提交，之后补上也可以。', 'Submit now and bring them later.'),
  required: false,
  origin: 'citizen',
}

export const GF02001: z.input<typeof CatalogueItem> = {
  code: 'GF02001',
  officialBaseCode: null,
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
  conditions: [
    { text: text('事情属于可以援助的范围。', 'The matter is one the law names.'), source: '法律援助法 31' },
    { text: text('家里经济困难。', 'The household is in hardship.'), source: '法律援助法 34' },
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
  materials: [
    LEGAL_AID_FORM,
    ID_CARD,
    {
      code: 'hardship-statement',
      name: text('经济困难状况说明表', 'Statement of financial hardship'),
      why: text('说明家里的收入和花销。', 'It tells the income and costs of the household.'),
      ifMissing: text('在这台机器上填写。', 'You fill it in here.'),
      required: true,
      origin: 'from-form',
    },
    CASE_MATERIALS,
  ],
  timeLimits: DECISION_LIMITS,
  fee: FREE,
  result: text('给予（不予）法律援助决定书、指派通知书', 'Decision, and notice of the lawyer named'),
  forms: ['F1', 'F1b'],
  themes: ['family', 'accident', 'government', 'lawyer'],
  kind: 'application',
  identification: 'required',
  signature: 'required',
  searchWords: ['法律援助', '免费律师', '请律师', 'falvyuanzhu', 'flyz'],
  source: '法律援助法 31, 34, 38, 41–43',
  verified: true,
}

export const GF02003: z.input<typeof CatalogueItem> = {
  code: 'GF02003',
  officialBaseCode: null,
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
  conditions: [
    {
      text: text('被欠工钱，或者干活受了伤。', 'Wages are owed, or you were hurt at work.'),
      source: '法律援助法 42(3)',
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
  timeLimits: DECISION_LIMITS,
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
  kind: 'application',
  identification: 'required',
  signature: 'required',
  searchWords: ['讨薪', '欠薪', '工资', '工钱', '老板不给钱', '工伤', 'taoxin', 'tx', 'gongzi', 'gz'],
  source: '法律援助法 42(3); 保障农民工工资支付条例 45',
  verified: true,
}
