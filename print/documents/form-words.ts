/** The words of the paper forms: terms of the law, as the ministry's layouts print them. */
import type { B1Data } from '@lutong/core/forms/b1.ts'
import type { F1Data } from '@lutong/core/forms/f1.ts'
import type { F2Data } from '@lutong/core/forms/f2.ts'
import type { F3Data } from '@lutong/core/forms/f3.ts'
import type { F4Data } from '@lutong/core/forms/f4.ts'
import type { F5Data } from '@lutong/core/forms/f5.ts'
import type { F6Data } from '@lutong/core/forms/f6.ts'
import type { IdDocumentType, Sex } from '@lutong/core/forms/person.ts'
import type { R1Data } from '@lutong/core/forms/r1.ts'
import type { S1Data } from '@lutong/core/forms/s1.ts'

type Words<T extends string> = Readonly<Record<T, string>>

export const SEX: Words<Sex> = { '0': '未知', '1': '男', '2': '女', '9': '未说明' }

export const ID_DOCUMENT: Words<IdDocumentType> = {
  'resident-id-card': '居民身份证',
  'hk-macao-taiwan-residence-permit': '港澳台居民居住证',
  'foreigner-permanent-residence-card': '外国人永久居留身份证',
  passport: '护照',
  other: '其他证件',
}

export const CROWD: Words<F1Data['crowd'][number]> = {
  disabled: '残疾人',
  elderly: '老年人',
  minor: '未成年人',
  woman: '妇女',
  'migrant-worker': '进城务工人员',
  'soldier-family': '军人军属',
  veteran: '退役军人',
  'in-hardship': '一般经济困难者',
  other: '其他',
}

export const MATTER_KIND: Words<F1Data['matterKind']> = {
  criminal: '刑事',
  civil: '民事',
  administrative: '行政',
  'state-compensation': '国家赔偿',
  'labour-arbitration': '劳动仲裁',
  'non-litigation': '非诉讼',
}

export const AID_FORM: Words<F1Data['aidForm']> = {
  'criminal-defence': '刑事辩护',
  'criminal-representation': '刑事代理',
  'civil-representation': '民事诉讼代理',
  'administrative-representation': '行政诉讼代理',
  'arbitration-representation': '仲裁代理',
  'non-litigation-representation': '非诉讼代理',
  'document-drafting': '代拟文书',
}

export const PROCEDURE_STAGE: Words<F1Data['procedureStage']> = {
  'not-started': '尚未进入程序',
  negotiation: '协商',
  mediation: '调解',
  arbitration: '仲裁',
  'first-instance': '一审',
  'second-instance': '二审',
  retrial: '再审',
  enforcement: '执行',
}

export const MEANS_MODE: Words<F1Data['meansMode']> = {
  'information-check': '信息核查',
  'personal-pledge': '个人诚信承诺',
  'exempt-42': '免予核查（第四十二条）',
  'unrestricted-32': '不受经济困难条件限制（第三十二条）',
}

export const ROLE_IN_CASE: Words<F1Data['roleInCase']> = {
  claimant: '原告、申请人',
  respondent: '被告、被申请人',
  victim: '被害人',
  'third-party': '第三人',
  other: '其他',
}

export const WRITER: Words<F1Data['writtenBy']> = { applicant: '本人', staff: '工作人员代填', agent: '代理人' }

export const AGENT_KIND: Words<NonNullable<F1Data['agent']>['kind']> = {
  statutory: '法定代理人',
  appointed: '委托代理人',
}

const ARTICLES: Words<string> = {
  '24': '二十四',
  '29': '二十九',
  '31': '三十一',
  '32': '三十二',
  '33': '三十三',
}
const ITEMS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** `31-5` → 《法律援助法》第三十一条第（五）项 */
export const legalBasis = (clause: F1Data['legalBasisClause']): string => {
  const [article = '', item] = clause.split('-')
  const itemWords = item === undefined ? '' : `第（${ITEMS[Number(item)] ?? item}）项`
  return `《法律援助法》第${ARTICLES[article] ?? article}条${itemWords}`
}

export const DISPUTE_TYPE: Words<F2Data['disputeType']> = {
  family: '婚姻家庭',
  neighbours: '邻里',
  housing: '房屋宅基地',
  contract: '合同',
  business: '生产经营',
  damages: '损害赔偿',
  labour: '劳动争议',
  'land-forest': '山林土地',
  expropriation: '征地拆迁',
  environment: '环境',
  'property-management': '物业',
  traffic: '道路交通',
  medical: '医疗',
  consumer: '消费',
  other: '其他',
}

export const OTHER_PARTY_CONSENT: Words<F2Data['otherPartyConsent']> = {
  'not-contacted': '未联系',
  agrees: '同意',
  refuses: '拒绝',
}

export const RISK_FLAG: Words<F2Data['riskFlag']> = {
  none: '无',
  'may-escalate': '可能激化',
  'criminal-or-public-order': '涉刑、涉治安',
}

export const CONSULTATION_CATEGORY: Words<F6Data['category']> = {
  wages: '劳动报酬',
  family: '婚姻家庭',
  inheritance: '继承',
  traffic: '交通事故',
  injury: '人身损害',
  housing: '房屋',
  land: '土地',
  contract: '合同',
  administrative: '行政',
  criminal: '刑事',
  other: '其他',
}

export const NOTARY_MATTER: Words<F3Data['notaryMatter']> = {
  will: '遗嘱',
  survival: '生存',
  adoption: '收养',
  inheritance: '继承',
  'power-of-attorney': '委托',
  declaration: '声明',
  contract: '合同',
  'marriage-status': '婚姻状况',
  kinship: '亲属关系',
  'no-criminal-record': '无犯罪记录',
  education: '学历',
  'document-copy': '文书副本',
  evidence: '保全证据',
  other: '其他',
}
export const VENUE_BASIS: Words<F3Data['venueBasis']> = {
  domicile: '住所地',
  residence: '经常居住地',
  'place-of-act': '行为地或者事实发生地',
  'place-of-property': '不动产所在地',
}
export const DELIVERY: Words<F3Data['delivery']> = { collect: '自取', post: '邮寄', electronic: '电子送达' }
export const HEIR_CHOICE: Words<NonNullable<F3Data['inheritance']>['heirs'][number]['choice']> = {
  inherits: '继承',
  renounces: '放弃',
}

/** 行政复议法 11 (1)–(15), in its order. */
export const ACT_KIND: Words<F4Data['actKind']> = {
  penalty: '行政处罚',
  'compulsory-measure': '行政强制',
  licence: '行政许可',
  'natural-resources': '自然资源确权',
  expropriation: '征收征用及补偿',
  compensation: '行政赔偿',
  'work-injury': '工伤认定',
  'business-autonomy': '侵犯经营自主权',
  monopoly: '排除限制竞争',
  'unlawful-charge': '违法要求履行义务',
  'duty-of-protection': '不履行保护职责',
  'social-benefit': '不给付待遇',
  agreement: '行政协议',
  disclosure: '政府信息公开',
  other: '其他',
}
export const AGENCY_LEVEL: Words<F4Data['respondent']['level']> = {
  township: '乡镇街道',
  county: '县级',
  city: '市级',
  province: '省级',
  ministry: '国务院部门',
}
export const RECONSIDERATION_REQUEST: Words<F4Data['requests'][number]> = {
  revoke: '撤销',
  change: '变更',
  'declare-unlawful': '确认违法',
  'order-performance': '责令履行',
  compensation: '赔偿',
  'review-norm': '附带审查规范性文件',
}

export const CLAIM_KIND: Words<F5Data['claims'][number]['kind']> = {
  wages: '拖欠工资',
  overtime: '加班工资',
  'double-wage': '未签合同二倍工资差额',
  severance: '经济补偿',
  'unlawful-dismissal': '违法解除赔偿金',
  'work-injury': '工伤待遇',
  'social-insurance': '社会保险',
  'annual-leave': '年休假工资',
  relationship: '确认劳动关系',
  other: '其他',
}

export const REQUEST_TITLE: Words<R1Data['document']> = {
  'aid-objection': '法律援助异议申请书',
  'lawyer-replacement': '更换法律援助人员申请书',
  'notary-re-examination': '公证书复查申请书',
  'judicial-confirmation': '司法确认申请书',
  'commercial-arbitration': '仲裁申请书',
  'land-arbitration': '农村土地承包仲裁申请书',
  'state-compensation': '国家赔偿申请书',
  'practitioner-complaint': '投诉书',
  'protection-order': '人身安全保护令申请书',
  'labour-inspection': '劳动保障监察投诉书',
  'work-injury': '工伤认定申请书',
  'civil-complaint': '民事起诉状',
  'civil-answer': '民事答辩状',
  'settlement-agreement': '协议书',
}
/** Papers a machine has put together from answers: somebody must read them before they are used. */
export const isDraftPaper = (document: R1Data['document']): boolean =>
  ['civil-complaint', 'civil-answer', 'settlement-agreement'].includes(document)

export const BOOKING_TOPIC: Words<B1Data['topic']> = {
  notary: '公证',
  forensic: '司法鉴定',
  arbitration: '仲裁',
  reconsideration: '行政复议',
  'legal-aid': '法律援助',
  'village-adviser': '村（居）法律顾问',
  will: '遗嘱',
  other: '其他',
}
export const DAY_PART: Words<B1Data['dayPart']> = { morning: '上午', afternoon: '下午' }
export const OPINION_KIND: Words<S1Data['kind']> = { complaint: '投诉', suggestion: '建议', praise: '表扬' }
export const OPINION_SUBJECT: Words<S1Data['about']> = {
  window: '窗口',
  terminal: '终端',
  hotline: '热线',
  website: '网站',
  staff: '工作人员',
  other: '其他',
}
