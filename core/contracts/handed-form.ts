/** How a picture from a telephone is sealed and cut; apart from the schemas, so that the small page carries no more. */

/** What is sent: this mark, the nonce, then AES-256-GCM with the file's id as associated data, its tag at the end. */
export const HANDED_FORM = { mark: 1, nonceBytes: 12, tagBytes: 16 } as const
export const MAX_PIECE_BYTES = 256 * 1024
export const MAX_HANDED_FILES = 40

/** What became of the files a telephone sent, by their ids. */
export interface HandoverFates {
  readonly taken: readonly string[]
  readonly refused: readonly string[]
}
