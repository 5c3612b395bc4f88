import { z } from 'zod'

/** Languages in which texts are written by people. zh-CN comes first: it is what a missing text falls back to. */
export const WRITTEN_LANGUAGES = ['zh-CN', 'en'] as const
export const WrittenLanguage = z.enum(WRITTEN_LANGUAGES)
export type WrittenLanguage = z.infer<typeof WrittenLanguage>

/** Languages in which every text of the system is there; zh-Hant is converted from zh-CN (`in-language.ts`). */
export const LANGUAGES = ['zh-CN', 'zh-Hant', 'en'] as const
export const Language = z.enum(LANGUAGES)
export type Language = z.infer<typeof Language>

/** A text in every written language; a missing translation is a type error. */
export const Text = z.strictObject({ 'zh-CN': z.string().min(1), en: z.string().min(1) })
export type Text = z.infer<typeof Text>
