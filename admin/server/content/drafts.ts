/** What staff are about to publish: drafts over published parts, and what they would change. */
import { partKey } from '@lutong/core/contracts/content-package.ts'
import { EDITABLE, titleOfPart } from '@lutong/core/content/editable.ts'
import { checkPart, type ContentFault, isPartKind } from '@lutong/core/content/package.ts'
import { changesBetween, fits, placesOf, valueAt, withValueAt } from '@lutong/core/content/paths.ts'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import { Text } from '@lutong/core/messages/text.ts'
import { z } from 'zod'
import type { ContentDraft } from '../../store/content-store.ts'
import type { HeldContent, HeldPart } from './content-desk.ts'

/** One entry's texts apart, two values are the same where only places that staff may change differ. */
const bare = (value: unknown, patterns: readonly string[]): string => {
  const emptied = patterns
    .flatMap((pattern) => placesOf(value, pattern))
    .reduce((next, path) => withValueAt(next, path, null), value)
  return new TextDecoder().decode(canonicalBytes(emptied))
}

/** Nothing but what staff may change; entries of a list may come and go as well. */
const staysWithin = (part: HeldPart, value: unknown): boolean => {
  const editable = isPartKind(part.kind) ? EDITABLE[part.kind] : undefined
  if (editable === undefined) return false
  const patterns = editable.fields.map(({ pattern }) => pattern)
  if (editable.list === null) return bare(part.value, patterns) === bare(value, patterns)
  const entries = valueAt(value, editable.list)
  return (
    Array.isArray(entries) &&
    entries.length > 0 &&
    bare(withValueAt(part.value, editable.list, []), []) === bare(withValueAt(value, editable.list, []), [])
  )
}

/** Why a draft cannot be kept, by place; empty where it can. */
export const faultsOfDraft = (part: HeldPart, value: unknown): ContentFault[] => {
  const faults = checkPart(part, value)
  if (faults.length > 0) return faults
  return staysWithin(part, value) ? [] : [{ part: partKey(part), path: '', code: 'not-editable' }]
}

export const ChangedPart = z.strictObject({
  kind: z.string(),
  id: z.string(),
  title: Text,
  actor: z.string(),
  atMs: z.int(),
  /** Something else was published over it since: it must be written again. */
  stale: z.boolean(),
  changes: z.array(z.strictObject({ path: z.string(), label: Text, before: z.string(), after: z.string() })),
})

const labelOf = (kind: string, path: string): Text => {
  const fields = isPartKind(kind) ? (EDITABLE[kind]?.fields ?? []) : []
  return fields.find(({ pattern }) => fits(path, pattern))?.label ?? { 'zh-CN': path, en: path }
}

/** What would change if these drafts were published now. */
export const previewOf = (held: HeldContent, drafts: readonly ContentDraft[]): z.infer<typeof ChangedPart>[] => {
  const parts = new Map(held.parts.map((part) => [partKey(part), part]))
  return drafts.map((draft) => {
    const part = parts.get(partKey(draft))
    return {
      kind: draft.kind,
      id: draft.id,
      title: titleOfPart(draft.kind, draft.id, draft.value),
      actor: draft.actor,
      atMs: draft.atMs,
      stale: part?.ref.sha256 !== draft.baseSha256,
      changes: changesBetween(part?.value, draft.value).map((change) => ({
        ...change,
        label: labelOf(draft.kind, change.path),
      })),
    }
  })
}
