import type { z } from 'zod'
import type { CatalogueItem } from '../item.ts'
import { FREE, ID_CARD, text } from './common.ts'

export const GF05001: z.input<typeof CatalogueItem> = {
  code: 'GF05001',
  officialBaseCode: null,
  name: text('人民调解申请', 'People’s mediation'),
  plainName: text('请人从中说和', 'Ask a mediator to help both sides'),
  neutralTitle: text('人民调解', 'Mediation'),
  type: 'mediation',
  summary: text(
    '邻里、家庭、欠款、赔偿这些纠纷，请调解员帮双方谈。',
    'For disputes among neighbours, families, about debts or damage: a mediator helps both sides.',
  ),
  legalBasis: [{ law: '人民调解法', articles: '4, 17, 23, 28–31', verified: true }],
  handlingLevel: text('村、乡、县', 'Village, township, county'),
  handlingBody: text('人民调解委员会', 'People’s mediation committee'),
  conditions: [
    { text: text('是老百姓之间的民事纠纷。', 'It is a civil dispute.'), source: '人民调解法 2' },
    {
      text: text(
        '双方自愿；一方明确不愿意，就不调解。',
        'Both sides agree; if one clearly refuses there is no mediation.',
      ),
      source: '人民调解法 17',
    },
  ],
  steps: [
    text('填申请书，写清纠纷', 'Fill in the application and tell the dispute'),
    text('签名提交，拿回执', 'Sign, submit, take the slip'),
    text(
      '调解员约双方谈；期限法律没有规定，由双方商定',
      'The mediator invites both sides; the law sets no time limit, you agree on one',
    ),
    text('谈成了，签调解协议', 'If it succeeds, both sign an agreement'),
  ],
  materials: [
    {
      code: 'mediation-application',
      name: text('人民调解申请书', 'Application for mediation'),
      why: text('写明和谁、为什么事。', 'It says with whom and about what.'),
      ifMissing: text('在这台机器上填写，会替您打印。', 'You fill it in here and it is printed for you.'),
      required: true,
      origin: 'from-form',
    },
    ID_CARD,
    {
      code: 'evidence',
      name: text('证据', 'Evidence'),
      why: text('照片、欠条、收据，帮调解员弄清事情。', 'Photographs, IOUs, receipts help the mediator.'),
      ifMissing: text('没有也可以申请。', 'You may apply without it.'),
      required: false,
      origin: 'citizen',
    },
  ],
  timeLimits: [],
  fee: { 'zh-CN': '不收费（人民调解法第四条）', en: `${FREE.en} (Mediation Law, Art. 4)` },
  result: text('调解协议书，或终止调解告知', 'Mediation agreement, or notice that it has ended'),
  forms: ['F2'],
  themes: ['family', 'accident', 'wages'],
  kind: 'application',
  identification: 'required',
  signature: 'required',
  searchWords: ['调解', '邻居', '吵架', '欠钱', '赔偿', 'tiaojie', 'tj'],
  source: '人民调解法 4, 17, 23, 28–31',
  verified: true,
}
