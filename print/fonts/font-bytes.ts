/** The files behind parsed fonts, for who copies glyphs from them. */
import type { Font } from 'fontkit'

const files = new WeakMap<Font, Buffer>()

export const rememberBytes = (font: Font, bytes: Buffer): void => void files.set(font, bytes)
export const bytesOf = (font: Font): Buffer | undefined => files.get(font)
