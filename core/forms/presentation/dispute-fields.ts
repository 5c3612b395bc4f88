/** Questions that several forms ask about a dispute: the same words, the same meaning, so that a bundle asks them once. */
import type { Field, FormStep } from '../presentation.ts'
import { OPPOSING_PARTY_FIELDS } from './opposing-party-fields.ts'
import { CONTACT_FIELDS, IDENTITY_FIELDS, text } from './person-fields.ts'

export const WHO_STEPS: readonly FormStep[] = [
  {
    id: 'who',
    title: text('您是谁', 'Who you are'),
    why: text('身份证上有的，已经替您填好。', 'What your card tells is filled in already.'),
    fields: IDENTITY_FIELDS,
  },
  { id: 'contact', title: text('怎么找到您', 'How to reach you'), fields: CONTACT_FIELDS },
]

export const respondentsField = (maxElements: number, minElements: 0 | 1): Field => ({
  path: 'respondents',
  label: text('对方', 'Other side'),
  legalTerm: text('被申请人', 'Respondent'),
  kind: 'list',
  required: minElements > 0,
  meaning: 'dispute.opposingParties',
  elementName: text('对方', 'Other side'),
  minElements,
  maxElements,
  elementFields: OPPOSING_PARTY_FIELDS,
})

export const factsStep = (path: string, maxLength: number): FormStep => ({
  id: 'facts',
  title: text('发生了什么', 'What happened?'),
  why: text('按时间顺序说，写您知道的就行。', 'In order of time; what you know is enough.'),
  fields: [
    {
      path,
      label: text('事情经过', 'What happened?'),
      legalTerm: text('事实与理由', 'Facts and reasons'),
      hint: text('什么时候、在哪里、谁、做了什么。至少 20 个字。', 'When, where, who, what. At least 20 characters.'),
      kind: 'long-text',
      required: true,
      maxLength,
      meaning: 'dispute.facts',
    },
  ],
})

/** Evidence with where it comes from. */
export const evidenceField = (minElements: 0 | 1): Field => ({
  path: 'evidence',
  label: text('能证明的东西', 'What proves it?'),
  legalTerm: text('证据和证据来源', 'Evidence and its source'),
  hint: text('照片、聊天记录、收据都算。', 'Photographs, chats and receipts count.'),
  kind: 'list',
  required: minElements > 0,
  meaning: 'dispute.evidence',
  elementName: text('证据', 'Evidence'),
  minElements,
  maxElements: 30,
  elementFields: [
    {
      path: 'name',
      label: text('是什么', 'What it is'),
      example: text('例如：考勤照片', 'For example: photographs of the time sheet'),
      kind: 'text',
      required: true,
      maxLength: 60,
    },
    {
      path: 'source',
      label: text('从哪里来', 'Where it comes from'),
      example: text('例如：自己拍的', 'For example: taken by me'),
      kind: 'text',
      required: true,
      maxLength: 60,
    },
  ],
})
