/** A citation as services write it (`公证法 11(3), 25; 民法典 1123`) in a reader's words: 《公证法》第 11、25 条. */
import type { Text } from '../messages/text.ts'
import type { Law } from './law.ts'
import { lawReferences } from './references.ts'

/** Names in English of what is cited and not carried; carried laws bring their own. */
const IN_ENGLISH: Readonly<Record<string, string>> = {
  律师法: 'Lawyers Law',
  仲裁法: 'Arbitration Law',
  民事诉讼法: 'Civil Procedure Law',
  民事诉讼法解释: 'Interpretation of the Civil Procedure Law',
  农村土地承包经营纠纷调解仲裁法: 'Rural Land Contract Mediation and Arbitration Law',
  法治宣传教育法: 'Law on Legal Education of the Public',
  个人信息保护法: 'Personal Information Protection Law',
  道路交通安全法: 'Road Traffic Safety Law',
  行政诉讼法: 'Administrative Litigation Law',
  本平台规则: 'Rules of this platform',
  老年人权益保障法: 'Law on the Rights of the Elderly',
  信访工作条例: 'Regulations on Petitions',
  司法鉴定程序通则: 'General Rules of Forensic Examination',
  '司法鉴定程序通则 总则、第二章': 'General Rules of Forensic Examination, general part and chapter 2',
  '关于推进公共法律服务平台建设的意见（司发〔2018〕5号）': 'Opinion on public legal service platforms (2018, No. 5)',
  '司发〔2018〕5号': 'Opinion on public legal service platforms (2018, No. 5)',
  '练习中心的设定，不是真实标准': 'Set for the practice centre; no real standard',
}
/** `民法典 1123, 1124`: name, then articles with their paragraphs. */
const PART = /^(.*?)[ 第]*(\d[\d()（）,、，–—\- ]*)条?$/su

const partsOf = (citation: string): readonly string[] =>
  citation
    .split(/[;；]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')

const plainName = (name: string): string => name.replaceAll(/[《》]/g, '').trim()

/** 仲裁法（2025 年修订）is the Arbitration Law, of 2025. */
const englishName = (laws: readonly Law[], name: string): string | undefined => {
  const [, bare = name, year] = /^(.+?)（(\d{4}).*）$/su.exec(name) ?? []
  const known = laws.find((law) => law.shortTitle === bare)?.title.en ?? IN_ENGLISH[bare]
  return IN_ENGLISH[name] ?? (known === undefined || year === undefined ? known : `${known} (${year})`)
}

const partText = (laws: readonly Law[], part: string): Text => {
  const [, written, numbers] = PART.exec(part) ?? []
  const name = plainName(written ?? part)
  const english = englishName(laws, name)
  // A name that is a sentence or an organ's letter is told as it is; a statute stands in its marks.
  const [title = name, ...chapters] = name.split(' ')
  const chinese = (/[法典例则见定释）]$/u.test(title) ? `《${title}》` : title) + chapters.join('')
  if (numbers === undefined) return { 'zh-CN': chinese, en: english ?? chinese }
  const articles = numbers
    .replaceAll(/[(（][^)）]*[)）]/g, '')
    .split(/[,、，]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
  return {
    'zh-CN': `${chinese}第 ${articles.join('、')} 条`,
    en: `${english ?? chinese}, Art. ${articles.join(', ')}`,
  }
}

const joined = (texts: readonly Text[]): Text => ({
  'zh-CN': texts.map((one) => one['zh-CN']).join('；'),
  en: texts.map((one) => one.en).join('; '),
})

export const citationText = (laws: readonly Law[], citation: string): Text =>
  joined(partsOf(citation).map((part) => partText(laws, part)))

const isReadable = (laws: readonly Law[], part: string): boolean => {
  const numbers = PART.exec(part)?.[2] ?? ''
  const cited = numbers.replaceAll(/[(（][^)）]*[)）]/g, '').match(/\d+/g) ?? []
  const there = new Set(lawReferences(laws, part).flatMap(({ articles }) => articles))
  return cited.length > 0 && cited.every((one) => there.has(Number(one)))
}

/** Of a citation what cannot be opened here: empty where every article is carried. */
export const unreadable = (laws: readonly Law[], citation: string): Text =>
  joined(
    partsOf(citation)
      .filter((part) => !isReadable(laws, part))
      .map((part) => partText(laws, part)),
  )
