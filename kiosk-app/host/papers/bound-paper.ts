/** A paper as it goes to the centre: its pages in one file. */
import type { MaterialMediaType } from '@lutong/core/contracts/intake.ts'
import type { Sha256Hex } from '@lutong/core/ids.ts'

export interface BoundPaper {
  readonly materialCode: string
  readonly name: string
  readonly pages: number
  readonly sha256: Sha256Hex
  readonly mediaType: MaterialMediaType
  readonly unclear: boolean
  readonly bytes: Uint8Array
}

const LONGEST_NAME = 40

/** A paper as the application names it. */
export const referenceOf = ({ bytes, materialCode, mediaType, name, pages, sha256, unclear }: BoundPaper) => ({
  materialCode,
  sha256,
  mediaType,
  sizeBytes: bytes.length,
  name: name.slice(0, LONGEST_NAME),
  pages,
  ...(unclear ? { unclear: true as const } : {}),
})
