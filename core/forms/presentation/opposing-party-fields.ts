/** The questions about the other side of a dispute. Often only a name is known, and that is enough. */
import type { PlainField } from '../presentation.ts'
import { option, SEX_OPTIONS, text } from './person-fields.ts'

const IF_PERSON = { path: 'kind', isOneOf: ['person'] }
const IF_ORGANISATION = { path: 'kind', isOneOf: ['organisation'] }

export const OPPOSING_PARTY_FIELDS: PlainField[] = [
  {
    path: 'kind',
    label: text('是人还是单位', 'A person or a company?'),
    kind: 'choice',
    required: true,
    options: [option('person', '个人', 'Person'), option('organisation', '公司、单位', 'Company or body')],
  },
  { path: 'name', label: text('名字', 'Name'), kind: 'text', required: true, maxLength: 60 },
  {
    path: 'sex',
    label: text('性别', 'Sex'),
    kind: 'choice',
    required: false,
    options: SEX_OPTIONS,
    showWhen: IF_PERSON,
  },
  {
    path: 'age',
    label: text('大概年龄', 'Age, roughly'),
    kind: 'integer',
    required: false,
    showWhen: IF_PERSON,
  },
  {
    path: 'legalRepresentative',
    label: text('老板或负责人', 'Head or owner'),
    legalTerm: text('法定代表人', 'Legal representative'),
    kind: 'text',
    required: false,
    maxLength: 50,
    showWhen: IF_ORGANISATION,
  },
  {
    path: 'title',
    label: text('他的职务', 'The head’s post'),
    example: text('例如：经理', 'For example: manager'),
    kind: 'text',
    required: false,
    maxLength: 30,
    showWhen: IF_ORGANISATION,
  },
  { path: 'phone', label: text('电话', 'Telephone'), kind: 'phone', required: false, maxLength: 20 },
  { path: 'address', label: text('地址', 'Address'), kind: 'address', required: false, maxLength: 100 },
]
