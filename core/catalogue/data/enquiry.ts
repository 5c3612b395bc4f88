import type { z } from 'zod'
import type { CatalogueItem } from '../item.ts'
import { FREE, text } from './common.ts'

export const GF09002: z.input<typeof CatalogueItem> = {
  code: 'GF09002',
  officialBaseCode: null,
  name: text('办件进度查询与结果打印', 'Progress and results'),
  plainName: text('我的事办到哪一步了', 'How far is my case'),
  neutralTitle: text('办件查询', 'Case progress'),
  type: 'enquiry',
  summary: text('刷身份证，或者输入回执上的编号和查询码。', 'Tap your card, or type the number and code of your slip.'),
  legalBasis: [{ law: '法律援助法', articles: '55', verified: true }],
  handlingLevel: text('各级', 'All levels'),
  handlingBody: text('公共法律服务中心（站）', 'Public legal service centre or station'),
  conditions: [
    { text: text('查自己的事，或者有回执。', 'Your own case, or one whose slip you hold.'), source: '法律援助法 55' },
  ],
  steps: [
    text('刷身份证或输入回执编号', 'Tap your card or type the slip number'),
    text('看进度，可以打印', 'See the progress, print it if you like'),
  ],
  materials: [],
  timeLimits: [],
  fee: FREE,
  result: text('进度单', 'Progress slip'),
  forms: [],
  themes: ['progress'],
  kind: 'enquiry',
  identification: 'optional',
  signature: 'none',
  searchWords: ['进度', '结果', '查询', 'jindu', 'jd'],
  source: '法律援助法 55',
  verified: true,
}
