/** Materials and phrases that several items share, so that they read the same everywhere. */
import type { z } from 'zod'
import type { CatalogueItem, Material } from '../item.ts'

export const text = (zh: string, en: string) => ({ 'zh-CN': zh, en })

export type ItemData = z.input<typeof CatalogueItem>
type LimitData = ItemData['timeLimits'][number]

export const FREE = text('不收费', 'Free of charge')
/** Notaries charge by the province's list, which is not data of ours: the office tells it before it takes anything in. */
export const TARIFF = text(
  '按省里定的标准收，收之前会告诉您；法律援助对象可以减免',
  'By the province’s list, told before it is charged; less for those who have legal aid',
)

/** A paper the citizen brings. Nothing missing shuts the door: it is told once and completely, and brought later. */
export const paper = (
  code: string,
  name: ReturnType<typeof text>,
  why: ReturnType<typeof text>,
  ifMissing = text('先提交，之后补上也可以。', 'Submit now and bring it later.'),
): Material => ({ code, name, why, ifMissing, required: false, origin: 'citizen' })

/** A paper that comes about by filling the form. */
export const filledHere = (code: string, name: ReturnType<typeof text>, why: ReturnType<typeof text>): Material => ({
  code,
  name,
  why,
  ifMissing: text('在自助终端上填写，会替您打印。', 'You fill it in at the terminal, and it is printed for you.'),
  required: true,
  origin: 'from-form',
})

export const ID_CARD: Material = {
  code: 'identity-document',
  name: text('居民身份证', 'Resident ID card'),
  why: text('证明您是本人。', 'It shows that it is you.'),
  ifMissing: text(
    '没带也能办：输入号码，到窗口或视频里核对。',
    'You may type the number and show yourself at the counter or by video.',
  ),
  required: true,
  origin: 'from-card',
}

export const LEGAL_AID_FORM: Material = filledHere(
  'legal-aid-application',
  text('法律援助申请表', 'Application for legal aid'),
  text('写明您要什么帮助。', 'It says what help you ask for.'),
)
export const HARDSHIP_STATEMENT: Material = filledHere(
  'hardship-statement',
  text('经济困难状况说明表', 'Statement of financial hardship'),
  text('说明家里的收入和花销。', 'It tells the income and costs of the household.'),
)
export const CASE_MATERIALS: Material = paper(
  'case-materials',
  text('和事情有关的材料', 'Papers about the matter'),
  text('让律师看清事情经过。', 'They let the lawyer see what happened.'),
)
export const AGENT_PAPERS: Material = paper(
  'agency-papers',
  text('替人办事的证明', 'Proof that you may act for somebody'),
  text('替别人申请时才要。', 'Only where you apply for somebody else.'),
  text('给自己办，不用带。', 'Not needed when you apply for yourself.'),
)
export const EVIDENCE: Material = paper(
  'evidence',
  text('能证明的材料', 'Papers that prove it'),
  text('照片、收据、聊天记录都行。', 'Photographs, receipts and chat records will do.'),
  text('没有也可以申请。', 'You may apply without it.'),
)
export const HOUSEHOLD_REGISTER: Material = paper(
  'household-register',
  text('户口簿', 'Household register'),
  text('证明您住在哪里、家里有谁。', 'It shows where you are registered and who your family is.'),
)

export const limit = (
  n: number,
  unit: LimitData['unit'],
  from: LimitData['from'],
  until: LimitData['until'],
  what: ReturnType<typeof text>,
  source: string,
  verified: boolean,
  extension?: LimitData['extension'],
): LimitData => ({
  n,
  unit,
  from,
  until,
  what,
  source,
  verified,
  ...(extension === undefined ? {} : { extension }),
})

/** The laws say how much at most and say nothing of a second time: once. */
export const extendedBy = (
  n: number,
  approvedBy: ReturnType<typeof text>,
  source: string,
): NonNullable<LimitData['extension']> => ({ n, times: 1, approvedBy, source, verified: true })

/** Seven days from the application (43), and three to name a lawyer: the law says days, not which. */
export const AID_LIMITS: readonly LimitData[] = [
  limit(7, 'calendar', 'application', 'decided', text('7 日内决定', 'Decision within 7 days'), '法律援助法 43', false),
  limit(
    3,
    'calendar',
    'decision',
    'documented',
    text('决定后 3 日内指派律师', 'A lawyer within 3 days of the decision'),
    '法律援助法 43',
    false,
  ),
]

export const basis = (law: string, articles: string, verified = true) => ({ law, articles, verified })

/** What is the same for most services that are taken in here. */
export const TAKEN_IN = {
  officialBaseCode: null,
  kind: 'application',
  identification: 'required',
  signature: 'required',
} as const satisfies Partial<ItemData>

export const SUBMIT_STEPS = [
  text('拍下有关材料', 'Photograph the papers'),
  text('签名提交，拿回执', 'Sign, submit, take the slip'),
  text('缺什么材料，会一次告诉您', 'If a paper is missing you are told once, completely'),
] as const
