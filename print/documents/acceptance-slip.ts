/** 回执: what a citizen carries home after an application. Without the centre's receipt it says so, first thing. */
import type { WrittenLanguage } from '@lutong/core/messages/text.ts'
import type { SlipBlock, SlipModel } from '../receipt/model.ts'
import { isoMinute } from './form-parts.ts'

interface AcceptanceSlipBase {
  readonly itemName: string
  /** `李**`; absent where the citizen asked without a name. */
  readonly applicantMaskedName?: string
  /** `digest`: the hash in groups, as the centre's page shows it. */
  readonly materials: readonly { readonly name: string; readonly pages: number; readonly digest: string }[]
  readonly digestShort: string
  readonly centreName: string
  readonly centrePhone: string
  readonly verifyUrl?: string
  readonly nextSteps: readonly string[]
  readonly awaitingMaterials: boolean
  readonly reprint?: boolean
  readonly language: WrittenLanguage
}

/** Either the centre has it, with number and time, or the terminal keeps it and there is neither. */
export type AcceptanceSlipInput = AcceptanceSlipBase &
  (
    | {
        readonly caseNumber: string
        readonly slipCode?: string
        readonly receivedAtMs: number
        readonly provisionalNumber?: never
      }
    | { readonly provisionalNumber: string; readonly receivedAtMs: null; readonly caseNumber?: never }
  )

const WORDS = {
  'zh-CN': {
    title: '申请回执',
    reprint: '【补打】',
    provisional: '【暂存凭条 · 中心尚未收到】',
    provisionalMeaning:
      '您填的内容已加密保存在本终端，中心尚未收到，也还没有受理编号。网络恢复后会自动送出，不用重填。有疑问请打电话，报本机暂存号。',
    caseNumber: '编号',
    provisionalNumber: '本机暂存号',
    seeArrival: '扫码看中心收到没有',
    slipCode: '查询码',
    item: '事项',
    applicant: '申请人',
    received: '中心收到时间',
    materials: '已提交材料',
    noMaterials: '无',
    pages: (n: number) => `${n} 页`,
    awaiting: '材料还在送往中心。',
    next: '接下来',
    digest: '内容摘要',
    verify: '扫码核验真伪',
    centre: '办理单位',
    phone: '电话',
    keep: '请保管好。凭身份证或查询码，任一终端可查进度。',
    notDecision: '本回执表示中心已收到申请，不是受理决定。',
  },
  en: {
    title: 'Receipt of application',
    reprint: '[REPRINT]',
    provisional: '[PROVISIONAL: not yet received by the centre]',
    provisionalMeaning:
      'What you filled in is kept encrypted on this terminal. The centre has not received it yet and there is no case number. It is sent by itself when the network is back; you need not fill it in again. If in doubt call and give the terminal number below.',
    caseNumber: 'Case number',
    provisionalNumber: 'Terminal number',
    seeArrival: 'Scan to see whether it has arrived',
    slipCode: 'Enquiry code',
    item: 'Service',
    applicant: 'Applicant',
    received: 'Received',
    materials: 'Materials',
    noMaterials: 'none',
    pages: (n: number) => (n === 1 ? '1 page' : `${n} pages`),
    awaiting: 'Materials are still on their way.',
    next: 'What comes next',
    digest: 'Digest',
    verify: 'Scan to verify',
    centre: 'Centre',
    phone: 'Telephone',
    keep: 'Keep this slip. Your ID card or the enquiry code shows the progress at any terminal.',
    notDecision: 'This says that the centre has your application; it is not a decision.',
  },
} as const

export const acceptanceSlip = (input: AcceptanceSlipInput): SlipModel => {
  const words = WORDS[input.language]
  const numberBlocks: readonly SlipBlock[] =
    input.caseNumber === undefined
      ? [
          { kind: 'text', text: words.provisional, align: 'center', bold: true },
          { kind: 'text', text: words.provisionalMeaning },
          { kind: 'rule' },
          { kind: 'pair', name: words.provisionalNumber, value: input.provisionalNumber },
        ]
      : [
          { kind: 'text', text: words.caseNumber, align: 'center' },
          { kind: 'text', text: input.caseNumber, align: 'center', bold: true, double: true },
          { kind: 'feed', lines: 1 },
          ...(input.slipCode === undefined
            ? []
            : [{ kind: 'pair', name: words.slipCode, value: input.slipCode } as const]),
          { kind: 'pair', name: words.received, value: isoMinute(input.receivedAtMs) },
        ]
  return {
    kind: 'slip',
    title: words.title,
    language: input.language,
    blocks: [
      { kind: 'text', text: input.centreName, align: 'center' },
      { kind: 'text', text: words.title, align: 'center', bold: true, double: true },
      ...(input.reprint === true ? [{ kind: 'text', text: words.reprint, align: 'center', bold: true } as const] : []),
      { kind: 'rule' },
      ...numberBlocks,
      { kind: 'pair', name: words.item, value: input.itemName },
      ...(input.applicantMaskedName === undefined
        ? []
        : [{ kind: 'pair', name: words.applicant, value: input.applicantMaskedName } as const]),
      { kind: 'rule' },
      { kind: 'text', text: words.materials, bold: true },
      ...(input.materials.length === 0
        ? [{ kind: 'point', mark: '· ', text: words.noMaterials } as const]
        : input.materials.flatMap((one): readonly SlipBlock[] => [
            { kind: 'pair', name: `· ${one.name}`, value: words.pages(one.pages) },
            { kind: 'text', text: one.digest },
          ])),
      ...(input.awaitingMaterials ? [{ kind: 'text', text: words.awaiting, bold: true } as const] : []),
      { kind: 'pair', name: words.digest, value: input.digestShort },
      ...(input.nextSteps.length === 0
        ? []
        : [
            { kind: 'rule' } as const,
            { kind: 'text', text: words.next, bold: true } as const,
            ...input.nextSteps.map((text, index): SlipBlock => ({ kind: 'point', mark: `${index + 1}. `, text })),
          ]),
      { kind: 'rule' },
      ...(input.verifyUrl === undefined
        ? []
        : [
            { kind: 'code', data: input.verifyUrl } as const,
            {
              kind: 'text',
              text: input.caseNumber === undefined ? words.seeArrival : words.verify,
              align: 'center',
            } as const,
            { kind: 'feed', lines: 1 } as const,
          ]),
      { kind: 'pair', name: words.phone, value: input.centrePhone },
      ...(input.caseNumber === undefined ? [] : [{ kind: 'text', text: words.notDecision } as const]),
      ...(input.caseNumber === undefined ? [] : [{ kind: 'text', text: words.keep } as const]),
    ],
  }
}
