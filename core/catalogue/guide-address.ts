/** Where a guide is read on one's own telephone: the address names services and a language, and nobody. */
import { z } from 'zod'
import { ItemCode } from '../ids.ts'
import { Language } from '../messages/text.ts'

/** More than the largest bundle has. */
const MAX_GUIDES = 12

/** As the page is asked: `i` the services with dots between, `l` the language. */
export const GuideQuery = z.object({
  i: z
    .string()
    .max(200)
    .transform((codes) => codes.split('.'))
    .pipe(z.array(ItemCode).min(1).max(MAX_GUIDES)),
  l: Language.default('zh-CN'),
})

/** `undefined` where the centre has no such page, or there is nothing to read. */
export const guideAddress = (
  guideUrl: string | undefined,
  items: readonly { readonly code: ItemCode }[],
  language: Language,
): string | undefined =>
  guideUrl === undefined || items.length === 0
    ? undefined
    : `${guideUrl}?i=${items.map(({ code }) => code).join('.')}&l=${language}`
