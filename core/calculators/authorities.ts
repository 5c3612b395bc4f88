/** Who is competent: the authority that reviews an act, and the place for notary, court and arbitration. */
import type { Text } from '../messages/text.ts'
import { group } from '../forms/option-rows.ts'
import { type Calculator, entryOf, option, text } from './calculator.ts'

export type AgencyLevel = 'township' | 'county' | 'city' | 'province' | 'ministry' | 'justice-bureau'

interface Reviewer {
  readonly authority: Text
  readonly source: string
}

/**
 * 行政复议法 24, 25, 27, 28: by whose act it is; `vertical`: customs, finance, foreign exchange, tax, state security.
 * A ministry has no superior department: it reviews its own acts, led vertically or not (25).
 */
export const reviewingAuthority = (level: AgencyLevel, vertical: boolean): Reviewer => {
  if (vertical && level !== 'ministry' && level !== 'justice-bureau')
    return { authority: text('它的上一级主管部门', 'Its superior in the same system'), source: '行政复议法 27' }
  switch (level) {
    case 'township':
      return { authority: text('县（市、区）人民政府', 'The county government'), source: '行政复议法 24' }
    case 'county':
      return {
        authority: text(
          '县的部门：县人民政府；县政府自己：上一级市人民政府',
          'A county department: the county government; the county itself: the city government',
        ),
        source: '行政复议法 24',
      }
    case 'city':
      return {
        authority: text(
          '市的部门：市人民政府；市政府自己：省人民政府',
          'A city department: the city government; the city itself: the province',
        ),
        source: '行政复议法 24',
      }
    case 'province':
      return {
        authority: text(
          '省的部门：省人民政府；省政府自己：向它自己申请',
          'A provincial department: the province; the province itself: itself',
        ),
        source: '行政复议法 24',
      }
    case 'ministry':
      return { authority: text('作出决定的国务院部门', 'The ministry that decided'), source: '行政复议法 25' }
    case 'justice-bureau':
      return {
        authority: text(
          '它的本级人民政府，或者上一级司法行政部门，您来选',
          'The government of its level or the justice department above it: you choose',
        ),
        source: '行政复议法 28',
      }
    default:
      return level satisfies never
  }
}

export const reviewing: Calculator = {
  id: 'reviewing-authority',
  title: text('不服决定，找哪里复议', 'Who reviews a decision?'),
  fields: [
    {
      path: 'level',
      label: text('谁作的决定', 'Whose decision?'),
      kind: 'choice',
      required: true,
      options: [
        option('township', '乡镇、街道', 'Township'),
        option('county', '县（市、区）或它的部门', 'County or its department'),
        option('city', '市或它的部门', 'City or its department'),
        option('province', '省或它的部门', 'Province or its department'),
        option('ministry', '国家部委', 'Ministry'),
        option('justice-bureau', '司法局', 'Justice bureau'),
      ],
    },
    {
      path: 'vertical',
      label: text('是税务、海关、金融、国安吗', 'Is it tax, customs, finance or state security?'),
      kind: 'yes-no',
      required: true,
    },
  ],
  reckon: (values) => {
    const level = LEVELS.find((one) => one === values['level'])
    if (level === undefined || (values['vertical'] !== 'true' && values['vertical'] !== 'false')) return undefined
    const { authority, source } = reviewingAuthority(level, values['vertical'] === 'true')
    return {
      tone: 'plain',
      lines: [{ label: text('向这里申请', 'Apply to'), value: authority }],
      rule: text(
        '一般由本级政府复议，垂直管理的找上一级。',
        'As a rule the government of the same level; vertically led bodies: the superior.',
      ),
      source,
    }
  },
}
const LEVELS = ['township', 'county', 'city', 'province', 'ministry', 'justice-bureau'] as const

const VENUES: Readonly<Record<string, { readonly place: Text; readonly source: string }>> = {
  notary: {
    place: text('住地、经常居住地、行为地或事情发生地的公证处', 'The notary where you live, or where it happened'),
    source: '公证法 25',
  },
  'notary-estate': {
    place: text(
      '房屋、土地所在地的公证处；委托、声明、赠与、遗嘱也可以在住地、经常居住地办',
      'The notary where the property lies; powers, declarations, gifts and wills also where you live',
    ),
    source: '公证法 25',
  },
  'civil-court': {
    place: text('被告住所地的法院；住地不同的，经常居住地', 'The court where the defendant lives'),
    source: '民事诉讼法 22',
  },
  'contract-court': {
    place: text('被告住所地，或者合同履行地的法院', 'The court where the defendant lives or the contract is performed'),
    source: '民事诉讼法 24',
  },
  'support-court': {
    place: text(
      '赡养费、抚养费：几个被告不在一处的，可以在原告住地',
      'Support: where the claimant lives, if the defendants live apart',
    ),
    source: '民事诉讼法解释 9',
  },
  'estate-court': {
    place: text(
      '房屋土地纠纷：所在地法院；继承：死者住地或主要遗产地',
      'Property: where it lies; inheritance: where the deceased lived or the main estate is',
    ),
    source: '民事诉讼法 34',
  },
  'labour-arbitration': {
    place: text(
      '干活的地方，或者单位所在地的仲裁委；两边都申请的，归干活的地方',
      'The commission where you worked or where the employer is; if both sides apply, where you worked',
    ),
    source: '劳动争议调解仲裁法 21',
  },
  'judicial-confirmation': {
    place: text(
      '您或对方的住地、东西所在地、调解委员会所在地的基层法院；法院请去调解的，找那个法院',
      'The basic court where you or the other side live, where the thing is, or at the committee’s place; the court that sent you to mediation, if one did',
    ),
    source: '民事诉讼法 205',
  },
}

export const venue: Calculator = {
  id: 'venue',
  title: text('该去哪里办', 'Where to go'),
  fields: [
    {
      path: 'matter',
      label: text('什么事', 'What for?'),
      kind: 'choice',
      required: true,
      options: [
        option('labour-arbitration', '劳动仲裁', 'Labour arbitration'),
        option('civil-court', '起诉别人', 'To sue somebody'),
        option('contract-court', '合同、借款、买卖起诉', 'To sue over a contract or loan'),
        option('support-court', '要赡养费、抚养费', 'Support'),
        option('estate-court', '房屋、土地、继承官司', 'Property or inheritance in court'),
        option('notary', '公证', 'Notary'),
        option('notary-estate', '房屋、继承公证', 'Notary: property and inheritance'),
        option('judicial-confirmation', '司法确认', 'Confirmation of an agreement'),
      ],
      optionGroups: [
        group('打官司', 'Going to court', 'civil-court', 'contract-court', 'support-court', 'estate-court'),
        group('公证', 'Notary', 'notary', 'notary-estate'),
      ],
    },
  ],
  reckon: (values) => {
    const found = entryOf(VENUES, values['matter'])
    return found === undefined
      ? undefined
      : {
          tone: 'plain',
          lines: [{ label: text('去这里', 'Go to'), value: found.place }],
          rule: text('去错了地方会让您转，先去对的地方少跑路。', 'The wrong place sends you on: this saves the way.'),
          source: found.source,
        }
  },
}
