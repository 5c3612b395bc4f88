/** What a refusal must say with it: where one may object, and until when. Pure. */
import { dayOfInstant, isoDateOfDay } from '../calendar/civil-day.ts'
import { dueAt } from '../calendar/due.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import type { CatalogueItem, TimeLimit } from '../catalogue/item.ts'

interface Remedy {
  /** What kind of decision it is for, where an item has several; as it continues "属于…的，可以…". */
  readonly when?: string
  /** As it continues "可以…". */
  readonly way: string
  /** The articles it was read in; all of them are carried. `null`: what names the way is not carried. */
  readonly basis: string | null
  /** `null`: no last day was read anywhere; the letter says to ask. */
  readonly limit: {
    readonly n: number
    readonly unit: TimeLimit['unit']
    readonly says: string
    readonly from: 'receipt' | 'decision'
  } | null
  /** False where nobody has read the article: then the letter names neither article nor period. */
  readonly verified: boolean
}

const within = (n: number, unit: 'calendar' | 'month', from: 'receipt' | 'decision' = 'receipt') => ({
  n,
  unit,
  from,
  says: unit === 'month' ? `${n} 个月` : `${n} 日`,
})

/** Read in the text carried with the software (`core/content/laws`). */
const read = (way: string, basis: string, limit: Remedy['limit'] = null): Remedy => ({
  way,
  basis,
  limit,
  verified: true,
})
/** Known of, and read nowhere. */
const unread = (way: string): Remedy => ({ way, basis: null, limit: null, verified: false })

const JUSTICE_BUREAU = read('向设立法律援助机构的司法行政部门提出异议', '法律援助法第四十九条')
const WORK_INJURY = [
  read('申请行政复议', '工伤保险条例第五十五条、行政复议法第二十条', within(60, 'calendar')),
  read('依法向人民法院提起行政诉讼', '工伤保险条例第五十五条'),
]
/** Where no law names a way, a person who answers for the centre is still there. */
const OF_ANY: Remedy = unread('向本中心或者主管的司法行政部门反映，也可以拨打 12348')

/** Against a decision. More than one: the citizen chooses, or it depends on what was decided. */
const AGAINST_DECISION: Partial<Record<string, readonly Remedy[]>> = {
  GF02005: [
    read('申请行政复议', '法律援助法第四十九条、行政复议法第二十条', within(60, 'calendar')),
    read('依法提起行政诉讼', '法律援助法第四十九条'),
  ],
  GF06002: [read('向人民法院起诉', '劳动争议调解仲裁法第四十八条、第五十条', within(15, 'calendar'))],
  GF06003: [unread('向人民法院起诉')],
  GF07001: [read('向人民法院提起行政诉讼', '行政复议法第十条')],
  GF07002: [
    { ...read('向人民法院提起诉讼', '国家赔偿法第十四条', within(3, 'month', 'decision')), when: '行政赔偿' },
    {
      ...read('向赔偿义务机关的上一级机关申请复议', '国家赔偿法第二十四条', within(30, 'calendar', 'decision')),
      when: '刑事赔偿',
    },
  ],
  GF10002: [unread('请求上一级机关、单位复查')],
  GF12003: WORK_INJURY,
}

/** Against a refusal to take the matter in, where that is another way. */
const AGAINST_REFUSAL: Partial<Record<string, readonly Remedy[]>> = {
  GF06002: [read('就该争议向人民法院提起诉讼', '劳动争议调解仲裁法第二十九条')],
  GF07001: [
    {
      ...read('向人民法院提起行政诉讼', '行政复议法第三十四条', within(15, 'calendar')),
      when: '法律规定必须先申请复议',
    },
    { ...unread('依法向人民法院提起行政诉讼'), when: '其他情形' },
  ],
  GF07002: [OF_ANY],
  GF12003: WORK_INJURY,
}

type Refused = 'decision' | 'acceptance'

const remediesOf = ({ code, type }: Pick<CatalogueItem, 'code' | 'type'>, refused: Refused): readonly Remedy[] => {
  const known = refused === 'acceptance' ? (AGAINST_REFUSAL[code] ?? AGAINST_DECISION[code]) : AGAINST_DECISION[code]
  return known ?? [type === 'legal-aid' ? JUSTICE_BUREAU : OF_ANY]
}

/** Whether every word of the advice rests on an article that is carried. */
export const isRemedyVerified = (item: Pick<CatalogueItem, 'code' | 'type'>, refused: Refused): boolean =>
  remediesOf(item, refused).every(({ verified }) => verified)

/** The articles the advice names, as the letter names them. */
export const remedyBases = (item: Pick<CatalogueItem, 'code' | 'type'>, refused: Refused): readonly string[] =>
  remediesOf(item, refused).flatMap(({ basis }) => basis ?? [])

const spoken = (isoDate: string): string => {
  const [year, month, day] = isoDate.split('-').map(Number)
  return `${year} 年 ${month} 月 ${day} 日`
}

const sentence = ({ basis, limit, way, when }: Remedy, decidedAtMs: number, calendar: WorkCalendar): string => {
  const source = basis === null ? '' : `（${basis}）`
  const lead = when === undefined ? '' : `属于${when}的，`
  if (limit === null) return `${lead}可以${way}${source}。请尽早提出，最晚哪一天请向本中心问清楚。`
  const due = dueAt(decidedAtMs, limit, calendar)
  const last = spoken(isoDateOfDay(dayOfInstant(due.atMs - 1)))
  const counted = limit.from === 'receipt' ? '自收到本决定之日起' : '自本决定作出之日起'
  const told = limit.from === 'receipt' ? `今天收到的，最晚是 ${last}` : `最晚是 ${last}`
  const open = due.uncertain ? '；那一年的放假安排还没有公布，遇放假可能顺延' : ''
  return `${lead}可以${counted} ${limit.says}内${way}${source}。${told}${open}。`
}

/** The sentences for the letter, decided and handed over at `decidedAtMs`. */
export const remedyNotice = (
  item: Pick<CatalogueItem, 'code' | 'type'>,
  decidedAtMs: number,
  calendar: WorkCalendar,
  refused: Refused = 'decision',
): string => {
  const remedies = remediesOf(item, refused)
  const joint = remedies.some(({ when }) => when !== undefined) ? '' : '也'
  return `不服本决定的，${remedies.map((remedy) => sentence(remedy, decidedAtMs, calendar)).join(joint)}`
}
