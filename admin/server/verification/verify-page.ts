import { asProvisionalNumber, CaseNumber, Sha256Hex, Sm3Hex } from '@lutong/core/ids.ts'
import type { Text } from '@lutong/core/messages/text.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import type { CentreParts } from '../capability.ts'
import { checkDocument, type DocumentVerdict } from './check-document.ts'
import { policyWithStyle } from '../http/page-policy.ts'

type Verdict = 'genuine' | 'not-ours' | 'nothing-asked' | 'arrived' | 'not-arrived' | 'erased' | DocumentVerdict

const ERASED = {
  mark: '?',
  said: {
    'zh-CN': '这个编号的事早已办结，内容按保存期限删除了，这里不能再核验。请到窗口询问。',
    en: 'The case of this number was closed long ago and its content erased by the rule on retention: it cannot be checked here any more. Ask at the counter.',
  },
} as const

const WORDS: Record<Verdict, { readonly mark: string; readonly said: Text }> = {
  genuine: {
    mark: '✔',
    said: {
      'zh-CN': '这张回执是本中心出具的，编号和内容校验码相符。',
      en: 'This slip was issued by this centre: number and check code belong together.',
    },
  },
  'not-ours': {
    mark: '✕',
    said: {
      'zh-CN': '编号和内容校验码对不上。请核对是否输错，或到窗口询问。',
      en: 'Number and check code do not belong together. Please compare them, or ask at the counter.',
    },
  },
  arrived: {
    mark: '✔',
    said: {
      'zh-CN': '终端已把这件事交到中心，有了正式编号。',
      en: 'The terminal has handed this in. It has a number now.',
    },
  },
  'not-arrived': {
    mark: '…',
    said: {
      'zh-CN': '中心还没有收到这个暂存号。它可能还在当时的终端里，网络通了会自动交上来。也请核对号码。',
      en: 'The centre has not received this number. It may still wait at its terminal, which sends it by itself. Please compare the number too.',
    },
  },
  'document-genuine': {
    mark: '✔',
    said: {
      'zh-CN': '这份文书是本中心出具的，文件没有改动过，本中心的电子签名有效。',
      en: 'This document was issued by this centre, its file is unchanged, and the centre’s signature holds.',
    },
  },
  'document-unsigned': {
    mark: '✔',
    said: {
      'zh-CN': '这份文书是本中心出具的，文件没有改动过。它出具时还没有电子签名。',
      en: 'This document was issued by this centre and its file is unchanged. It dates from before documents were signed.',
    },
  },
  'document-broken': {
    mark: '✕',
    said: {
      'zh-CN': '本中心有这份文书的记录，但电子签名不成立。请到窗口询问，先不要使用。',
      en: 'This centre has a record of it, but the signature does not hold. Ask at the counter, and do not rely on it.',
    },
  },
  'document-not-ours': {
    mark: '✕',
    said: {
      'zh-CN': '本中心没有出具过这个编号、这个内容的文书。请核对是否输错，文件是否改动过。',
      en: 'This centre has issued no document of this number and content. Compare both, and whether the file was changed.',
    },
  },
  erased: ERASED,
  'document-erased': ERASED,
  'nothing-asked': {
    mark: '?',
    said: {
      'zh-CN': '请扫描回执上的二维码打开本页，或输入暂存凭条上 L- 开头的号。',
      en: 'Scan the QR code on the slip, or type the number that begins with L-.',
    },
  },
}

const TITLE: Text = { 'zh-CN': '回执与文书核验', en: 'Slips and documents' }
const NOBODY: Text = { 'zh-CN': '本页不显示任何个人信息。', en: 'This page shows nothing about a person.' }
const DOCUMENT_NUMBER: Text = { 'zh-CN': '文书编号', en: 'Number of a document' }
const DOCUMENT_HASH: Text = { 'zh-CN': '文件的 SHA-256', en: 'SHA-256 of its file' }
const LOOK: Text = { 'zh-CN': '查一查', en: 'Check' }

const STYLE = `
body{margin:0;background:#f7f5f0;color:#17202b;font:18px/1.6 "Noto Sans SC","Noto Sans CJK SC",sans-serif}
main{max-width:34rem;margin:12vh auto;padding:2rem;background:#fff;border:1px solid #d9d4c7;border-radius:12px}
.mark{font-size:3rem;line-height:1}.genuine,.arrived,.document-genuine,.document-unsigned{color:#17663f}.not-arrived{color:#8a5200}.not-ours,.document-not-ours,.document-broken{color:#a8121f}.nothing-asked,.erased,.document-erased{color:#465362}
.number{font-variant-numeric:tabular-nums;letter-spacing:.04em}small{color:#465362}form{margin:1rem 0}label{display:block;margin:.5rem 0}input,button{font:inherit;max-width:100%}`

/** One field, sent to this very page: what is typed stands in the address, and it says nothing of a person. */
const ASK = `<form><label>L- <input name="n" autocomplete="off" maxlength="20" required pattern="[Ll]?-?[0-9A-Fa-fOo]{12}"></label>
<button>${LOOK['zh-CN']} · ${LOOK.en}</button></form>`

/** A document is asked about by its number and the SHA-256 of its file: neither says anything about a person. */
const ASK_DOCUMENT = `<form><label>${DOCUMENT_NUMBER['zh-CN']} · ${DOCUMENT_NUMBER.en} <input name="d" autocomplete="off" maxlength="30" required pattern="[1-9][0-9]{5}-20[0-9]{6}-[0-9]{6}-[0-9]{1,3}"></label>
<label>${DOCUMENT_HASH['zh-CN']} · ${DOCUMENT_HASH.en} <input name="h" autocomplete="off" maxlength="80" size="40" required pattern="[0-9A-Fa-f ]{64,80}"></label>
<button>${LOOK['zh-CN']} · ${LOOK.en}</button></form>`

const POLICY = policyWithStyle(STYLE)

const page = (verdict: Verdict, numbers: readonly string[]): string => {
  const { mark, said } = WORDS[verdict]
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>${TITLE['zh-CN']} · ${TITLE.en}</title><style>${STYLE}</style>
<main><h1>${TITLE['zh-CN']}</h1><p class="mark ${verdict}" aria-hidden="true">${mark}</p><p>${said['zh-CN']}</p>
<p lang="en">${said.en}</p>${numbers.map((number) => `<p class="number">${number}</p>`).join('')}${verdict.endsWith('genuine') ? '' : verdict.startsWith('document') ? ASK_DOCUMENT : `${ASK}${ASK_DOCUMENT}`}
<small>${NOBODY['zh-CN']} <span lang="en">${NOBODY.en}</span></small></main></html>`
}

/** `GET /verify?d=…&h=…` says whether a document is the centre's; `GET /verify?n=…&h=…&s=…`: says whether a number and its digests (SHA-256, SM3) belong together; knows no person. */
export const verifyPage =
  ({ receipts, store }: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/verify',
      {
        config: { rateLimit: { max: 60, timeWindow: 60_000 } },
        schema: {
          hide: true,
          querystring: z.object({
            n: z.string().max(60).optional(),
            h: z.string().max(80).optional(),
            s: z.string().max(80).optional(),
            d: z.string().max(40).optional(),
          }),
        },
      },
      async (request, reply) => {
        const { d, h, n, s } = request.query
        const answer = (verdict: Verdict, numbers: readonly string[]) =>
          reply
            .headers({
              'content-security-policy': POLICY,
              'cache-control': 'no-store',
            })
            .type('text/html; charset=utf-8')
            .send(page(verdict, numbers))
        if (d !== undefined) {
          const verdict = await checkDocument({ receipts, store }, d, h ?? '')
          // What nobody has issued is not repeated.
          return answer(verdict, verdict === 'document-not-ours' ? [] : [d])
        }
        const provisional = n === undefined ? undefined : asProvisionalNumber(/^L/i.test(n) ? n : `L-${n}`)
        if (provisional !== undefined) {
          const arrived = await store.arrivedUnder(provisional)
          if (arrived === undefined) return answer('not-arrived', [provisional])
          // A digest that is asked about must be the one that has come.
          const fits = (h === undefined || h === arrived.digest) && (s === undefined || s === arrived.sm3)
          return fits ? answer('arrived', [provisional, arrived.caseNumber]) : answer('not-ours', [provisional])
        }
        const caseNumber = CaseNumber.safeParse(n)
        const digest = Sha256Hex.safeParse(h)
        const sm3 = Sm3Hex.optional().safeParse(s)
        const verdict: Verdict =
          n === undefined && h === undefined
            ? 'nothing-asked'
            : caseNumber.success &&
                digest.success &&
                sm3.success &&
                (await store.verifies(caseNumber.data, digest.data, sm3.data))
              ? 'genuine'
              : caseNumber.success && (await store.isReduced(caseNumber.data))
                ? 'erased'
                : 'not-ours'
        return answer(verdict, caseNumber.success ? [caseNumber.data] : [])
      },
    )
  }
