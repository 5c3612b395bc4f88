import type { z } from 'zod'
import type { CatalogueItem } from '../item.ts'
import { FREE, text } from './common.ts'

export const GF01001: z.input<typeof CatalogueItem> = {
  code: 'GF01001',
  officialBaseCode: null,
  name: text('法律咨询（留言）', 'Written consultation'),
  plainName: text('写下问题，律师回复', 'Leave a question for a lawyer'),
  neutralTitle: text('留言咨询', 'Leave a question'),
  type: 'consultation',
  summary: text(
    '把问题写下来，律师看过后打电话或发短信回复您。可以不留姓名。',
    'Write your question; a lawyer answers by telephone or message. You need not give a name.',
  ),
  legalBasis: [{ law: '法律援助法', articles: '22(1), 23', verified: true }],
  handlingLevel: text('县、乡', 'County, township'),
  handlingBody: text('公共法律服务中心（站）', 'Public legal service centre or station'),
  conditions: [{ text: text('谁都可以问，可以匿名。', 'Anyone may ask, without a name too.'), source: 'public guide' }],
  steps: [
    text('选问题类型，写下问题', 'Choose the subject and write the question'),
    text('留下电话', 'Leave a telephone number'),
    text('律师回复，结果也能在这里查', 'A lawyer answers; you can look it up here too'),
  ],
  materials: [],
  timeLimits: [
    {
      n: 24,
      unit: 'hour',
      from: 'application',
      until: 'decided',
      what: text('24 小时内回复', 'Answer within 24 hours'),
      source: 'public guide (local)',
      verified: true,
    },
  ],
  fee: FREE,
  result: text('咨询答复单', 'Written answer'),
  forms: ['F6'],
  themes: ['lawyer', 'family', 'accident', 'wages', 'government'],
  kind: 'application',
  identification: 'optional',
  signature: 'none',
  searchWords: ['咨询', '留言', '问律师', 'zixun', 'zx'],
  source: '法律援助法 22(1), 23',
  verified: true,
}

export const GF01002: z.input<typeof CatalogueItem> = {
  code: 'GF01002',
  officialBaseCode: null,
  name: text('律师视频咨询', 'Remote video consultation'),
  plainName: text('和律师视频说话', 'Talk to a lawyer by video'),
  neutralTitle: text('视频咨询', 'Video consultation'),
  type: 'consultation',
  summary: text('坐在这里，和县里的值班律师面对面说。', 'Sit here and talk face to face with the lawyer on duty.'),
  legalBasis: [
    { law: '法律援助法', articles: '22(1), 23', verified: true },
    { law: '律师法', articles: '28(7)', verified: true },
  ],
  handlingLevel: text('县', 'County'),
  handlingBody: text('公共法律服务中心值班律师', 'Lawyer on duty at the centre'),
  conditions: [
    {
      text: text('先要您同意；录像另外再问。', 'With your consent; recording is asked apart.'),
      source: '个人信息保护法 13, 14, 29',
    },
  ],
  steps: [
    text('刷身份证', 'Tap your ID card'),
    text('同意视频咨询', 'Agree to the video'),
    text('等律师接通', 'Wait for a lawyer'),
  ],
  materials: [],
  timeLimits: [
    {
      n: 5,
      unit: 'hour',
      from: 'application',
      until: 'decided',
      what: text('马上接通，最长 5 小时', 'At once, 5 hours at most'),
      source: 'public guide',
      verified: true,
    },
  ],
  fee: FREE,
  result: text('咨询记录、咨询意见书', 'Record and written opinion'),
  forms: [],
  themes: ['lawyer', 'family'],
  kind: 'coming',
  identification: 'required',
  signature: 'none',
  searchWords: ['视频', '律师', 'shipin', 'sp'],
  source: '法律援助法 22(1), 23; 律师法 28(7)',
  verified: true,
}
