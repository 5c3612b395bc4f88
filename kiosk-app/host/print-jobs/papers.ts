/** Which papers a visit ends with, made from what is true at that moment: the centre's receipt, or only this terminal's word. */
import type { Catalogue } from '@lutong/core/catalogue/catalogue.ts'
import type { CaseProgress } from '@lutong/core/contracts/intake.ts'
import type { EnrolAnswer } from '@lutong/core/contracts/terminal-auth.ts'
import type { Log } from '@lutong/core/log-events.ts'
import { inLanguage } from '@lutong/core/messages/text.ts'
import { maskName } from '@lutong/core/person/masking.ts'
import { acceptanceSlip } from '@lutong/print/documents/acceptance-slip.ts'
import { filledForm } from '@lutong/print/documents/filled-form.ts'
import { progressSlip } from '@lutong/print/documents/progress-slip.ts'
import { renderPdf } from '@lutong/print/pdf/render-pdf.ts'
import { RECEIPT_80MM } from '@lutong/print/receipt/profile.ts'
import { renderReceipt } from '@lutong/print/receipt/render-receipt.ts'
import { completeForms } from '../session/form-walk.ts'
import { nameOfItem, provisionalNumber } from '../session/project.ts'
import type { Visit } from '../session/visit.ts'
import type { PrintOrder } from './print-jobs.ts'

export interface PaperParts {
  readonly visit: Visit
  readonly catalogue: Catalogue
  readonly enrolment: EnrolAnswer
  readonly nowMs: number
  readonly log: Log
}

const SHORT_HASH = 12

const NEXT_STEPS = {
  'zh-CN': ['请带好身份证和这张回执。', '有结果时会打电话找您。', '刷身份证，或凭编号和查询码，可在任何终端查进度。'],
  en: [
    'Take your card and this slip with you.',
    'We call you when there is news.',
    'See the progress at any terminal with your card, or with the number and code.',
  ],
} as const
const NEXT_STEPS_KEPT = {
  'zh-CN': [
    '资料已存在这台终端，连上中心后会自动送出。',
    '送出后会有正式编号，可刷身份证查看。',
    '不放心可以打电话，报上暂存编号。',
  ],
  en: [
    'Your papers are kept on this terminal and are sent as soon as the line is back.',
    'Then there is a number; see it with your card.',
    'You may call and give the provisional number.',
  ],
} as const

const slip = ({ visit, enrolment }: PaperParts): PrintOrder => {
  const { settlement, item, language } = visit
  const received = settlement?.state === 'received' ? settlement : undefined
  const common = {
    itemName: item === null ? '' : inLanguage(item.name, language),
    ...(visit.person === null ? {} : { applicantMaskedName: maskName(visit.person.name) }),
    materials: visit.materials.map((material, index) => {
      const known = item?.materials.find((one) => one.code === material.materialCode)
      const name = known === undefined ? material.materialCode : inLanguage(known.name, language)
      return { name: `${index + 1}. ${name}`, sha256Short: material.sha256.slice(0, SHORT_HASH) }
    }),
    digestShort: (visit.applicationDigest ?? '').slice(0, SHORT_HASH),
    centreName: enrolment.centreName,
    centrePhone: enrolment.centrePhone,
    awaitingMaterials: received?.awaitingMaterials ?? false,
    language,
  }
  return {
    document: 'slip',
    subject: visit.applicationId ?? '',
    variant: received === undefined ? 'provisional' : 'received',
    service: item?.code ?? '',
    release: () => {},
    make: async (copy) => {
      const model =
        received === undefined
          ? acceptanceSlip({
              ...common,
              provisionalNumber: provisionalNumber(visit),
              receivedAtMs: null,
              nextSteps: [...NEXT_STEPS_KEPT[language]],
              reprint: copy > 1,
            })
          : acceptanceSlip({
              ...common,
              caseNumber: received.receipt.body.caseNumber,
              slipCode: received.receipt.body.slipCode,
              receivedAtMs: received.receipt.body.receivedAtMs,
              verifyUrl: verifyAddress(enrolment, received.receipt.body, visit.applicationSm3),
              nextSteps: [...NEXT_STEPS[language]],
              reprint: copy > 1,
            })
      return { bytes: (await renderReceipt(model, RECEIPT_80MM)).bytes, pages: 0 }
    },
  }
}

/** Where a paper's QR leads: number and both digests, nothing of the person. */
const verifyAddress = (
  enrolment: EnrolAnswer,
  body: { readonly caseNumber: string; readonly digest: string },
  sm3: string | null,
): string => `${enrolment.verifyUrl}?n=${body.caseNumber}&h=${body.digest}${sm3 === null ? '' : `&s=${sm3}`}`

const forms = ({ visit, catalogue, enrolment, nowMs, log }: PaperParts): readonly PrintOrder[] => {
  const complete = completeForms(catalogue, visit)
  // A question left without a name needs no form on paper.
  if (!complete.ok || visit.signed === null) return []
  const { settlement, signed } = visit
  const received = settlement?.state === 'received' ? settlement.receipt.body : undefined
  return complete.value.map((form) => {
    // The visit may be wiped while a slow printer still works: each paper keeps its own copy of the signature.
    const signaturePng = Buffer.from(signed.png)
    return {
      document: 'form',
      subject: visit.applicationId ?? '',
      variant: form.formCode,
      service: visit.item?.code ?? '',
      release: () => void signaturePng.fill(0),
      make: async (copy) => {
        const model = filledForm({
          reprint: copy > 1,
          form,
          caseNumber: received?.caseNumber ?? { provisional: provisionalNumber(visit) },
          centreName: enrolment.centreName,
          applicationDigest: visit.applicationDigest ?? '',
          ...(visit.applicationSm3 === null ? {} : { applicationSm3: visit.applicationSm3 }),
          ...(received === undefined ? {} : { verifyUrl: verifyAddress(enrolment, received, visit.applicationSm3) }),
          signaturePng,
          signedAtMs: signed.signature.signedAtMs,
          ...(visit.person === null ? {} : { applicant: visit.person }),
        })
        const rendered = await renderPdf(model, { createdAtMs: received?.receivedAtMs ?? nowMs })
        // A boxed code point stands where no font has the character: staff must hear of it, not of the character.
        if (rendered.missing.length > 0) log('print.missing-glyphs', { count: rendered.missing.length })
        return { bytes: rendered.bytes, pages: rendered.pageCount }
      },
    }
  })
}

/** In the order in which they come out. */
export const papersOf = (
  parts: PaperParts,
  documents: readonly PrintOrder['document'][] = ['slip', 'form'],
): readonly PrintOrder[] => [
  ...(documents.includes('slip') ? [slip(parts)] : []),
  ...(documents.includes('form') ? forms(parts) : []),
]

export const progressPaper = (
  { visit, catalogue, enrolment, nowMs }: PaperParts,
  progress: CaseProgress,
): PrintOrder => ({
  document: 'progress',
  subject: progress.caseNumber,
  variant: 'progress',
  service: progress.itemCode,
  release: () => {},
  make: async () => {
    const { language } = visit
    const model = progressSlip({
      cases: [{ itemName: nameOfItem(catalogue, progress.itemCode, language), progress }],
      centreName: enrolment.centreName,
      centrePhone: enrolment.centrePhone,
      printedAtMs: nowMs,
      language,
    })
    return { bytes: (await renderReceipt(model, RECEIPT_80MM)).bytes, pages: 0 }
  },
})
