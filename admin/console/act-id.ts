/** UUIDv7 (RFC 9562 §5.7) of an act: made once for a form, so that a second press of its button is the same act. */
export const newActId = (nowMs: number): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  for (let index = 0; index < 6; index += 1) bytes[index] = Math.floor(nowMs / 256 ** (5 - index)) % 256
  bytes[6] = ((bytes[6] ?? 0) % 16) + 0x70
  bytes[8] = ((bytes[8] ?? 0) % 64) + 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
