/** What one looks up: cases of one's own, people and places, laws; and papers written with a guide. */
import { basis, filledHere, FREE, ID_CARD, type ItemData, limit, text } from './common.ts'

const LOOKED_UP = {
  officialBaseCode: null,
  type: 'enquiry',
  materials: [],
  timeLimits: [],
  fee: FREE,
  forms: [],
  signature: 'none',
} as const satisfies Partial<ItemData>

export const GF08001: ItemData = {
  officialBaseCode: null,
  code: 'GF08001',
  kind: 'document',
  name: text('法律文书代拟与自助生成', 'Drafting of legal papers'),
  plainName: text('写起诉状、答辩状、协议', 'Write a complaint, an answer, an agreement'),
  neutralTitle: text('文书写作', 'Papers'),
  type: 'lawyer-service',
  summary: text(
    '答几个问题，机器替您写成草稿，打印带走。遗嘱只给样本。',
    'Answer some questions; a draft is written and printed. For wills there is a sample only.',
  ),
  legalBasis: [basis('法律援助法', '22(2)'), basis('律师法', '28(7)')],
  handlingLevel: text('县', 'County'),
  handlingBody: text('公共法律服务中心', 'Public legal service centre'),
  handling: { way: 'carried', levels: ['county', 'township'], bodies: ['centre', 'court'] },
  conditions: [
    {
      text: text('写出来的是草稿，交之前请律师看看。', 'It is a draft: have a lawyer look at it.'),
      source: '法律援助法 22(2)',
      check: {
        question: text('是要写遗嘱吗？', 'Do you want to write a will?'),
        fits: 'no',
        otherwise: text('遗嘱有严格的写法，请约公证处。', 'A will has strict rules: book a notary.'),
        instead: 'GF03003',
      },
    },
  ],
  steps: [
    text('选写哪一种，回答问题', 'Choose the paper and answer'),
    text('打印草稿', 'Print the draft'),
    text('要律师看，3 个工作日内答复', 'A lawyer can look at it within 3 working days'),
  ],
  materials: [
    filledHere('draft', text('文书草稿', 'Draft'), text('在自助终端上写成。', 'It is written at the terminal.')),
    ID_CARD,
  ],
  timeLimits: [
    limit(
      3,
      'working',
      'application',
      'decided',
      text('人工看稿 3 个工作日', 'Review by a person: 3 working days'),
      'internal promise',
      false,
    ),
  ],
  fee: FREE,
  result: text('文书草稿', 'A draft'),
  forms: ['R1'],
  formTitles: { R1: text('法律文书（草稿）', 'Legal paper (draft)') },
  choices: { R1: { document: ['civil-complaint', 'civil-answer', 'settlement-agreement'] } },
  wording: {
    R1: {
      addressee: {
        label: text('哪个法院', 'Which court?'),
        example: text('例如：青石县人民法院', 'For example: Qingshi County Court'),
      },
      reference: { label: text('案号', 'Case number') },
    },
  },
  demands: { R1: ['respondents'] },
  identification: 'required',
  signature: 'none',
  themes: ['lawyer', 'family', 'accident'],
  searchWords: ['起诉状', '答辩状', '协议书', '写状子', '打官司'],
  source: '法律援助法 22(2); 律师法 28(7)',
  verified: true,
}

export const GF09001: ItemData = {
  ...LOOKED_UP,
  code: 'GF09001',
  kind: 'directory',
  name: text('法律服务机构人员查询与委托指引', 'Find a lawyer, notary or mediator'),
  plainName: text('找律师、公证处、调解员', 'Find a lawyer, notary or mediator'),
  neutralTitle: text('机构查询', 'Directory'),
  summary: text(
    '附近有哪些机构、哪些人，地图上看，电话地址打印带走。',
    'Who is nearby: on a map, with telephone and address to print.',
  ),
  legalBasis: [basis('律师法', '25')],
  handlingLevel: text('省、县', 'Province, county'),
  handlingBody: text('司法行政机关', 'Justice administration'),
  handling: {
    way: 'shown',
    levels: ['county', 'province'],
    bodies: ['law-firm', 'notary', 'mediation', 'legal-aid', 'court'],
  },
  conditions: [{ text: text('谁都可以查。', 'Open to everybody.'), source: '律师法 25' }],
  steps: [
    text('选哪一类', 'Choose the kind'),
    text('看地图和电话，可以打印', 'See map and telephone, print it if you like'),
  ],
  result: text('名录', 'List'),
  identification: 'none',
  themes: ['lawyer', 'progress'],
  searchWords: ['找律师', '律师事务所', '公证处', '调解员', '地址', '电话', '法院在哪'],
  source: '律师法 25',
  verified: true,
}

export const GF09002: ItemData = {
  ...LOOKED_UP,
  code: 'GF09002',
  kind: 'enquiry',
  name: text('办件进度查询与结果打印', 'Progress and results'),
  plainName: text('我的事办到哪一步了', 'How far is my case'),
  neutralTitle: text('办件查询', 'Case progress'),
  summary: text('刷身份证，或者输入回执上的编号和查询码。', 'Tap your card, or type the number and code of your slip.'),
  legalBasis: [basis('法律援助法', '55')],
  handlingLevel: text('各级', 'All levels'),
  handlingBody: text('公共法律服务中心（站）', 'Public legal service centre or station'),
  handling: { way: 'here', levels: ['village', 'township', 'county'], bodies: ['centre', 'station'] },
  conditions: [
    { text: text('查自己的事，或者有回执。', 'Your own case, or one whose slip you hold.'), source: '法律援助法 55' },
  ],
  steps: [
    text('刷身份证或输入回执编号', 'Tap your card or type the slip number'),
    text('看进度，可以打印', 'See the progress, print it if you like'),
  ],
  result: text('进度单', 'Progress slip'),
  identification: 'optional',
  themes: ['progress'],
  searchWords: ['进度', '结果', '查询', '办到哪'],
  source: '法律援助法 55',
  verified: true,
}

export const GF09003: ItemData = {
  ...LOOKED_UP,
  code: 'GF09003',
  kind: 'library',
  name: text('法律法规、案例、计算器', 'Laws, cases, calculators'),
  plainName: text('查法律、看案例、算一算', 'Look up laws and cases, work out sums'),
  neutralTitle: text('法律查询', 'Laws'),
  summary: text(
    '查法律条文，看别人的事怎么办的，算期限和钱。',
    'Read the law, see how others fared, work out dates and sums.',
  ),
  legalBasis: [basis('法治宣传教育法', '30')],
  handlingLevel: text('县', 'County'),
  handlingBody: text('司法局', 'Justice bureau'),
  handling: { way: 'shown', levels: ['county', 'township', 'village'], bodies: ['justice-bureau'] },
  conditions: [{ text: text('谁都可以查。', 'Open to everybody.'), source: '法治宣传教育法 30' }],
  steps: [
    text('搜一个词，或者选一类', 'Search a word or choose a kind'),
    text('看，可以打印', 'Read, print it if you like'),
  ],
  result: text('查询单', 'Printed extract'),
  identification: 'none',
  themes: ['lawyer', 'government', 'progress'],
  searchWords: ['法律', '法条', '案例', '计算', '期限', '时效'],
  source: '法治宣传教育法 30',
  verified: true,
}
