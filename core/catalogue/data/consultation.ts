/** Asking a lawyer: in writing, by video, by appointment. */
import { FREE, ID_CARD, type ItemData, limit, TAKEN_IN, text } from './common.ts'

export const GF01001: ItemData = {
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
  handling: { way: 'here', levels: ['county', 'township'], bodies: ['centre', 'station'] },
  conditions: [{ text: text('谁都可以问，可以匿名。', 'Anyone may ask, without a name too.'), source: 'public guide' }],
  steps: [
    text('选问题类型，写下问题', 'Choose the subject and write the question'),
    text('留下电话', 'Leave a telephone number'),
    text('律师回复，结果也能在自助终端查', 'A lawyer answers; you can look it up at the terminal too'),
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

export const GF01002: ItemData = {
  code: 'GF01002',
  officialBaseCode: null,
  name: text('律师视频咨询', 'Remote video consultation'),
  plainName: text('和律师视频说话', 'Talk to a lawyer by video'),
  neutralTitle: text('视频咨询', 'Video consultation'),
  type: 'consultation',
  summary: text(
    '在自助终端前坐下，和县里的值班律师面对面说。',
    'Sit down at the terminal and talk face to face with the lawyer on duty.',
  ),
  legalBasis: [
    { law: '法律援助法', articles: '22(1), 23', verified: true },
    { law: '律师法', articles: '28(7)', verified: true },
  ],
  handlingLevel: text('县', 'County'),
  handlingBody: text('公共法律服务中心值班律师', 'Lawyer on duty at the centre'),
  handling: { way: 'here', levels: ['county'], bodies: ['centre'] },
  conditions: [
    {
      text: text(
        '先要您同意。要录音录像另外问您，不同意也能通话。',
        'With your consent. Recording is asked for by itself; refusing it changes nothing.',
      ),
      source: '个人信息保护法 13, 14, 29',
    },
  ],
  steps: [
    text('刷身份证，或者不留姓名', 'Tap your ID card, or stay without a name'),
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
  kind: 'consultation',
  identification: 'optional',
  signature: 'none',
  searchWords: ['视频', '律师', 'shipin', 'sp'],
  source: '法律援助法 22(1), 23; 律师法 28(7)',
  verified: true,
}

const BOOKING = {
  ...TAKEN_IN,
  signature: 'none',
  forms: ['B1'],
} as const satisfies Partial<ItemData>

export const GF01003: ItemData = {
  ...BOOKING,
  code: 'GF01003',
  name: text('公证、鉴定、仲裁、复议专项咨询预约', 'Appointment with a specialist'),
  plainName: text('约一位专门的人问问', 'Book somebody who knows the subject'),
  neutralTitle: text('专项咨询预约', 'Appointment'),
  type: 'consultation',
  summary: text(
    '公证、鉴定、仲裁、行政复议的事，约好时间当面问。',
    'For notaries, forensics, arbitration and reconsideration: book a time and ask in person.',
  ),
  legalBasis: [{ law: '公证法', articles: '12(5)', verified: true }],
  handlingLevel: text('县、市', 'County, city'),
  handlingBody: text('公证处、鉴定机构、仲裁委、复议机关', 'Notary, forensic, arbitration or reconsideration body'),
  handling: {
    way: 'booked',
    levels: ['county', 'city'],
    bodies: ['notary', 'forensic', 'arbitration', 'reconsideration'],
  },
  conditions: [{ text: text('谁都可以约。', 'Anyone may book.'), source: '公证法 12(5)' }],
  steps: [
    text('选问哪方面、去哪里', 'Choose the subject and the place'),
    text('选一个方便的半天', 'Choose a half-day that suits'),
    text('工作人员打电话确认', 'Staff confirm it by telephone'),
  ],
  materials: [ID_CARD],
  timeLimits: [
    limit(
      1,
      'working',
      'application',
      'decided',
      text('1 个工作日内确认', 'Confirmed within 1 working day'),
      'internal promise',
      false,
    ),
  ],
  fee: FREE,
  result: text('预约单', 'Appointment slip'),
  choices: { B1: { topic: ['notary', 'forensic', 'arbitration', 'reconsideration', 'legal-aid', 'other'] } },
  omits: { B1: ['homeVisit'] },
  themes: ['lawyer', 'government'],
  searchWords: ['预约', '公证咨询', '鉴定咨询', '仲裁咨询', '复议咨询'],
  source: '公证法 12(5)',
  verified: true,
}

export const GF01004: ItemData = {
  ...BOOKING,
  code: 'GF01004',
  name: text('村（居）法律顾问预约', 'Appointment with the village’s legal adviser'),
  plainName: text('约村里的法律顾问', 'Book the village’s legal adviser'),
  neutralTitle: text('法律顾问预约', 'Appointment'),
  type: 'consultation',
  summary: text(
    '每个村和社区都有一位法律顾问，可以约他来或去找他。',
    'Every village has a legal adviser: book a visit.',
  ),
  legalBasis: [{ law: '关于推进公共法律服务平台建设的意见（司发〔2018〕5号）', articles: '1', verified: false }],
  handlingLevel: text('村（社区）', 'Village'),
  handlingBody: text('村（居）法律顾问', 'Legal adviser of the village'),
  handling: { way: 'booked', levels: ['village'], bodies: ['station'] },
  conditions: [
    {
      text: text('住在本村、本社区的人。', 'For those who live there.'),
      source: '司发〔2018〕5号',
      check: {
        question: text('您住在本县的村或社区吗？', 'Do you live in a village of this county?'),
        fits: 'yes',
        otherwise: text('不住本县的，可以留言问律师。', 'If you live elsewhere, leave a question for a lawyer.'),
        instead: 'GF01001',
      },
    },
  ],
  steps: [text('选一个半天', 'Choose a half-day'), text('法律顾问和您联系', 'The adviser calls you')],
  materials: [ID_CARD],
  timeLimits: [
    limit(
      3,
      'working',
      'application',
      'decided',
      text('3 个工作日内联系您', 'You are called within 3 working days'),
      'internal promise',
      false,
    ),
  ],
  fee: FREE,
  result: text('预约单、服务记录', 'Appointment slip and record'),
  presets: { B1: { topic: 'village-adviser' } },
  wording: {
    B1: {
      institution: {
        label: text('哪个服务站的法律顾问', 'The adviser of which station'),
        example: text('例如：示范镇公共法律服务站', 'For example: Shifan Town station'),
      },
    },
  },
  themes: ['lawyer', 'family'],
  searchWords: ['法律顾问', '村顾问', '社区律师', '上门'],
  source: '司发〔2018〕5号',
  verified: false,
}
