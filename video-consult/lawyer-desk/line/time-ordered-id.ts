/** UUIDv7 (RFC 9562 §5.7) made in the page: `random` gives ten bytes. */
export const timeOrderedId = (nowMs: number, random: Uint8Array): string => {
  const time = Math.trunc(nowMs).toString(16).padStart(12, '0')
  const bytes = [...random.slice(0, 10)]
  const hex = bytes
    .map((byte, at) => (at === 0 ? (byte & 0x0f) | 0x70 : at === 2 ? (byte & 0x3f) | 0x80 : byte))
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
  return `${time.slice(0, 8)}-${time.slice(8)}-${hex.slice(0, 4)}-${hex.slice(4, 8)}-${hex.slice(8)}`
}
