import type { Language, WrittenLanguage } from './text.ts'

/** The written text behind a language: what is printed, filed and sent. A page takes it from here, without schema code. */
export const writtenOf = (language: Language): WrittenLanguage => (language === 'en' ? 'en' : 'zh-CN')
