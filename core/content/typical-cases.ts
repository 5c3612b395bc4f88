/** Typical cases that come with the release: written for teaching. Nobody in them is real; no court, no number is named. */
import { z } from 'zod'
import { TypicalCase } from './typical-case.ts'

const text = (zh: string, en: string) => ({ 'zh-CN': zh, en })
const says = (law: string, article: number, zh: string, en: string) => ({ law, article, says: text(zh, en) })

const DATA: readonly z.input<typeof TypicalCase>[] = [
  {
    id: 'wages-contractor',
    bundle: 'TC001',
    title: text('包工头跑了，工钱找总包要', 'The foreman was gone; the general contractor paid'),
    happened: text(
      '老周在工地干了四个月。工头欠他两万八，人找不到了。没签合同，只有记工本和聊天记录。',
      'Zhou worked four months on a site. The foreman owed him 28,000 yuan and was gone. There was no contract, only a time book and chats.',
    ),
    law: [
      says(
        '保障农民工工资支付条例',
        30,
        '分包的欠了农民工工资，总承包单位要先给，再去找分包的要。',
        'If a subcontractor owes wages to migrant workers, the general contractor pays first and claims it back.',
      ),
      says(
        '法律援助法',
        42,
        '进城务工的人要工钱，申请法律援助不查收入。',
        'Migrant workers who claim wages get legal aid without a check of their means.',
      ),
      says(
        '保障农民工工资支付条例',
        50,
        '工资台账该单位拿出来，拿不出来，后果单位担。',
        'The employer must show the wage records; if it does not, it bears the consequence.',
      ),
    ],
    ended: text(
      '他拿着记工本申请了法律援助。援助律师找到总承包单位，双方谈妥，半个月内把钱付清了。',
      'With his time book he applied for legal aid. The lawyer turned to the general contractor; they agreed, and it paid within half a month.',
    ),
    items: ['GF02003', 'GF12002', 'GF06002'],
  },
  {
    id: 'wages-no-contract',
    bundle: 'TC001',
    title: text('没签合同，要回双倍工资', 'No contract, and double wage'),
    happened: text(
      '小吴在饭馆干了七个月，一直没签合同。老板说没合同就没证据，让他走人。',
      'Wu worked seven months in a restaurant without a contract. The owner said that without one he had no proof, and sent him away.',
    ),
    law: [
      says(
        '劳动合同法',
        7,
        '从干活那天起，劳动关系就有了，有没有合同都算。',
        'The employment exists from the first day of work, contract or not.',
      ),
      says(
        '劳动合同法',
        82,
        '满一个月没签合同，从第二个月起单位每月要给两倍工资。',
        'After a month without a written contract the employer owes double wage for each month, up to a year.',
      ),
      says(
        '劳动争议调解仲裁法',
        27,
        '不干了以后，要在一年内申请仲裁。',
        'After leaving one must apply for arbitration within a year.',
      ),
    ],
    ended: text(
      '他拿着打卡记录和转账记录申请劳动仲裁。开庭前调解，饭馆补了六个月的差额。',
      'With attendance and payment records he applied for labour arbitration. Before the hearing they settled: the restaurant paid the difference for six months.',
    ),
    items: ['GF06002', 'GF02003'],
  },
  {
    id: 'family-protection',
    bundle: 'TC002',
    title: text('挨了打，法院给了保护令', 'Beaten at home, protected by the court'),
    happened: text(
      '阿兰常被丈夫打。这一次她报了警，留下报警回执和看病的单子，住到了姐姐家。',
      'Lan was beaten by her husband again and again. This time she called the police, kept the slip and the medical papers, and went to her sister.',
    ),
    law: [
      says(
        '反家庭暴力法',
        23,
        '挨打或者有危险，可以请法院下人身安全保护令。',
        'Who is beaten or in danger may ask the court for a protection order.',
      ),
      says(
        '反家庭暴力法',
        28,
        '法院七十二小时内决定，情况紧急的二十四小时内。',
        'The court decides within 72 hours, in urgent cases within 24.',
      ),
      says(
        '法律援助法',
        32,
        '受家庭暴力的人请法律援助，不看收入。',
        'Victims of violence at home get legal aid whatever their income.',
      ),
    ],
    ended: text(
      '法院第二天下了保护令，不许他打人、不许他纠缠。离婚的事，援助律师陪着她办。',
      'The next day the court ordered him not to hurt or follow her. In the divorce a legal aid lawyer stood by her.',
    ),
    items: ['GF12001', 'GF02004'],
  },
  {
    id: 'family-divorce',
    bundle: 'TC002',
    title: text('离婚先谈，再去登记', 'A divorce agreed and registered'),
    happened: text(
      '小两口过不下去，都愿意离，只是孩子和房子谈不拢。他们去找了人民调解员。',
      'A couple wanted to part but could not agree on child and flat. They went to a people’s mediator.',
    ),
    law: [
      says(
        '民法典',
        1076,
        '双方都愿意离，要写好协议，一起去登记。',
        'If both want it they write an agreement and register in person.',
      ),
      says(
        '民法典',
        1077,
        '交了申请后有三十天，谁反悔都可以撤回。',
        'For thirty days after applying either may take it back.',
      ),
      says('民法典', 1084, '孩子满八岁的，要听孩子自己的意思。', 'A child of eight or older is heard.'),
    ],
    ended: text(
      '谈了两次，孩子跟妈妈，爸爸每月给抚养费，周末看孩子。过了三十天，两人去领了证。',
      'After two talks the child stayed with the mother; the father pays each month and sees the child at weekends. Thirty days later they were divorced.',
    ),
    items: ['GF05001', 'GF08001'],
  },
  {
    id: 'traffic-insurance',
    bundle: 'TC003',
    title: text('被车撞了，先由保险赔', 'Hit by a car: the insurance paid first'),
    happened: text(
      '老刘骑车被撞断了腿。交警认定对方全责。对方说没钱，让他等着。',
      'Liu was hit on his bicycle and broke a leg. The police found the driver fully at fault. The driver said he had no money.',
    ),
    law: [
      says(
        '民法典',
        1213,
        '先由车的交强险赔，再由商业险赔，不够的肇事人赔。',
        'Compulsory insurance pays first, then voluntary insurance, then the one at fault.',
      ),
      says('民法典', 1179, '医药费、护理费、误工费这些都可以要。', 'Treatment, care and lost income can be claimed.'),
    ],
    ended: text(
      '调解员请来保险公司一起谈。保险赔了大部分，剩下的对方分三次付清。双方签了调解协议。',
      'The mediator brought the insurer to the table. It paid most; the driver paid the rest in three parts. They signed an agreement.',
    ),
    items: ['GF05001', 'GF02001'],
  },
  {
    id: 'work-injury-own-claim',
    bundle: 'TC004',
    title: text('单位不报工伤，自己来报', 'The employer did nothing, so she applied'),
    happened: text(
      '小郑在车间压伤了手。单位垫了一点药费，一直不去申报工伤，说是她自己不小心。',
      'Zheng’s hand was crushed in the workshop. The employer paid some medicine but never applied, and said she had been careless.',
    ),
    law: [
      says(
        '工伤保险条例',
        14,
        '上班时间，在干活的地方，因为干活受伤，就是工伤。',
        'An injury at work, at the workplace and through the work is a work injury.',
      ),
      says(
        '工伤保险条例',
        17,
        '单位三十天内不报，自己和家人一年内都可以报。',
        'If the employer does not apply within 30 days, worker or family may within a year.',
      ),
      says(
        '工伤保险条例',
        19,
        '单位说不是工伤，得单位拿证据。',
        'If the employer says it is none, the employer must prove it.',
      ),
    ],
    ended: text(
      '她第五个月自己申请，人社局认定了工伤。定了十级伤残，按规定拿到了补助。',
      'She applied herself in the fifth month and it was recognised. She was graded ten and got what the rules provide.',
    ),
    items: ['GF12003', 'GF02003'],
  },
  {
    id: 'elderly-support',
    bundle: 'TC005',
    title: text('三个孩子推来推去，老人谁养', 'Three children, and nobody cared'),
    happened: text(
      '张大爷七十八了，三个孩子都说另外两个该管。大儿子说房子给了小的，他就不管。',
      'Zhang is 78. Each of his three children said the others should care. The eldest said that who got the house should pay.',
    ),
    law: [
      says(
        '民法典',
        1067,
        '成年子女都要养父母，父母可以要赡养费。',
        'All grown children must support their parents, who may claim it.',
      ),
      says(
        '法律援助法',
        31,
        '要赡养费，没钱请律师的，可以申请法律援助。',
        'Who claims support and cannot pay a lawyer may apply for legal aid.',
      ),
      says('人民调解法', 4, '人民调解不收钱。', 'People’s mediation is free of charge.'),
    ],
    ended: text(
      '村里的调解员把三个孩子请到一起。说好轮流照顾，每人每月给钱，写进了调解协议。',
      'The village mediator brought the three together. They take turns, each pays every month, and it stands in the agreement.',
    ),
    items: ['GF05001', 'GF02001', 'GF05002'],
  },
  {
    id: 'minor-school',
    bundle: 'TC006',
    title: text('孩子在幼儿园摔伤了', 'A child hurt at nursery school'),
    happened: text(
      '五岁的乐乐在幼儿园从滑梯上摔下来，胳膊骨折。当时旁边没有老师。',
      'Lele, five, fell from a slide at nursery school and broke an arm. No teacher was near.',
    ),
    law: [
      says(
        '民法典',
        1199,
        '八岁以下的孩子在园里受伤，幼儿园要赔，除非它能证明管好了。',
        'A young child hurt at nursery school is compensated by it, unless it proves that it took care.',
      ),
      says('民法典', 1179, '医药费、护理费这些都可以要。', 'Treatment and care can be claimed.'),
    ],
    ended: text(
      '家长和幼儿园到调委会谈。看了监控，幼儿园认了责任，赔了医药费和护理费。',
      'Parents and nursery school went to the mediators. After seeing the recording the school accepted and paid treatment and care.',
    ),
    items: ['GF05001', 'GF02001'],
  },
  {
    id: 'inheritance-shares',
    bundle: 'TC007',
    title: text('没留遗嘱，女儿也有份', 'No will, and the daughter inherits too'),
    happened: text(
      '父亲走了，没有遗嘱。哥哥说嫁出去的女儿没份，要把老房子过到自己名下。',
      'The father died without a will. The brother said a married daughter gets nothing and wanted the house for himself.',
    ),
    law: [
      says('民法典', 1126, '男女一样，都能继承。', 'Sons and daughters inherit alike.'),
      says('民法典', 1127, '配偶、子女、父母是第一顺序。', 'Spouse, children and parents come first.'),
      says(
        '民法典',
        1153,
        '夫妻共有的房子，先分一半给母亲，剩下的才是遗产。',
        'Of what the couple owned, half is the mother’s; the rest is the estate.',
      ),
    ],
    ended: text(
      '母子三人商量好，房子归母亲住，兄妹的份额写清楚。三人到公证处办了继承公证。',
      'The three agreed: the mother lives there, and the shares are written down. They had it notarised.',
    ),
    items: ['GF03002', 'GF05001'],
  },
  {
    id: 'housing-repair',
    bundle: 'TC008',
    title: text('房子漏水房东不修', 'The roof leaked and the landlord did nothing'),
    happened: text(
      '小何租的房子漏水，说了三次房东都不修。她自己请人修了，房东不认这笔钱。',
      'He’s rented room leaked. She asked three times in vain, had it repaired, and the landlord would not pay.',
    ),
    law: [
      says(
        '民法典',
        712,
        '房子坏了，一般由房东修，除非另有约定。',
        'As a rule the landlord repairs, unless agreed otherwise.',
      ),
      says('民法典', 713, '房东不修，租客可以自己修，钱由房东出。', 'If he does not, the tenant may, and he pays.'),
    ],
    ended: text(
      '社区调解员看了聊天记录和收据。房东同意从下个月的房租里扣掉修理费。',
      'The mediator saw chats and receipt. The landlord agreed to take the cost off the next rent.',
    ),
    items: ['GF05001', 'GF08001'],
  },
]

export const TYPICAL_CASES: readonly TypicalCase[] = z.array(TypicalCase).parse(DATA)
