/** The socket for a citizen's own headphones. What is in it when the terminal starts is not known: it counts as empty. */
export interface HeadphoneJack {
  readonly plugged: boolean
  onChange(listener: (plugged: boolean) => void): () => void
  close(): void
}
