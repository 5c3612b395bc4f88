/** Notarial services. */
import {
  basis,
  EVIDENCE,
  filledHere,
  FREE,
  HOUSEHOLD_REGISTER,
  ID_CARD,
  type ItemData,
  limit,
  paper,
  SUBMIT_STEPS,
  TAKEN_IN,
  TARIFF,
  text,
} from './common.ts'

const NOTARY_FORM = filledHere(
  'notary-application',
  text('公证申请表', 'Application to a notary'),
  text('写明要公证什么、做什么用。', 'It says what is notarised and what for.'),
)
const CERTIFICATE = text('公证书', 'Notarial certificate')
const NOTARY_LIMIT = limit(
  15,
  'working',
  'acceptance',
  'documented',
  text('15 个工作日内出证；补材料、核实的时间不算', '15 working days; time to supplement or verify is not counted'),
  '公证法 30',
  true,
)
const NOTARY_PAUSES: NonNullable<ItemData['pauses']> = [
  { reason: 'verification', source: '公证法 30', verified: true },
  { reason: 'force-majeure', source: '公证法 30', verified: true },
]
const AT_THE_NOTARY = {
  ...TAKEN_IN,
  type: 'notary',
  handlingLevel: text('县、市', 'County, city'),
  handlingBody: text('公证处', 'Notary office'),
  handling: { way: 'forwarded', levels: ['county', 'city'], bodies: ['notary'] },
  fee: TARIFF,
  result: CERTIFICATE,
} as const satisfies Partial<ItemData>

const VENUE = {
  text: text('向住地、事情发生地的公证处申请。', 'At the notary where you live or where it happened.'),
  source: '公证法 25',
}

export const GF03001: ItemData = {
  ...AT_THE_NOTARY,
  code: 'GF03001',
  name: text('委托、声明公证', 'Power of attorney and declarations'),
  plainName: text('写委托书、声明，要公证', 'Have a power of attorney certified'),
  neutralTitle: text('公证申请', 'Notary'),
  summary: text(
    '托别人卖房、取钱、办手续，或作声明，请公证处证明。',
    'For a power of attorney or a declaration: the notary certifies it.',
  ),
  legalBasis: [basis('公证法', '11(3), 25, 27, 30')],
  conditions: [
    {
      ...VENUE,
      check: {
        question: text('您住在本县，或者事情在本县吗？', 'Do you live here, or did it happen here?'),
        fits: 'yes',
        otherwise: text('请找住地的公证处，这里可以帮您查。', 'Turn to the notary where you live; look it up here.'),
        instead: 'GF09001',
      },
    },
  ],
  steps: [
    text('填公证申请表', 'Fill in the application'),
    ...SUBMIT_STEPS,
    text('按约好的时间到公证处签字', 'Sign at the notary at the time agreed'),
  ],
  materials: [
    NOTARY_FORM,
    ID_CARD,
    HOUSEHOLD_REGISTER,
    paper(
      'draft',
      text('委托书或声明的草稿', 'Draft of the text'),
      text('公证员会帮您改好。', 'The notary will improve it.'),
      text('没有草稿，公证员替您写。', 'The notary writes one.'),
    ),
    paper(
      'title-papers',
      text('房产证等权利证明', 'Title papers'),
      text('委托卖房时要。', 'Needed to sell a house.'),
      text('不牵涉财产就不用。', 'Not needed without property.'),
    ),
  ],
  timeLimits: [NOTARY_LIMIT],
  pauses: NOTARY_PAUSES,
  forms: ['F3'],
  choices: {
    F3: { notaryMatter: ['power-of-attorney', 'declaration', 'contract', 'document-copy', 'evidence', 'other'] },
  },
  themes: ['family', 'lawyer'],
  searchWords: ['公证', '委托书', '声明', '授权', '卖房'],
  source: '公证法 11(3), 25, 27, 30',
  verified: true,
}

export const GF03002: ItemData = {
  ...AT_THE_NOTARY,
  code: 'GF03002',
  name: text('继承公证', 'Inheritance'),
  plainName: text('老人走了，房子存款怎么过户', 'Somebody died: house and savings'),
  neutralTitle: text('公证申请', 'Notary'),
  summary: text(
    '家人去世留下房子、存款，继承人没有争议，就能办继承公证。',
    'When the heirs agree, the notary certifies who inherits house and savings.',
  ),
  legalBasis: [basis('公证法', '11(2), 25'), basis('民法典', '1123, 1124, 1127')],
  conditions: [
    {
      text: text('继承人之间没有争议。', 'The heirs do not dispute.'),
      source: '公证法 31(4)',
      check: {
        question: text('几位继承人都商量好了吗？', 'Do all heirs agree?'),
        fits: 'yes',
        otherwise: text('有争议不能公证，可以先请人调解。', 'A dispute is not notarised; mediation comes first.'),
        instead: 'GF05001',
      },
    },
    { text: text('房子在哪里，就向哪里的公证处申请。', 'For a house: the notary where it lies.'), source: '公证法 25' },
  ],
  steps: [
    text('填公证申请表，打印后亲手签名', 'Fill in the form, print it and sign by hand'),
    ...SUBMIT_STEPS.slice(0, 1),
    text('全体继承人到公证处，放弃的也要来', 'All heirs come to the notary, also those who renounce'),
  ],
  materials: [
    NOTARY_FORM,
    ID_CARD,
    paper(
      'death-certificate',
      text('死亡证明', 'Death certificate'),
      text('证明人已经去世。', 'It shows that the person died.'),
      text('到派出所或医院补开。', 'Police or hospital issue it again.'),
    ),
    paper(
      'kinship-proof',
      text('亲属关系证明', 'Proof of kinship'),
      text('证明谁是继承人。', 'It shows who inherits.'),
    ),
    paper(
      'title-papers',
      text('房产证、存折', 'Title papers, savings book'),
      text('说明留下了什么。', 'They show what was left.'),
    ),
    paper(
      'will',
      text('遗嘱', 'The will'),
      text('有遗嘱按遗嘱办。', 'Where there is one it is followed.'),
      text('没有就不用。', 'Not needed if there is none.'),
    ),
  ],
  timeLimits: [NOTARY_LIMIT],
  pauses: NOTARY_PAUSES,
  forms: ['F3'],
  presets: { F3: { notaryMatter: 'inheritance', venueBasis: 'place-of-property' } },
  signature: 'paper',
  themes: ['family'],
  searchWords: ['继承', '遗产', '过户', '老人去世', '分家产', '存款'],
  source: '公证法 11(2), 25; 民法典 1123, 1124, 1127',
  verified: true,
}

export const GF03003: ItemData = {
  ...AT_THE_NOTARY,
  code: 'GF03003',
  name: text('遗嘱公证预约', 'Will: appointment with the notary'),
  plainName: text('想立遗嘱', 'I want to make a will'),
  neutralTitle: text('公证预约', 'Appointment'),
  summary: text(
    '立遗嘱要本人到公证处，不能托人。自助终端替您约时间。',
    'A will needs you in person at the notary; the terminal books the time.',
  ),
  legalBasis: [basis('公证法', '26'), basis('民法典', '1139')],
  handling: { way: 'booked', levels: ['county', 'city'], bodies: ['notary'] },
  conditions: [
    {
      text: text('本人亲自去，不能代办。', 'In person; nobody can act for you.'),
      source: '公证法 26',
      check: {
        question: text('是您自己要立遗嘱吗？', 'Is the will your own?'),
        fits: 'yes',
        otherwise: text(
          '别人不能替他立，请他自己来或申请上门。',
          'Nobody can do it for another; ask for a home visit.',
        ),
      },
    },
  ],
  steps: [
    text('选公证处和时间', 'Choose notary and time'),
    text('来不了可以申请上门', 'If you cannot come, ask for a visit'),
    text('本人带身份证到公证处', 'Come in person with your card'),
  ],
  materials: [
    ID_CARD,
    paper('title-papers', text('财产证明', 'Title papers'), text('写清楚留什么给谁。', 'To say what goes to whom.')),
    paper(
      'draft',
      text('遗嘱草稿', 'Draft'),
      text('可以带，公证员会看。', 'You may bring one.'),
      text('没有也行。', 'Not needed.'),
    ),
  ],
  timeLimits: [NOTARY_LIMIT],
  pauses: NOTARY_PAUSES,
  result: text('预约单', 'Appointment slip'),
  forms: ['B1'],
  presets: { B1: { topic: 'will' } },
  signature: 'none',
  themes: ['family'],
  searchWords: ['遗嘱', '立遗嘱', '身后事', '留房子给'],
  source: '公证法 26; 民法典 1139',
  verified: true,
}

export const GF03004: ItemData = {
  ...AT_THE_NOTARY,
  code: 'GF03004',
  name: text('亲属关系、出生、学历、无犯罪记录公证', 'Kinship, birth, education, no criminal record'),
  plainName: text('出国、办事要的证明公证', 'Certificates for use abroad'),
  neutralTitle: text('公证申请', 'Notary'),
  summary: text('出国留学、探亲、办手续，要公证的证明在自助终端申请。', 'For study, family visits and papers abroad.'),
  legalBasis: [basis('公证法', '11(6)(7), 33')],
  conditions: [
    {
      text: text('说清哪个国家、做什么用。', 'Say which country, and what for.'),
      source: '公证法 33',
      check: {
        question: text('知道要拿到哪里用吗？', 'Do you know where it will be used?'),
        fits: 'yes',
        otherwise: text('先问清要求再办，免得白花钱。', 'Ask first what is wanted, so that no money is wasted.'),
        instead: 'GF01003',
      },
    },
  ],
  steps: [
    text('填公证申请表', 'Fill in the application'),
    ...SUBMIT_STEPS,
    text('拿到后，有的国家还要领事认证', 'Some countries also want consular authentication'),
  ],
  materials: [
    NOTARY_FORM,
    ID_CARD,
    HOUSEHOLD_REGISTER,
    paper(
      'original-certificate',
      text('要公证的证书', 'The certificate'),
      text('出生证、毕业证等原件。', 'Birth or school certificate.'),
    ),
    paper(
      'photo',
      text('照片', 'Photograph'),
      text('有的公证书要贴照片。', 'Some certificates carry one.'),
      text('公证处可以拍。', 'The notary can take it.'),
    ),
  ],
  timeLimits: [NOTARY_LIMIT],
  pauses: NOTARY_PAUSES,
  forms: ['F3'],
  choices: {
    F3: { notaryMatter: ['kinship', 'marriage-status', 'no-criminal-record', 'education', 'document-copy', 'other'] },
  },
  omits: { F3: ['property'] },
  themes: ['family', 'government'],
  searchWords: ['出国', '留学', '学历', '出生', '亲属关系', '无犯罪', '单身'],
  source: '公证法 11(6)(7), 33',
  verified: true,
}

export const GF03005: ItemData = {
  ...AT_THE_NOTARY,
  code: 'GF03005',
  name: text('公证书复查申请', 'Re-examination of a certificate'),
  plainName: text('公证书写错了，要改', 'The certificate is wrong'),
  neutralTitle: text('公证复查', 'Re-examination'),
  summary: text('公证书有错，可以请原来的公证处再查一遍。', 'If a certificate is wrong, its notary looks again.'),
  legalBasis: [basis('公证法', '39')],
  conditions: [
    {
      text: text('您是当事人，或和这件事有利害关系。', 'You are a party, or concerned by it.'),
      source: '公证法 39',
      check: {
        question: text('公证书是您的，或者牵涉到您吗？', 'Is it yours, or does it concern you?'),
        fits: 'yes',
        otherwise: text('和您无关的，不能申请复查。', 'Only those concerned may ask.'),
        instead: 'GF01001',
      },
    },
  ],
  steps: [text('写明哪里错了', 'Say what is wrong'), ...SUBMIT_STEPS],
  materials: [
    filledHere(
      're-examination-request',
      text('复查申请书', 'Request'),
      text('写明错在哪里。', 'It says what is wrong.'),
    ),
    ID_CARD,
    paper(
      'certificate',
      text('公证书', 'The certificate'),
      text('要查的就是它。', 'It is what is examined.'),
      text('丢了写上编号。', 'If it is lost, its number will do.'),
    ),
    EVIDENCE,
  ],
  timeLimits: [
    limit(30, 'calendar', 'acceptance', 'decided', text('30 日内答复', 'Answer within 30 days'), '公证程序规则', false),
  ],
  fee: FREE,
  result: text('复查决定', 'Decision on the re-examination'),
  forms: ['R1'],
  formTitles: { R1: text('公证书复查申请书', 'Request for re-examination') },
  presets: { R1: { document: 'notary-re-examination' } },
  wording: {
    R1: {
      addressee: { label: text('哪个公证处出的', 'Which notary issued it?') },
      reference: { label: text('公证书编号', 'Number of the certificate') },
      eventDate: { label: text('哪天出的', 'Its date') },
      facts: { label: text('错在哪里', 'What is wrong?') },
    },
  },
  omits: { R1: ['respondents', 'place', 'amountYuan'] },
  themes: ['government'],
  searchWords: ['公证错', '复查', '公证书有误'],
  source: '公证法 39',
  verified: true,
}
