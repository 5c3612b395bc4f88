/** `GET /guide?i=…&l=…`: guides of the content published now, for a telephone; no script, no cookie, nobody's data. */
import { GuideQuery } from '@lutong/core/catalogue/guide-address.ts'
import { guideView } from '@lutong/core/catalogue/guide-view.ts'
import type { Law } from '@lutong/core/content/law.ts'
import type { Content } from '@lutong/core/content/package.ts'
import type { CatalogueItem } from '@lutong/core/catalogue/item.ts'
import { inLanguage } from '@lutong/core/messages/in-language.ts'
import type { Language } from '@lutong/core/messages/text.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import { policyWithStyle } from '../http/page-policy.ts'
import { GUIDE_WORDS } from './guide-words.ts'

const STYLE = `
body{margin:0;background:#f7f5f0;color:#17202b;font:18px/1.6 "Noto Sans SC","Noto Sans CJK SC",system-ui,sans-serif}
main{max-width:34rem;margin:3vh auto;padding:1.2rem;background:#fff;border:1px solid #d9d4c7;border-radius:12px}
h1{font-size:1.5rem;line-height:1.3;margin:0}h2{font-size:1.1rem;margin:1.4rem 0 .3rem}p{margin:.4rem 0}
ul{margin:0;padding-inline-start:1.3em}li{margin:.35rem 0}article+article{margin-top:2rem;padding-top:1.4rem;border-top:4px solid #0b4f8a}
.tag{color:#0b4f8a;font-weight:700;font-size:.85rem}.soft,small{color:#465362}.warn{padding:.6rem .8rem;border-inline-start:4px solid #8a5a00;background:#fbf3e2}
@media print{body{background:#fff}main{border:0;margin:0}}`

const POLICY = policyWithStyle(STYLE)

/** Content is written by staff: whatever stands in it is text here. */
const written = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const list = (lines: readonly string[]): string =>
  `<ul>${lines.map((line) => `<li>${written(line)}</li>`).join('')}</ul>`

const article = (item: CatalogueItem, language: Language, laws: readonly Law[]): string => {
  const words = inLanguage(GUIDE_WORDS, language)
  const { materials, sections, summary, verified } = guideView(item, language, laws)
  // A form that is filled in there need not be brought.
  const filledInThere = item.materials.map(({ origin }) => origin === 'from-form')
  const bring = materials
    .filter((_, at) => filledInThere[at] !== true)
    .map(
      ({ ifMissing, name, required, why }) =>
        `<li><strong>${written(name)}</strong> <span class="tag">${required ? words.required : words.optional}</span>
<br>${written(why)}<br><span class="soft">${words.ifMissing}${written(ifMissing)}</span></li>`,
    )
    .join('')
  return `<article><h1>${written(inLanguage(item.plainName, language))}</h1>
<p class="soft">${written(inLanguage(item.name, language))}</p><p>${written(summary)}</p>
${verified ? '' : `<p class="warn">${words.unverified}</p>`}
<h2>${words.bring}</h2>${bring === '' ? `<p>${words.nothing}</p>` : `<ul>${bring}</ul>`}
${sections.map(({ heading, lines }) => `<h2>${heading}</h2>${list(lines)}`).join('\n')}</article>`
}

const page = (language: Language, title: string, content: string): string => {
  const words = inLanguage(GUIDE_WORDS, language)
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${written(title)}</title><style>${STYLE}</style>
<main>${content}<p>${words.ask}</p><small>${words.nobody}</small></main></html>`
}

export const guidePage =
  (published: () => Promise<Pick<Content, 'catalogue' | 'told'>>): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/guide',
      {
        config: { rateLimit: { max: 120, timeWindow: 60_000 } },
        schema: {
          hide: true,
          querystring: z.object({ i: z.string().max(400).optional(), l: z.string().max(20).optional() }),
        },
      },
      async (request, reply) => {
        const asked = GuideQuery.safeParse(request.query)
        const language = asked.success ? asked.data.l : 'zh-CN'
        const { catalogue, told } = await published()
        const items = (asked.success ? asked.data.i : []).flatMap((code) => catalogue.items.get(code) ?? [])
        const words = inLanguage(GUIDE_WORDS, language)
        const shown =
          items.length === 0
            ? `<h1>${words.unknown}</h1><p>${words.unknownLead}</p>`
            : `<p class="soft">${words.lead}</p>${items.map((item) => article(item, language, told.laws)).join('')}`
        const [only] = items
        const title = items.length === 1 && only !== undefined ? inLanguage(only.plainName, language) : words.title
        return reply
          .code(items.length === 0 ? 404 : 200)
          .headers({ 'content-security-policy': POLICY, 'cache-control': 'no-store' })
          .type('text/html; charset=utf-8')
          .send(page(language, title, shown))
      },
    )
  }
