/** The small page a telephone sees: take or choose pictures, put them in order, send them, see each arrive. */
import { existsSync, readFileSync } from 'node:fs'
import type { WrittenLanguage } from '@lutong/core/messages/text.ts'
import { policyWithStyle } from '../http/page-policy.ts'
import { PHONE_WORDS } from './phone-words.ts'

const STYLE = `
body{margin:0;background:#f7f5f0;color:#17202b;font:18px/1.6 "Noto Sans SC",system-ui,sans-serif}
main{max-width:34rem;margin:3vh auto;padding:1.2rem;background:#fff;border:1px solid #d9d4c7;border-radius:12px}
h1{font-size:1.4rem;margin:0 0 .5rem}
label,.send{display:block;box-sizing:border-box;width:100%;margin:1rem 0;padding:1rem;border:2px solid #0b4f8a;border-radius:12px;color:#0b4f8a;background:#fff;font:inherit;font-weight:700;text-align:center}
.send{background:#0b4f8a;color:#fff}.send:disabled{background:#efece4;border-color:#d9d4c7;color:#465362}
input{position:absolute;opacity:0;width:1px}input:focus+span{outline:3px solid #ffb000}
.none label{background:#0b4f8a;color:#fff}.over label,.over .send,.none .send{display:none}
.send:enabled{position:sticky;bottom:.8rem}
ol{list-style:none;padding:0;margin:0}li{display:grid;grid-template-columns:minmax(0,1fr);grid-gap:.4rem 1rem;align-content:start;padding:.8rem 0;border-top:1px solid #d9d4c7}
.with{grid-template-columns:96px minmax(0,1fr)}.with img{grid-row:1/span 3;width:96px;height:128px;object-fit:contain;background:#efece4}
li p{margin:0}li div{display:grid;grid-template-columns:1fr 1fr;grid-gap:.5rem}
li button{font:inherit;padding:.5rem .4rem;border:1px solid #6d7886;border-radius:8px;background:#fff;color:#17202b}
li button:disabled{color:#6d7886;background:#efece4}progress{width:100%}
.arrived{color:#17663f;font-weight:700}.unreadable,.large,.full,.paused,.refused{color:#8a5a00;font-weight:700}
[role=status]{font-weight:700;min-height:1.6em}small{color:#465362}.ready .old{display:none}`

export const PHONE_POLICY = policyWithStyle(STYLE)

const SCRIPT = new URL('../../phone/dist/handover.js', import.meta.url)

/** As it was built; empty before the pages are built. */
export const phoneScript = (): string => (existsSync(SCRIPT) ? readFileSync(SCRIPT, 'utf8') : '')

const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

const shell = (language: WrittenLanguage, title: string, content: string): string =>
  `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${title}</title><style>${STYLE}</style>${content}</html>`

export const phonePage = (language: WrittenLanguage): string => {
  const words = PHONE_WORDS[language]
  return shell(
    language,
    words.title,
    `<main data-words="${attribute(JSON.stringify(words))}"><h1>${words.title}</h1><p>${words.lead}</p>
<p class="old">${words.noScript}</p>
<label><input type="file" disabled accept="image/*,application/pdf" multiple><span>${words.add}</span></label>
<ol></ol><p role="status"></p><button type="button" class="send" disabled>${words.send}</button>
<small>${words.nothing}</small></main><script src="/handover.js"></script>`,
  )
}

/** The terminal has ended it: a new scan of the same code. */
export const usedPage = (language: WrittenLanguage): string => {
  const words = PHONE_WORDS[language]
  return shell(language, words.usedTitle, `<main><h1>${words.usedTitle}</h1><p>${words.used}</p></main>`)
}

export const endedPage = (language: WrittenLanguage): string => {
  const words = PHONE_WORDS[language]
  return shell(language, words.endedTitle, `<main><h1>${words.endedTitle}</h1><p>${words.ended}</p></main>`)
}
