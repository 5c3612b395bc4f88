/** The languages this terminal offers: the complete ones, and packs read from a folder. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { COMPLETE_LANGUAGES, LanguagePack, type LanguageTag } from '@lutong/core/messages/language-pack.ts'
import type { Language } from '@lutong/core/messages/text.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'

/** The packs that come with the product. */
export const SHIPPED_PACKS = new URL('../../packs/', import.meta.url).pathname

const PACK_FILE = /\.json$/

/** The error names the file, the place in it and what is wrong. */
const readPack = (file: string): Result<LanguagePack, string> => {
  try {
    const parsed = LanguagePack.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    if (parsed.success) return ok(parsed.data)
    return err(parsed.error.issues.map((issue) => `${file}: ${issue.path.join('.')}: ${issue.message}`).join('\n'))
  } catch (error) {
    return err(`${file}: ${error instanceof Error ? error.message : 'cannot be read'}`)
  }
}

/** All packs of a folder, whatever the terminal offers: a broken one is told before somebody needs it. */
export const readPacks = (folder: string): Result<readonly LanguagePack[], string> => {
  let files: readonly string[]
  try {
    files = readdirSync(folder).filter((name) => PACK_FILE.test(name))
  } catch {
    return err(`${folder}: there is no folder of language packs.`)
  }
  const packs: LanguagePack[] = []
  for (const name of files.toSorted()) {
    const pack = readPack(join(folder, name))
    if (!pack.ok) return pack
    if (`${pack.value.tag}.json` !== name)
      return err(`${join(folder, name)}: the file of "${pack.value.tag}" has its name.`)
    packs.push(pack.value)
  }
  return ok(packs)
}

/** What `--languages` names, in its order. */
export const offeredLanguages = (tags: readonly string[], folder: string): Result<readonly LanguagePack[], string> => {
  const complete = tags.flatMap((tag) => COMPLETE_LANGUAGES.find((one) => one.tag === tag) ?? [])
  if (complete.length === tags.length) return ok(complete)
  const packs = readPacks(folder)
  if (!packs.ok) return packs
  const known = [...COMPLETE_LANGUAGES, ...packs.value]
  const missing = tags.find((tag) => !known.some((one) => one.tag === tag))
  if (missing !== undefined)
    return err(`Language "${missing}" is not known here. Known: ${known.map((one) => one.tag).join(', ')}.`)
  return ok(tags.flatMap((tag) => known.find((one) => one.tag === tag) ?? []))
}

/** A language that is not offered here, as after a visit that was begun elsewhere, is shown in Chinese. */
export const packOf = (offered: readonly LanguagePack[], tag: LanguageTag): LanguagePack => {
  const found = [...offered, ...COMPLETE_LANGUAGES].find((one) => one.tag === tag) ?? COMPLETE_LANGUAGES[0]
  if (found === undefined) throw new Error('No language is complete.')
  return found
}

/** Nothing changes for a language that is not offered. */
export const shownIn = (
  offered: readonly LanguagePack[],
  tag: LanguageTag,
): { readonly language?: Language; readonly tag?: LanguageTag } => {
  const pack = offered.find((one) => one.tag === tag)
  return pack === undefined ? {} : { language: pack.fallback, tag }
}
