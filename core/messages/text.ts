import { z } from 'zod'

/** Languages whose texts are complete. zh-CN comes first: it is what a missing text falls back to. */
export const LANGUAGES = ['zh-CN', 'en'] as const
export const Language = z.enum(LANGUAGES)
export type Language = z.infer<typeof Language>

/** A text in every complete language; a missing translation is a type error. */
export const Text = z.strictObject({ 'zh-CN': z.string().min(1), en: z.string().min(1) })
export type Text = z.infer<typeof Text>

export const inLanguage = (text: Text, language: Language): string => text[language]
