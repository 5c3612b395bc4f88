/** Which papers a visit ends with, made from what is true at that moment: the centre's receipt, or only this terminal's word. */
import { writtenOf } from '@lutong/core/messages/written-of.ts'
import { digestGroups } from '@lutong/core/crypto/digest-groups.ts'
import type { Catalogue } from '@lutong/core/catalogue/catalogue.ts'
import { guideAddress } from '@lutong/core/catalogue/guide-address.ts'
import type { CatalogueItem } from '@lutong/core/catalogue/item.ts'
import type { CaseProgress } from '@lutong/core/contracts/intake.ts'
import type { EnrolAnswer } from '@lutong/core/contracts/terminal-auth.ts'
import type { Sha256Hex } from '@lutong/core/ids.ts'
import type { Log } from '@lutong/core/log-events.ts'
import { provisionalNumberOf } from '@lutong/core/ids.ts'
import { inLanguage } from '@lutong/core/messages/in-language.ts'
import { maskName } from '@lutong/core/person/masking.ts'
import { acceptanceSlip } from '@lutong/print/documents/acceptance-slip.ts'
import { filledForm } from '@lutong/print/documents/filled-form.ts'
import { guidanceSlip, saveSlip } from '@lutong/print/documents/hall-slips.ts'
import { practiceDocument, practiceSlip } from '@lutong/print/documents/practice-mark.ts'
import { progressSlip } from '@lutong/print/documents/progress-slip.ts'
import { renderPdf } from '@lutong/print/pdf/render-pdf.ts'
import type { SlipModel } from '@lutong/print/receipt/model.ts'
import { RECEIPT_80MM } from '@lutong/print/receipt/profile.ts'
import { renderReceipt } from '@lutong/print/receipt/render-receipt.ts'
import type { CentreLink } from '../centre-link/centre-link.ts'
import { openCaseOf, proofOf } from '../session/case-acts.ts'
import { completeForms } from '../session/form-walk.ts'
import { nameOfItem } from '../session/views/own-case-view.ts'
import { toldItems } from '../session/views/way-in-views.ts'
import type { HandedIn, Visit } from '../session/visit.ts'
import type { PrintOrder } from './print-jobs.ts'

export interface PaperParts {
  readonly visit: Visit
  readonly catalogue: Catalogue
  readonly enrolment: EnrolAnswer
  readonly nowMs: number
  readonly log: Log
  /** The paper says that it is for practice. */
  readonly practice: boolean
}

/** ESC/POS bytes of a slip; in practice it says so first and last. */
export const slipBytes = async (model: SlipModel, { practice }: Pick<PaperParts, 'practice'>): Promise<Uint8Array> =>
  (await renderReceipt(practice ? practiceSlip(model) : model, RECEIPT_80MM)).bytes

const SHORT_HASH = 12

const NEXT_STEPS = {
  'zh-CN': ['请带好身份证和这张回执。', '有结果时会打电话找您。', '刷身份证，或凭编号和查询码，可在任何终端查进度。'],
  en: [
    'Take your card and this slip with you.',
    'We call you when there is news.',
    'See the progress at any terminal with your card, or with the number and code.',
  ],
} as const
const PAPER_STEP = {
  'zh-CN': '请在打印的表上亲手签名，交到窗口，或在终端拍照补交。',
  en: 'Sign the printed form by hand and hand it in at the counter, or photograph it at a terminal.',
} as const
const ASK_HOURS = { 'zh-CN': '去之前请打电话问', en: 'Please call before you go' } as const
const NEXT_STEPS_KEPT = {
  'zh-CN': [
    '资料已存在这台终端，连上中心后会自动送出。',
    '送出后会有正式编号。',
    '刷身份证，或凭暂存号，可在任何终端查进度。',
    '不放心可以打电话，报上暂存号。',
  ],
  en: [
    'Your papers are kept on this terminal and are sent as soon as the line is back.',
    'Then there is a number.',
    'See the progress at any terminal with your card, or with the provisional number.',
    'You may call and give the provisional number.',
  ],
} as const

/** One slip for each application: each has its own number and its own way. */
const slip = (parts: PaperParts, { digest, id, item, papers: handedPapers, settlement, sm3 }: HandedIn): PrintOrder => {
  const { enrolment, visit } = parts
  const language = writtenOf(visit.language)
  const received = settlement?.state === 'received' ? settlement : undefined
  const common = {
    itemName: inLanguage(item.name, language),
    ...(visit.person === null ? {} : { applicantMaskedName: maskName(visit.person.name) }),
    materials: handedPapers.map(({ name, pages, sha256 }) => ({ name, pages, digest: digestGroups(sha256) })),
    digestShort: digest.slice(0, SHORT_HASH),
    centreName: enrolment.centreName,
    centrePhone: enrolment.centrePhone,
    awaitingMaterials: received?.awaitingMaterials ?? false,
    language,
  }
  const paperStep = item.signature === 'paper' ? [PAPER_STEP[language]] : []
  return {
    document: 'slip',
    subject: id,
    variant: received === undefined ? 'provisional' : 'received',
    service: item.code,
    release: () => {},
    make: async (copy) => {
      const model =
        received === undefined
          ? acceptanceSlip({
              ...common,
              provisionalNumber: provisionalNumberOf(id),
              receivedAtMs: null,
              verifyUrl: verifyAddress(enrolment, { caseNumber: provisionalNumberOf(id), digest }, sm3),
              nextSteps: [...paperStep, ...NEXT_STEPS_KEPT[language]],
              reprint: copy > 1,
            })
          : acceptanceSlip({
              ...common,
              caseNumber: received.receipt.body.caseNumber,
              slipCode: received.receipt.body.slipCode,
              receivedAtMs: received.receipt.body.receivedAtMs,
              verifyUrl: verifyAddress(enrolment, received.receipt.body, sm3),
              nextSteps: [...paperStep, ...NEXT_STEPS[language]],
              reprint: copy > 1,
            })
      return { bytes: await slipBytes(model, parts), pages: 0 }
    },
  }
}

/** Where a paper's QR leads: number and both digests, nothing of the person. */
const verifyAddress = (
  enrolment: EnrolAnswer,
  body: { readonly caseNumber: string; readonly digest: string },
  sm3: string | null,
): string => `${enrolment.verifyUrl}?n=${body.caseNumber}&h=${body.digest}${sm3 === null ? '' : `&s=${sm3}`}`

/** A paper for one service: signed on the screen, or with a free line where the law or its use wants a pen. */
const forms = (parts: PaperParts, item: CatalogueItem): readonly PrintOrder[] => {
  const { catalogue, enrolment, log, nowMs, visit } = parts
  const complete = completeForms(catalogue, visit, item)
  const takenAlong = item.kind === 'document'
  // A question left without a signature needs no form on paper.
  if (!complete.ok || (!takenAlong && item.signature === 'none')) return []
  const handed = visit.handedIn.find((one) => one.item === item)
  if (handed === undefined && !takenAlong) return []
  const received = handed?.settlement?.state === 'received' ? handed.settlement.receipt.body : undefined
  const drawn = item.signature === 'required' && !takenAlong ? visit.signed : null
  const number = handed === undefined ? null : (received?.caseNumber ?? { provisional: provisionalNumberOf(handed.id) })
  return complete.value.map((form) => {
    // The visit may be wiped while a slow printer still works: each paper keeps its own copy of the signature.
    const signaturePng = drawn === null ? undefined : Buffer.from(drawn.png)
    return {
      document: 'form',
      subject: handed?.id ?? visit.visitId,
      variant: `${item.code}-${form.formCode}`,
      service: item.code,
      release: () => void signaturePng?.fill(0),
      make: async (copy) => {
        const model = filledForm({
          reprint: copy > 1,
          form,
          caseNumber: number,
          centreName: enrolment.centreName,
          applicationDigest: handed?.digest ?? '',
          ...(handed === undefined ? {} : { applicationSm3: handed.sm3 }),
          ...(received === undefined || handed === undefined
            ? {}
            : { verifyUrl: verifyAddress(enrolment, received, handed.sm3) }),
          ...(signaturePng === undefined ? {} : { signaturePng }),
          signedAtMs: drawn?.signedAtMs ?? null,
          ...(visit.person === null ? {} : { applicant: visit.person }),
        })
        const rendered = await renderPdf(parts.practice ? practiceDocument(model) : model, {
          createdAtMs: received?.receivedAtMs ?? nowMs,
        })
        // A boxed code point stands where no font has the character: staff must hear of it, not of the character.
        if (rendered.missing.length > 0) log('print.missing-glyphs', { count: rendered.missing.length })
        return { bytes: rendered.bytes, pages: rendered.pageCount }
      },
    }
  })
}

/** How a service that is not filled in goes on: printed to take along. */
const guidance = (parts: PaperParts, item: CatalogueItem): PrintOrder => ({
  document: 'guidance',
  subject: parts.visit.visitId,
  variant: item.code,
  service: item.code,
  release: () => {},
  make: async () => {
    const { enrolment, nowMs, visit } = parts
    const language = writtenOf(visit.language)
    const guideUrl = guideAddress(enrolment.guideUrl, [item], visit.language)
    const model = guidanceSlip({
      itemName: inLanguage(item.name, language),
      place: `${inLanguage(item.handlingBody, language)} · ${inLanguage(item.handlingLevel, language)}`,
      hours: ASK_HOURS[language],
      materials: item.materials.map((material) => inLanguage(material.name, language)),
      timeLimit: item.timeLimits.map((limit) => inLanguage(limit.what, language)).join(language === 'en' ? '; ' : '；'),
      fee: inLanguage(item.fee, language),
      steps: item.steps.map((step) => inLanguage(step, language)),
      printedAtMs: nowMs,
      centreName: enrolment.centreName,
      centrePhone: enrolment.centrePhone,
      ...(guideUrl === undefined ? {} : { guideUrl }),
      language,
    })
    return { bytes: await slipBytes(model, parts), pages: 0 }
  },
})

export const guidancePapers = (parts: PaperParts): readonly PrintOrder[] =>
  (parts.visit.bundle === null && parts.visit.item !== null
    ? [parts.visit.item]
    : toldItems(parts.catalogue, parts.visit)
  ).map((item) => guidance(parts, item))

/** Refused, or taken back: there is nothing to carry home. */
const isOver = ({ settlement }: HandedIn): boolean =>
  settlement !== null && settlement.state !== 'received' && settlement.state !== 'waiting'

/** In the order in which they come out. */
export const papersOf = (
  parts: PaperParts,
  documents: readonly PrintOrder['document'][] = ['slip', 'form', 'guidance'],
): readonly PrintOrder[] => [
  ...(documents.includes('slip')
    ? parts.visit.handedIn.filter((one) => !isOver(one)).map((one) => slip(parts, one))
    : []),
  ...(documents.includes('form') ? parts.visit.items.flatMap((item) => forms(parts, item)) : []),
  ...(documents.includes('guidance')
    ? toldItems(parts.catalogue, parts.visit).map((item) => guidance(parts, item))
    : []),
]

/** A document the centre has issued in the open case, fetched when it is printed; nothing of it is kept. */
export const issuedDocument = (
  { visit }: PaperParts,
  centre: Pick<CentreLink, 'readDocument'>,
  sha256: Sha256Hex,
): PrintOrder | undefined => {
  const progress = openCaseOf(visit)
  const proof = proofOf(visit)
  const known = progress?.dossier.documents.find((one) => one.sha256 === sha256)
  if (progress === undefined || proof === null || known === undefined) return undefined
  return {
    document: 'document',
    subject: progress.caseNumber,
    variant: known.kind,
    service: progress.itemCode,
    release: () => {},
    make: async () => {
      const read = await centre.readDocument({ caseNumber: progress.caseNumber, proof, sha256 })
      if (!read.ok) throw new Error('the document could not be fetched')
      return { bytes: read.value, pages: 0 }
    },
  }
}

/** The code of a visit put aside; nothing on it says what the visit is about. */
export const savedVisitSlip = (parts: PaperParts): PrintOrder | undefined => {
  const { enrolment, visit } = parts
  const { saved } = visit
  const language = writtenOf(visit.language)
  if (saved === null) return undefined
  return {
    document: 'saved',
    subject: visit.visitId,
    variant: 'code',
    service: visit.items[0]?.code ?? visit.item?.code ?? '',
    release: () => {},
    make: async () => {
      const model = saveSlip({
        code: saved.code,
        keptUntilMs: saved.keptUntilMs,
        centreName: enrolment.centreName,
        centrePhone: enrolment.centrePhone,
        language,
      })
      return { bytes: await slipBytes(model, parts), pages: 0 }
    },
  }
}

export const progressPaper = (parts: PaperParts, progress: CaseProgress): PrintOrder => ({
  document: 'progress',
  subject: progress.caseNumber,
  variant: 'progress',
  service: progress.itemCode,
  release: () => {},
  make: async () => {
    const { catalogue, enrolment, nowMs, visit } = parts
    const language = writtenOf(visit.language)
    const model = progressSlip({
      cases: [{ itemName: nameOfItem(catalogue, progress.itemCode, language), progress }],
      centreName: enrolment.centreName,
      centrePhone: enrolment.centrePhone,
      printedAtMs: nowMs,
      language,
    })
    return { bytes: await slipBytes(model, parts), pages: 0 }
  },
})
