/** Written words as a page shows them: each line once by its id, in the order in which the centre got them. Pure. */
import type { ChatLine, KeptChatLine } from '@lutong/core/consultation/chat.ts'

export interface Said extends ChatLine {
  /** Who wrote it; `null`: oneself. */
  readonly from: string | null
  /** `null` where it came from page to page and was not read back. */
  readonly seq: number | null
}

/** From the other page, or one's own. A page that came back may be sent again what it had before. */
export const withLine = (said: readonly Said[], { id, text }: ChatLine, from: string | null): readonly Said[] =>
  said.some((one) => one.id === id) ? said : [...said, { id, text, from, seq: null }]

/** As the centre kept them; what it has not got yet was written last. */
export const withKept = (said: readonly Said[], kept: readonly KeptChatLine[], self: string): readonly Said[] => {
  const seqs = new Map(kept.map(({ id, seq }) => [id, seq]))
  const known = new Set(said.map(({ id }) => id))
  const all = [
    ...said.map((one) => ({ ...one, seq: seqs.get(one.id) ?? one.seq })),
    ...kept
      .filter(({ id }) => !known.has(id))
      .map(({ from, id, seq, text }) => ({ id, text, seq, from: from === self ? null : from })),
  ]
  const inOrder = all.filter(({ seq }) => seq !== null).toSorted((a, b) => (a.seq ?? 0) - (b.seq ?? 0))
  return [...inOrder, ...all.filter(({ seq }) => seq === null)]
}
