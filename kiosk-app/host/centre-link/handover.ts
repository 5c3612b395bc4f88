/** Papers from the citizen's own telephone: opened, looked for, unsealed, taken in like a photograph made here. */
import { createDecipheriv, randomBytes } from 'node:crypto'
import { HANDED_FORM, type HandoverFates } from '@lutong/core/contracts/handed-form.ts'
import type { Result } from '@lutong/core/result.ts'
import { err, ok } from '@lutong/core/result.ts'
import { type PaperProblem, paperFrom } from '../papers/take-paper.ts'
import type { AddedMaterial, Handover, Visit } from '../session/visit.ts'
import type { CentreLink } from './centre-link.ts'

const TOKEN_BYTES = 16
const KEY_BYTES = 32

export interface HandedOver {
  /** False once the address has run out. */
  readonly open: boolean
  /** Something is on its way and not whole yet. */
  readonly coming: boolean
  readonly materials: readonly AddedMaterial[]
  readonly refused: PaperProblem | null
  /** What became of the files that are here now: the centre need not keep them. */
  readonly fates: HandoverFates
}

/** The key stands behind `#`, where no browser sends it: the telephone reads it from the code, the centre never sees it. */
export const openHandover = async (
  centre: Pick<CentreLink, 'openHandover'>,
  visit: Visit,
): Promise<Result<Handover, 'centre-unreachable'>> => {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  const opened = await centre.openHandover(token)
  if (!opened.ok) return err('centre-unreachable')
  const key = randomBytes(KEY_BYTES)
  const { endsAtMs, url } = opened.value
  return ok({
    token,
    key,
    materialCode: visit.handoverFor,
    url: `${url}#k=${key.toString('base64url')}`,
    endsAtMs,
    fates: { taken: [], refused: [] },
    coming: false,
  })
}

/** Ten minutes more; gives until when. */
export const extendHandover = async (
  centre: Pick<CentreLink, 'openHandover'>,
  visit: Visit,
): Promise<Result<number, 'centre-unreachable'>> => {
  const opened = visit.handover === null ? undefined : await centre.openHandover(visit.handover.token)
  return opened?.ok === true ? ok(opened.value.endsAtMs) : err('centre-unreachable')
}

/** `undefined` where the bytes are not what a telephone with this key sealed under this name. */
export const openHanded = (sealed: Uint8Array, fileId: string, key: Uint8Array): Buffer | undefined => {
  const { mark, nonceBytes, tagBytes } = HANDED_FORM
  const bytes = Buffer.from(sealed)
  if (bytes[0] !== mark || bytes.length < 1 + nonceBytes + tagBytes) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + nonceBytes), {
      authTagLength: tagBytes,
    })
    decipher.setAAD(Buffer.from(fileId, 'latin1'))
    decipher.setAuthTag(bytes.subarray(-tagBytes))
    return Buffer.concat([decipher.update(bytes.subarray(1 + nonceBytes, -tagBytes)), decipher.final()])
  } catch {
    return undefined
  }
}

/** A missed look is no end: the next one finds what came meanwhile. What is here already is never taken twice. */
export const takeHandover = async (
  centre: Pick<CentreLink, 'takeHandover'>,
  visit: Visit,
  nowMs: number,
): Promise<HandedOver> => {
  const { handover } = visit
  const nothing: HandedOver = {
    open: true,
    coming: handover?.coming ?? false,
    materials: [],
    refused: null,
    fates: { taken: [], refused: [] },
  }
  if (handover === null) return { ...nothing, open: false }
  const answer = await centre.takeHandover(handover.token, handover.fates)
  if (!answer.ok) return nothing
  const known = new Set([...handover.fates.taken, ...handover.fates.refused])
  const materials: AddedMaterial[] = []
  const fates: { taken: string[]; refused: string[] } = { taken: [], refused: [] }
  let refused: HandedOver['refused'] = null
  for (const { fileId, sealed } of answer.value.files) {
    if (known.has(fileId)) continue
    const bytes = openHanded(sealed, fileId, handover.key)
    const held = { ...visit, materials: [...visit.materials, ...materials] }
    const material =
      bytes === undefined ? err('material-not-readable' as const) : paperFrom(held, handover.materialCode, bytes, nowMs)
    bytes?.fill(0)
    if (material.ok) materials.push(material.value)
    else refused = material.error
    fates[material.ok ? 'taken' : 'refused'].push(fileId)
  }
  return { open: answer.value.open, coming: answer.value.coming, materials, refused, fates }
}
