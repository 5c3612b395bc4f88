import { asProvisionalNumber, CaseNumber, Sha256Hex, Sm3Hex } from '@lutong/core/ids.ts'
import type { Text } from '@lutong/core/messages/text.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import type { CentreParts } from '../capability.ts'
import { policyWithStyle } from '../http/page-policy.ts'

type Verdict = 'genuine' | 'not-ours' | 'nothing-asked' | 'arrived' | 'not-arrived'

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
  'nothing-asked': {
    mark: '?',
    said: {
      'zh-CN': '请扫描回执上的二维码打开本页，或输入暂存凭条上 L- 开头的号。',
      en: 'Scan the QR code on the slip, or type the number that begins with L-.',
    },
  },
}

const TITLE: Text = { 'zh-CN': '回执核验', en: 'Slip check' }
const NOBODY: Text = { 'zh-CN': '本页不显示任何个人信息。', en: 'This page shows nothing about a person.' }
const LOOK: Text = { 'zh-CN': '查一查', en: 'Check' }

const STYLE = `
body{margin:0;background:#f7f5f0;color:#17202b;font:18px/1.6 "Noto Sans SC","Noto Sans CJK SC",sans-serif}
main{max-width:34rem;margin:12vh auto;padding:2rem;background:#fff;border:1px solid #d9d4c7;border-radius:12px}
.mark{font-size:3rem;line-height:1}.genuine,.arrived{color:#17663f}.not-arrived{color:#8a5200}.not-ours{color:#a8121f}.nothing-asked{color:#465362}
.number{font-variant-numeric:tabular-nums;letter-spacing:.04em}small{color:#465362}`

/** One field, sent to this very page: what is typed stands in the address, and it says nothing of a person. */
const ASK = `<form><label>L- <input name="n" autocomplete="off" maxlength="20" required pattern="[Ll]?-?[0-9A-Fa-fOo]{12}"></label>
<button>${LOOK['zh-CN']} · ${LOOK.en}</button></form>`

const POLICY = policyWithStyle(STYLE)

const page = (verdict: Verdict, numbers: readonly string[]): string => {
  const { mark, said } = WORDS[verdict]
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>${TITLE['zh-CN']} · ${TITLE.en}</title><style>${STYLE}</style>
<main><h1>${TITLE['zh-CN']}</h1><p class="mark ${verdict}" aria-hidden="true">${mark}</p><p>${said['zh-CN']}</p>
<p lang="en">${said.en}</p>${numbers.map((number) => `<p class="number">${number}</p>`).join('')}${verdict === 'genuine' ? '' : ASK}
<small>${NOBODY['zh-CN']} <span lang="en">${NOBODY.en}</span></small></main></html>`
}

/** `GET /verify?n=…&h=…&s=…`: says whether a number and its digests (SHA-256, SM3) belong together; knows no person. */
export const verifyPage =
  ({ store }: CentreParts): FastifyPluginAsyncZod =>
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
          }),
        },
      },
      async (request, reply) => {
        const { n, h, s } = request.query
        const answer = (verdict: Verdict, numbers: readonly string[]) =>
          reply
            .headers({
              'content-security-policy': POLICY,
              'cache-control': 'no-store',
            })
            .type('text/html; charset=utf-8')
            .send(page(verdict, numbers))
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
              : 'not-ours'
        return answer(verdict, caseNumber.success ? [caseNumber.data] : [])
      },
    )
  }
