/** The numbers that are the same in the whole country, and the centre's own. */
import { z } from 'zod'
import { Channel } from './channel.ts'

const text = (zh: string, en: string) => ({ 'zh-CN': zh, en })
const DAY_AND_NIGHT = text('全天', 'Day and night')

const DATA: readonly z.input<typeof Channel>[] = [
  {
    id: 'police',
    name: text('报警电话', 'Police'),
    phone: '110',
    hours: DAY_AND_NIGHT,
    uses: [text('有人打您、吓您，现在有危险', 'Somebody hurts or threatens you now')],
    items: ['GF12001'],
    urgent: true,
  },
  {
    id: 'centre',
    name: text('本中心投诉电话', 'This centre'),
    phone: null,
    hours: text('中心开门时间', 'While the centre is open'),
    uses: [
      text('窗口、终端、平台办得不好', 'Service at the counter, the terminal or the platform'),
      text('对我们的建议', 'What we should do better'),
    ],
    items: ['GF10002'],
    urgent: false,
  },
  {
    id: 'legal-service',
    name: text('公共法律服务热线', 'Legal service hotline'),
    phone: '12348',
    hours: DAY_AND_NIGHT,
    uses: [
      text('问法律上的事，不收钱', 'Questions of law, free of charge'),
      text('律师、公证、鉴定办得不对', 'Lawyers, notaries, forensic experts who did wrong'),
    ],
    items: ['GF10001', 'GF01001'],
    urgent: false,
  },
  {
    id: 'government',
    name: text('政务服务便民热线', 'Government service line'),
    phone: '12345',
    hours: DAY_AND_NIGHT,
    uses: [text('政府部门不办事、办得慢、态度不好', 'An office that does not act, is slow or rude')],
    items: ['GF10002', 'GF07001'],
    urgent: false,
  },
  {
    id: 'labour',
    name: text('人社服务热线', 'Labour and social security line'),
    phone: '12333',
    hours: text('工作时间有人接听', 'Staffed in working hours'),
    uses: [text('单位欠工资、不交社保', 'Wages unpaid, no social insurance')],
    items: ['GF12002', 'GF12003'],
    urgent: false,
  },
  {
    id: 'women',
    name: text('妇女维权热线', 'Women’s rights line'),
    phone: '12338',
    hours: text('工作时间有人接听', 'Staffed in working hours'),
    uses: [text('家里有人打骂，或女工权益受损', 'Violence at home, or rights of women at work')],
    items: ['GF12001', 'GF02004'],
    urgent: false,
  },
]

export const CHANNELS: readonly Channel[] = z.array(Channel).parse(DATA)
