import type { MaterialMediaType } from '@lutong/core/contracts/intake.ts'

const SIGNS: readonly (readonly [MaterialMediaType, readonly number[]])[] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
]

/** What the bytes themselves say they are; the sender's word is not asked. `undefined` for anything not taken in. */
export const mediaTypeOf = (bytes: Uint8Array): MaterialMediaType | undefined =>
  SIGNS.find(([, sign]) => sign.every((byte, index) => bytes[index] === byte))?.[0]
