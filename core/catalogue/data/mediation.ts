/** Mediation, and the court's confirmation of what was agreed. */
import { basis, EVIDENCE, filledHere, FREE, ID_CARD, type ItemData, limit, paper, TAKEN_IN, text } from './common.ts'

export const GF05001: ItemData = {
  code: 'GF05001',
  ...TAKEN_IN,
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
  handling: { way: 'here', levels: ['village', 'township', 'county'], bodies: ['mediation'] },
  conditions: [
    {
      text: text('是老百姓之间的民事纠纷。', 'It is a civil dispute.'),
      source: '人民调解法 2',
      check: {
        question: text('是和人、和单位的纠纷，不是和政府的吗？', 'Is it with a person or company, not an authority?'),
        fits: 'yes',
        otherwise: text('不服政府的决定，请走行政复议。', 'Against an authority there is reconsideration.'),
        instead: 'GF07001',
      },
    },
    {
      text: text(
        '双方自愿；一方明确不愿意，就不调解。',
        'Both sides agree; if one clearly refuses there is no mediation.',
      ),
      source: '人民调解法 17',
      check: {
        question: text('对方明确说过不愿意调解吗？', 'Has the other side clearly refused?'),
        fits: 'no',
        otherwise: text(
          '一方不愿意就不能调解，可以请律师帮忙。',
          'Without both sides there is none; a lawyer may help.',
        ),
        instead: 'GF02001',
      },
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
    filledHere(
      'mediation-application',
      text('人民调解申请书', 'Application for mediation'),
      text('写明和谁、为什么事。', 'It says with whom and about what.'),
    ),
    ID_CARD,
    EVIDENCE,
  ],
  timeLimits: [],
  fee: { 'zh-CN': '不收费（人民调解法第四条）', en: `${FREE.en} (Mediation Law, Art. 4)` },
  result: text('调解协议书，或终止调解告知', 'Mediation agreement, or notice that it has ended'),
  forms: ['F2'],
  themes: ['family', 'accident', 'wages'],
  searchWords: ['调解', '邻居', '吵架', '欠钱', '赔偿', 'tiaojie', 'tj'],
  source: '人民调解法 4, 17, 23, 28–31',
  verified: true,
}

export const GF05002: ItemData = {
  ...TAKEN_IN,
  code: 'GF05002',
  kind: 'document',
  name: text('调解协议司法确认（文书生成）', 'Court’s confirmation of a mediation agreement'),
  plainName: text('让调解协议有法院的效力', 'Make the agreement binding by the court'),
  neutralTitle: text('司法确认', 'Confirmation'),
  type: 'mediation',
  summary: text(
    '调解谈成后 30 日内，双方一起请法院确认。确认后对方不做，就能强制执行。',
    'Within 30 days of the agreement both sides ask the court; then it can be enforced.',
  ),
  legalBasis: [basis('人民调解法', '33'), basis('民事诉讼法', '205')],
  handlingLevel: text('县', 'County'),
  handlingBody: text('基层人民法院', 'Basic people’s court'),
  handling: { way: 'carried', levels: ['county'], bodies: ['court'] },
  conditions: [
    {
      text: text('双方一起申请。', 'Both sides apply together.'),
      source: '人民调解法 33',
      check: {
        question: text('对方愿意一起去法院申请吗？', 'Will the other side go to court with you?'),
        fits: 'yes',
        otherwise: text(
          '一方不愿意就不能确认，可以凭协议去起诉。',
          'Without both there is none; you may sue on the agreement.',
        ),
        instead: 'GF08001',
      },
    },
    {
      text: text('协议生效后 30 日内。', 'Within 30 days of its taking effect.'),
      source: '人民调解法 33',
      check: {
        question: text('协议签了还不到 30 日吗？', 'Was it signed less than 30 days ago?'),
        fits: 'yes',
        otherwise: text('过了 30 日，请先问律师怎么办。', 'After 30 days ask a lawyer first.'),
        instead: 'GF01001',
      },
    },
  ],
  steps: [
    text('在自助终端上写申请书，打印出来', 'Write the request at the terminal and print it'),
    text('双方签名，带上协议和身份证', 'Both sign; take the agreement and both cards'),
    text('30 日内一起到法院交', 'Hand it in at the court together within 30 days'),
  ],
  materials: [
    filledHere(
      'confirmation-request',
      text('司法确认申请书', 'Request for confirmation'),
      text('法院看它来确认。', 'The court confirms by it.'),
    ),
    ID_CARD,
    paper(
      'mediation-agreement',
      text('调解协议书', 'Mediation agreement'),
      text('法院确认的就是它。', 'It is what the court confirms.'),
      text('丢了可以到调委会再要一份。', 'The committee gives you another copy.'),
    ),
  ],
  timeLimits: [
    limit(
      30,
      'calendar',
      'application',
      'accepted',
      text('协议生效起 30 日内要交到法院', 'At the court within 30 days of its taking effect'),
      '人民调解法 33; 民事诉讼法 205',
      true,
    ),
  ],
  fee: FREE,
  result: text('申请书和到期提醒', 'The request, and the last day'),
  forms: ['R1'],
  formTitles: { R1: text('司法确认申请书', 'Request for judicial confirmation') },
  presets: { R1: { document: 'judicial-confirmation', requests: '请求依法确认调解协议有效。' } },
  wording: {
    R1: {
      addressee: {
        label: text('哪个法院', 'Which court?'),
        example: text('例如：青石县人民法院', 'For example: Qingshi County Court'),
      },
      reference: { label: text('调解协议编号', 'Number of the agreement') },
      eventDate: { label: text('协议哪天签的', 'Day the agreement was signed') },
      facts: { label: text('谈成了什么', 'What was agreed?') },
    },
  },
  omits: { R1: ['place', 'amountYuan', 'evidence'] },
  demands: { R1: ['respondents', 'eventDate'] },
  themes: ['family', 'accident'],
  searchWords: ['司法确认', '调解协议', '协议反悔', '对方不认账'],
  source: '人民调解法 33; 民事诉讼法 205',
  verified: true,
}
