/**
 * A language as data: what a reader of it needs of the screen, and as many messages as people have translated. What is
 * missing is shown in the language it falls back to.
 */
import { z } from 'zod'
import { parseTemplate } from './template.ts'
import { Language, type Language as Complete, LANGUAGES } from './text.ts'

/** BCP 47, as far as China's languages need it: `ug`, `mn-Mong`. */
export const LanguageTag = z.string().regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/)
export type LanguageTag = z.infer<typeof LanguageTag>

const Template = z
  .string()
  .min(1)
  .max(2_000)
  .superRefine((text, context) => {
    const parsed = parseTemplate(text)
    if (!parsed.ok) context.addIssue({ code: 'custom', message: parsed.error })
  })

export const LanguagePack = z.strictObject({
  tag: LanguageTag,
  /** In its own script. */
  name: z.string().min(1).max(40),
  direction: z.enum(['ltr', 'rtl']),
  /** `tall`: letters stack above and below the line, as in Tibetan. */
  lines: z.enum(['normal', 'tall']),
  /** CSS families, the first that is installed is taken; `null`: the page's own. */
  font: z
    .string()
    .max(200)
    .regex(/^[\w "',-]+$/)
    .nullable(),
  /** A person who is answerable has read every message. */
  reviewed: z.boolean(),
  fallback: Language,
  /** By path in the page's catalogue (`actions.back`). */
  messages: z.record(z.string().regex(/^[\w-]+(\.[\w-]+)*$/), Template),
})
export type LanguagePack = z.infer<typeof LanguagePack>

/** What the chooser shows. */
export const OfferedLanguage = LanguagePack.pick({ tag: true, name: true })

const complete = (tag: Complete, name: string): LanguagePack => ({
  tag,
  name,
  direction: 'ltr',
  lines: 'normal',
  font: null,
  reviewed: true,
  fallback: tag,
  messages: {},
})
const NAMES: Readonly<Record<Complete, string>> = { 'zh-CN': '简体中文', 'zh-Hant': '繁體中文', en: 'English' }

/** The languages that are there without a pack. */
export const COMPLETE_LANGUAGES: readonly LanguagePack[] = LANGUAGES.map((tag) => complete(tag, NAMES[tag]))
