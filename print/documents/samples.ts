/** Every document filled in with invented people: for the samples on show and for the tests. */
import { CaseNumber, ItemCode } from '@lutong/core/ids.ts'
import { EMPTY_DOSSIER } from '@lutong/core/cases/dossier.ts'
import type { FormSubmission } from '@lutong/core/forms/form-submission.ts'
import { sampleF1, samplePerson } from '@lutong/core/forms/sample.ts'
import { FORM_SAMPLES } from '@lutong/core/forms/samples.ts'
import type { DocumentModel } from '../layout/model.ts'
import type { SlipModel } from '../receipt/model.ts'
import { acceptanceSlip } from './acceptance-slip.ts'
import { blankForm } from './blank-form.ts'
import { filledForm } from './filled-form.ts'
import type { FormSheetInput } from './form-parts.ts'
import { progressSlip } from './progress-slip.ts'
import { testPage, testSlip } from './test-page.ts'
import { sampleSignaturePng } from './sample-signature.ts'

const CENTRE = { centreName: '青石县公共法律服务中心', centrePhone: '0571-00000000' } as const
const CASE_NUMBER = '331081-20261124-000001'
const DIGEST = '9f2c4e6a8b0d1f3a5c7e9b1d3f5a7c9e0b2d4f6a8c0e1a3b5d7f9c1e3a5b7d9f'
/** SM3 of "abc", the example of GB/T 32905-2016, A.1. */
const SM3 = '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'
const VERIFY_URL = `https://centre.example/verify?n=${CASE_NUMBER}&h=${DIGEST}&s=${SM3}`
const TERMINAL = '示范终端一号'

const FORMS: readonly (readonly [string, FormSubmission])[] = Object.entries(FORM_SAMPLES).map(([code, form]) => [
  code.toLowerCase(),
  form,
])

const sheetOf = (signedAtMs: number): FormSheetInput => ({
  caseNumber: CASE_NUMBER,
  centreName: CENTRE.centreName,
  applicant: { name: samplePerson.name, idNumber: samplePerson.idNumber },
  applicationDigest: DIGEST,
  applicationSm3: SM3,
  verifyUrl: VERIFY_URL,
  signaturePng: sampleSignaturePng(),
  signedAtMs,
})
const filledForms = (signedAtMs: number): readonly (readonly [string, DocumentModel])[] => [
  ...FORMS.map(([name, form]) => [name, filledForm({ form, ...sheetOf(signedAtMs) })] as const),
]

/** Each form as it lies at the counter, from the same document as the filled one. */
export const blankForms = (): readonly (readonly [string, DocumentModel])[] =>
  filledForms(0).map(([name, model]) => [`${name}-blank`, blankForm(model, CENTRE.centreName)] as const)

/** File name (without ending) and document. */
export const sampleDocuments = (signedAtMs: number): readonly (readonly [string, DocumentModel])[] => [
  ...filledForms(signedAtMs),
  [
    'f1-provisional',
    filledForm({
      form: { formCode: 'F1', data: { ...sampleF1, facts: sampleF1.facts.repeat(24) } },
      caseNumber: { provisional: 'T1-7QK2' },
      centreName: CENTRE.centreName,
      applicationDigest: DIGEST,
      signedAtMs: null,
    }),
  ],
  ['test-page', testPage({ centreName: CENTRE.centreName, terminalName: TERMINAL, printedAtMs: signedAtMs })],
]

export const sampleSlips = (printedAtMs: number): readonly (readonly [string, SlipModel])[] => {
  const common = {
    ...CENTRE,
    itemName: '农民工讨薪、工伤法律援助（绿色通道）',
    applicantMaskedName: '李**',
    materials: [
      { name: '身份证明', pages: 1, digest: '9f2c 4e6a 0b2d 4f6a … 77c1 90ab 3d5e 12f4' },
      { name: '欠薪证据', pages: 3, digest: '0b2d 4f6a 8c1e 93d7 … 5a6b 7c8d 9e0f a1b2' },
    ],
    digestShort: '9F2C 4E6A 8B0D 1F3A',
    nextSteps: ['七日内决定是否给予援助，结果会发短信给您。', '缺材料时会一次说清，请留意电话。'],
  } as const
  return [
    [
      'acceptance-slip',
      acceptanceSlip({
        ...common,
        caseNumber: CASE_NUMBER,
        slipCode: '7QK2M9XA',
        verifyUrl: VERIFY_URL,
        receivedAtMs: printedAtMs,
        awaitingMaterials: false,
        language: 'zh-CN',
      }),
    ],
    [
      'acceptance-slip-en',
      acceptanceSlip({
        ...common,
        itemName: 'Legal aid for migrant workers: unpaid wages, injury at work',
        materials: [{ name: 'Identity document', pages: 1, digest: '9f2c 4e6a 0b2d 4f6a … 77c1 90ab 3d5e 12f4' }],
        nextSteps: ['The decision comes within seven days, by SMS.'],
        caseNumber: CASE_NUMBER,
        slipCode: '7QK2M9XA',
        verifyUrl: VERIFY_URL,
        receivedAtMs: printedAtMs,
        awaitingMaterials: false,
        reprint: true,
        language: 'en',
      }),
    ],
    [
      'acceptance-slip-provisional',
      acceptanceSlip({
        ...common,
        applicantMaskedName: '㛃**',
        provisionalNumber: 'T1-7QK2',
        receivedAtMs: null,
        awaitingMaterials: true,
        language: 'zh-CN',
      }),
    ],
    [
      'progress-slip',
      progressSlip({
        ...CENTRE,
        cases: [
          {
            itemName: common.itemName,
            progress: {
              caseNumber: CaseNumber.parse(CASE_NUMBER),
              itemCode: ItemCode.parse('GF02003'),
              stage: 'accepted',
              awaitingMaterials: false,
              outcome: null,
              history: [
                { stage: 'applied', atMs: printedAtMs - 7_200_000 },
                { stage: 'accepted', atMs: printedAtMs },
              ],
              due: { atMs: printedAtMs + 7 * 86_400_000, what: 'decide' },
              dossier: EMPTY_DOSSIER,
            },
          },
        ],
        printedAtMs,
        language: 'zh-CN',
      }),
    ],
    ['test-slip', testSlip({ centreName: CENTRE.centreName, terminalName: TERMINAL, printedAtMs })],
  ]
}
