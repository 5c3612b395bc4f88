import { CaseNumber, Sha256Hex, Sm3Hex } from '@lutong/core/ids.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import type { CentreParts } from '../capability.ts'

type Verdict = 'genuine' | 'not-ours' | 'nothing-asked'

const WORDS: Record<Verdict, { readonly mark: string; readonly zh: string; readonly en: string }> = {
  genuine: {
    mark: '✔',
    zh: '这张回执是本中心出具的，编号和内容校验码相符。',
    en: 'This slip was issued by this centre: number and check code belong together.',
  },
  'not-ours': {
    mark: '✕',
    zh: '编号和内容校验码对不上。请核对是否输错，或到窗口询问。',
    en: 'Number and check code do not belong together. Please compare them, or ask at the counter.',
  },
  'nothing-asked': {
    mark: '?',
    zh: '请扫描回执上的二维码打开本页。',
    en: 'Open this page by scanning the QR code on the slip.',
  },
}

const STYLE = `
body{margin:0;background:#f7f5f0;color:#17202b;font:18px/1.6 "Noto Sans SC","Noto Sans CJK SC",sans-serif}
main{max-width:34rem;margin:12vh auto;padding:2rem;background:#fff;border:1px solid #d9d4c7;border-radius:12px}
.mark{font-size:3rem;line-height:1}.genuine{color:#17663f}.not-ours{color:#a8121f}.nothing-asked{color:#465362}
.number{font-variant-numeric:tabular-nums;letter-spacing:.04em}small{color:#465362}`

const page = (verdict: Verdict, caseNumber: string | undefined): string => {
  const { mark, zh, en } = WORDS[verdict]
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>回执核验 · Slip check</title><style>${STYLE}</style>
<main><h1>回执核验</h1><p class="mark ${verdict}" aria-hidden="true">${mark}</p><p>${zh}</p>
<p lang="en">${en}</p>${caseNumber === undefined ? '' : `<p class="number">${caseNumber}</p>`}
<small>本页不显示任何个人信息。 <span lang="en">This page shows nothing about a person.</span></small></main></html>`
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
        return reply
          .headers({
            'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
            'cache-control': 'no-store',
          })
          .type('text/html; charset=utf-8')
          .send(page(verdict, caseNumber.success ? caseNumber.data : undefined))
      },
    )
  }
