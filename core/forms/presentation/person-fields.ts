/** The questions about the applicant that several forms share: asked once, filled from the card where it knows them. */
import type { PlainField } from '../presentation.ts'

export const text = (zh: string, en: string) => ({ 'zh-CN': zh, en })

export const option = (value: string, zh: string, en: string) => ({ value, label: text(zh, en) })

export const SEX_OPTIONS = [option('1', '男', 'Male'), option('2', '女', 'Female')]

export const IDENTITY_FIELDS: PlainField[] = [
  {
    path: 'applicant.name',
    label: text('姓名', 'Name'),
    kind: 'text',
    required: true,
    fromCard: true,
    meaning: 'person.name',
    maxLength: 50,
  },
  {
    path: 'applicant.sex',
    label: text('性别', 'Sex'),
    kind: 'choice',
    required: true,
    fromCard: true,
    meaning: 'person.sex',
    options: SEX_OPTIONS,
  },
  {
    path: 'applicant.birthDate',
    label: text('出生日期', 'Date of birth'),
    kind: 'date',
    days: 'until-today',
    required: true,
    fromCard: true,
    meaning: 'person.birthDate',
  },
  {
    path: 'applicant.idNumber',
    label: text('证件号码', 'Document number'),
    kind: 'id-number',
    required: true,
    fromCard: true,
    meaning: 'person.idNumber',
    maxLength: 30,
  },
  {
    path: 'applicant.domicileAddress',
    label: text('户籍地址', 'Registered address'),
    legalTerm: text('住所地', 'Domicile'),
    kind: 'address',
    required: false,
    fromCard: true,
    meaning: 'person.domicile',
    maxLength: 70,
  },
]

export const CONTACT_FIELDS: PlainField[] = [
  {
    path: 'applicant.phone',
    label: text('您的电话', 'Your telephone'),
    hint: text('有结果时打这个电话找您。', 'We call this number when there is news.'),
    example: text('手机号，或带区号的座机', 'A mobile number, or a landline with area code'),
    kind: 'phone',
    required: true,
    meaning: 'person.phone',
    maxLength: 13,
  },
  {
    path: 'applicant.residence',
    label: text('现在住在哪里', 'Where you live now'),
    legalTerm: text('经常居住地', 'Habitual residence'),
    hint: text('写到门牌号，文书会寄到这里。', 'With house number: letters are sent here.'),
    kind: 'address',
    required: true,
    meaning: 'person.residence',
    maxLength: 100,
  },
]
