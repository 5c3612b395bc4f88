/** The common questions that come with the release. */
import { z } from 'zod'
import { Question } from './question.ts'

const text = (zh: string, en: string) => ({ 'zh-CN': zh, en })
type QuestionData = z.input<typeof Question>
const ask = (
  id: string,
  theme: QuestionData['theme'],
  question: ReturnType<typeof text>,
  answer: ReturnType<typeof text>,
  source: string,
  ...items: string[]
): QuestionData => ({ id, theme, question, answer, source, items })

const DATA: readonly QuestionData[] = [
  ask(
    'wages-1',
    'wages',
    text('没签合同，能要工钱吗？', 'Without a contract, can I claim wages?'),
    text(
      '能。考勤、工牌、聊天记录、工友的话，都能证明您干过活。没签合同满一个月的，还可以要双倍工资。',
      'Yes. Time sheets, a badge, chats or a colleague’s word prove that you worked. After a month without contract you may claim double wage.',
    ),
    '劳动合同法 7, 82',
    'GF06002',
    'GF02003',
  ),
  ask(
    'wages-2',
    'wages',
    text('包工头跑了，找谁要钱？', 'The foreman is gone: who pays?'),
    text(
      '可以找总承包的单位。农民工的工资，施工总承包单位要先垫付，再去找分包单位。',
      'The general contractor: it must pay migrant workers first and then turn to the subcontractor.',
    ),
    '保障农民工工资支付条例 30',
    'GF02003',
    'GF12002',
  ),
  ask(
    'wages-3',
    'wages',
    text('欠薪多久之内要去要？', 'Until when must I claim wages?'),
    text(
      '还在上班，什么时候都可以提。不干了的，从离开那天起一年内申请劳动仲裁。',
      'While employed at any time; after leaving within a year, by labour arbitration.',
    ),
    '劳动争议调解仲裁法 27',
    'GF06002',
    'GF09003',
  ),
  ask(
    'wages-4',
    'wages',
    text('请律师要花钱吗？', 'Does a lawyer cost money?'),
    text(
      '农民工要工钱、要工伤待遇，可以申请法律援助，不看收入，不收钱。',
      'For wages or work-injury benefits migrant workers get legal aid, without a means test and free.',
    ),
    '法律援助法 42',
    'GF02003',
  ),
  ask(
    'family-1',
    'family',
    text('挨了打，先做什么？', 'Beaten at home: what first?'),
    text(
      '先到安全的地方，打 110。留好报警回执、看病单子和照片。可以请法院下保护令，请律师不看收入。',
      'Go somewhere safe and call 110. Keep the police slip, medical papers and photographs. The court can order protection, and a lawyer is named without a means test.',
    ),
    '反家庭暴力法 23; 法律援助法 32',
    'GF12001',
    'GF02004',
  ),
  ask(
    'family-2',
    'family',
    text('离婚一定要去法院吗？', 'Must a divorce go to court?'),
    text(
      '不一定。双方都同意，写好协议，到民政局登记，过三十天冷静期再领证。有一方不同意，才去法院。',
      'Not always. If both agree, write it down and register it; there is a wait of thirty days. Only if one refuses does it go to court.',
    ),
    '民法典 1076, 1077, 1079',
    'GF05001',
    'GF08001',
  ),
  ask(
    'family-3',
    'family',
    text('老人没人管怎么办？', 'Nobody cares for an old parent?'),
    text(
      '子女有赡养父母的义务，放弃继承也不能不养。可以先请人调解，不行再起诉要赡养费。',
      'Children must support their parents, even if they renounce the inheritance. Mediation first; if it fails, sue for support.',
    ),
    '民法典 26, 1067; 老年人权益保障法 19',
    'GF05001',
    'GF02001',
  ),
  ask(
    'family-4',
    'family',
    text('没有遗嘱，遗产怎么分？', 'Without a will, who inherits?'),
    text(
      '配偶、子女、父母是第一顺序，一般平均分。他们都没有了，才轮到兄弟姐妹和祖辈。',
      'Spouse, children and parents come first, as a rule in equal shares; only without them siblings and grandparents.',
    ),
    '民法典 1127, 1130',
    'GF03002',
  ),
  ask(
    'accident-1',
    'accident',
    text('被车撞了先做什么？', 'Hit by a car: what first?'),
    text(
      '先报警、救人，等交警出事故认定书。留好医药费、误工的单据。保险不够赔的，向责任人要。',
      'Call the police and get help; wait for the police’s finding. Keep receipts. What insurance does not cover the one at fault pays.',
    ),
    '道路交通安全法 70, 76',
    'GF05001',
    'GF02001',
  ),
  ask(
    'accident-2',
    'accident',
    text('干活受了伤，单位不管？', 'Hurt at work, and the employer does nothing?'),
    text(
      '单位三十天内没申请工伤认定的，您自己或家人一年内可以申请。',
      'If the employer does not apply within thirty days, you or your family may within a year.',
    ),
    '工伤保险条例 17',
    'GF12003',
    'GF02003',
  ),
  ask(
    'accident-3',
    'accident',
    text('上下班路上受伤算工伤吗？', 'Is the way to work covered?'),
    text(
      '上下班路上，不是自己负主要责任的交通事故，算工伤。',
      'Yes, for a traffic accident that was not mainly your own fault.',
    ),
    '工伤保险条例 14(6)',
    'GF12003',
  ),
  ask(
    'accident-4',
    'accident',
    text('伤残鉴定去哪里做？', 'Where are injuries assessed?'),
    text(
      '打官司的，由法院委托鉴定。工伤的，先认定工伤，再申请劳动能力鉴定。',
      'In a lawsuit the court commissions it. For work injuries: first recognition, then the assessment of working capacity.',
    ),
    '工伤保险条例 21; 民事诉讼法 79',
    'GF04001',
    'GF12003',
  ),
  ask(
    'government-1',
    'government',
    text('不服罚款怎么办？', 'Against a fine?'),
    text(
      '知道后六十天内可以申请行政复议，不收费。也可以在六个月内去法院起诉。',
      'Within sixty days of knowing you may apply for reconsideration, free of charge; or go to court within six months.',
    ),
    '行政复议法 20; 行政诉讼法 46',
    'GF07001',
  ),
  ask(
    'government-2',
    'government',
    text('征地补偿不满意怎么办？', 'Unhappy with compensation for land?'),
    text(
      '对补偿决定不服，可以申请行政复议，也可以起诉。先留好测量、评估的单子。',
      'You may apply for reconsideration or sue. Keep the papers of measuring and valuation.',
    ),
    '行政复议法 11',
    'GF07001',
  ),
  ask(
    'government-3',
    'government',
    text('复议和打官司，先走哪个？', 'Reconsideration or court first?'),
    text(
      '多数事情自己选。当场罚款、不给公开信息这几类，要先复议。',
      'Mostly as you like. A fine on the spot or refused disclosure, for example, must be reconsidered first.',
    ),
    '行政复议法 23',
    'GF07001',
    'GF01003',
  ),
  ask(
    'government-4',
    'government',
    text('不会写申请书怎么办？', 'I cannot write the application?'),
    text(
      '可以口头说，工作人员记下来念给您听，您签字就行。这台机器也能一步一步帮您写。',
      'You may tell it: staff write it down, read it to you, and you sign. This machine helps step by step too.',
    ),
    '行政复议法 22',
    'GF07001',
    'GF08001',
  ),
  ask(
    'lawyer-1',
    'lawyer',
    text('什么人能请免费律师？', 'Who gets a lawyer free of charge?'),
    text(
      '经济困难、事情在法律列出的范围里的人。家暴、见义勇为、农民工讨薪不看收入。',
      'People in hardship, in matters the law names. For violence at home, bravery and wages of migrant workers income does not count.',
    ),
    '法律援助法 31, 32, 42',
    'GF02001',
    'GF02004',
  ),
  ask(
    'lawyer-2',
    'lawyer',
    text('多久知道给不给援助？', 'How soon do I know?'),
    text(
      '材料交齐后七天内决定。决定给的，三天内派律师。',
      'Within seven days of complete papers; a lawyer within three days of a grant.',
    ),
    '法律援助法 43',
    'GF02001',
    'GF09002',
  ),
  ask(
    'lawyer-3',
    'lawyer',
    text('援助律师能收我的钱吗？', 'May the aid lawyer take money?'),
    text('不能。律师收了您的钱或东西，可以投诉。', 'No. If the lawyer takes money or gifts from you, complain.'),
    '法律援助法 20, 63',
    'GF10001',
  ),
  ask(
    'lawyer-4',
    'lawyer',
    text('不给援助，还能怎么办？', 'Aid was refused?'),
    text(
      '可以向司法局提出异议，五天内答复。还不服，可以复议或起诉。',
      'Object to the justice bureau, which answers in five days; after that reconsideration or court.',
    ),
    '法律援助法 49',
    'GF02005',
  ),
  ask(
    'progress-1',
    'progress',
    text('回执丢了怎么查？', 'I lost the slip?'),
    text('刷身份证就能查到自己的所有办件。', 'Your card shows all your cases.'),
    '法律援助法 55',
    'GF09002',
  ),
  ask(
    'progress-2',
    'progress',
    text('让我补材料，怎么补？', 'Papers were asked for: how?'),
    text(
      '在任何一台终端刷身份证，打开那件事，点“现在补”，拍照交上去。补的时间不算在期限里。',
      'At any terminal tap your card, open the case and touch “Hand in now”. The time is not counted.',
    ),
    '行政复议法 31; 公证法 30',
    'GF09002',
  ),
  ask(
    'progress-3',
    'progress',
    text('交了以后能撤吗？', 'Can I take it back?'),
    text(
      '决定之前都可以撤。刚交的十分钟内，点一下就行。',
      'Until it is decided. In the first ten minutes one touch is enough.',
    ),
    '本平台规则',
    'GF09002',
  ),
  ask(
    'progress-4',
    'progress',
    text('对办事的人不满意怎么办？', 'Unhappy with how I was treated?'),
    text(
      '每件事都可以评价，也可以投诉，会有人答复您。',
      'Every case can be rated, and you may complain; somebody answers.',
    ),
    '信访工作条例 17',
    'GF10002',
  ),
]

/** Parsed once; wrong content is a bug of ours. */
export const QUESTIONS: readonly Question[] = z.array(Question).parse(DATA)
