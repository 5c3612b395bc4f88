/** A pack's messages over a complete catalogue: what the pack lacks is the catalogue's. */
import type { LanguagePack } from '@lutong/core/messages/language-pack.ts'
import { fill, parseTemplate } from '@lutong/core/messages/template.ts'
import type { Messages } from './zh-CN.ts'

function over<Value>(value: Value, path: string, pack: LanguagePack): Value
function over(value: unknown, path: string, pack: LanguagePack): unknown {
  const source = pack.messages[path]
  if (typeof value === 'string' || typeof value === 'function') {
    const template = source === undefined ? undefined : parseTemplate(source)
    if (template?.ok !== true) return value
    return typeof value === 'string'
      ? fill(template.value, [], pack.tag)
      : (...values: unknown[]) => fill(template.value, values, pack.tag)
  }
  if (Array.isArray(value)) return value.map((one, index) => over(one, `${path}.${index}`, pack))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, over(inner, path === '' ? key : `${path}.${key}`, pack)]),
  )
}

let last: { readonly base: Messages; readonly tag: string; readonly messages: Messages } | null = null

export const withPack = (base: Messages, pack: LanguagePack): Messages => {
  if (last?.base !== base || last.tag !== pack.tag) last = { base, tag: pack.tag, messages: over(base, '', pack) }
  return last.messages
}
