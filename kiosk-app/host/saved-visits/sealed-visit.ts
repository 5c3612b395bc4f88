/** A visit under a code: what is sealed, how the code becomes address and key, and what may come back out of it. */
import { LanguageTag } from '@lutong/core/messages/language-pack.ts'
import { Language } from '@lutong/core/messages/text.ts'
import { createCipheriv, createDecipheriv, createHmac, randomBytes, randomInt, scrypt } from 'node:crypto'
import type { Catalogue } from '@lutong/core/catalogue/catalogue.ts'
import { PageLook, Typed } from '@lutong/core/contracts/host-rpc.ts'
import { MaterialMediaType, PaperName } from '@lutong/core/contracts/intake.ts'
import { ConsultationId, ItemCode, Sha256Hex } from '@lutong/core/ids.ts'
import { z } from 'zod'
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { CentreFailure } from '../centre-link/signed-fetch.ts'
import { MAX_PAGES } from '../papers/take-paper.ts'
import type { SealedRecord } from '../outbox/shelf-records.ts'
import { sha256Hex } from '../secrets/terminal-keys.ts'
import { RESUME_PLACES, resumePlace } from '../session/taking-up.ts'
import type { AddedMaterial, Visit } from '../session/visit.ts'

/** Crockford base32: read from paper without taking one sign for another. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODE_LENGTH = 10
const SALT = 'lutong-saved-visit-v1'
const NONCE_BYTES = 12
const TAG_BYTES = 16
const ID_BYTES = 16
const KEY_BYTES = 32
/** About a tenth of a second on a small PC: nothing for one citizen, much for one who guesses. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const

export const newSaveCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('')

/** As people type it: small letters, spaces, O for 0, I and L for 1. `undefined` where it cannot be a code. */
export const normalSaveCode = (typed: string): string | undefined => {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return new RegExp(`^[${ALPHABET}]{${CODE_LENGTH}}$`).test(code) ? code : undefined
}

export const keysOfCode = (code: string): Promise<{ readonly id: string; readonly key: Buffer }> =>
  new Promise((resolve, reject) =>
    scrypt(code, SALT, ID_BYTES + KEY_BYTES, COST, (error, bytes) =>
      error === null
        ? resolve({ id: bytes.subarray(0, ID_BYTES).toString('hex'), key: bytes.subarray(ID_BYTES) })
        : reject(error),
    ),
  )

/** Who one is is not kept as proven: the card is asked for again. */
const SavedVisit = z.strictObject({
  /** 2: before a visit could be put aside without a question answered. */
  version: z.union([z.literal(2), z.literal(3)]),
  language: Language,
  /** Which language was on the screen; a visit put aside before there were packs says nothing. */
  tag: LanguageTag.optional(),
  bundle: z.string().nullable(),
  items: z.array(ItemCode).max(10),
  item: ItemCode.nullable().default(null),
  chosen: z.array(ItemCode).max(30).default([]),
  checks: z
    .array(z.enum(['yes', 'no', 'unsure']))
    .max(50)
    .default([]),
  checkWarned: z.boolean().default(false),
  place: z.enum(RESUME_PLACES).nullable().default(null),
  /** What stood in fields and had not been handed in. */
  typed: z
    .array(z.tuple([z.string().max(80), Typed]))
    .max(100)
    .default([]),
  drafts: z.record(z.string().max(20), z.record(z.string(), z.json())),
  stepIndex: z.int().min(0).max(500),
  materials: z
    .array(
      z.strictObject({
        materialId: z.string().max(60),
        materialCode: z.string().max(40),
        sha256: Sha256Hex,
        mediaType: MaterialMediaType,
        pages: z.int().min(1).max(2_000),
        widthPx: z.int().nonnegative(),
        heightPx: z.int().nonnegative(),
        turn: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
        look: PageLook,
        keptUnclear: z.boolean(),
      }),
    )
    .max(MAX_PAGES),
  paperNames: z.record(z.string().max(40), PaperName),
  consulted: z
    .strictObject({ id: ConsultationId, facts: z.string().max(4000) })
    .nullable()
    .default(null),
})

export type KeptTyped = ReadonlyMap<string, Typed>
export interface OpenedVisit {
  readonly visit: Partial<Visit>
  readonly typed: KeptTyped
}

/** Who one is, is typed on these: not kept. */
const IDENTITY_SCREENS: ReadonlySet<string> = new Set(['identify-by-typing', 'progress-identify', 'resume'])

export const seal = (plain: Buffer, key: Buffer): Buffer => {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const sealed = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  return sealed
}
/** `undefined` where these bytes were not sealed with this key. */
const openSealed = (sealed: Uint8Array, key: Buffer): Buffer | undefined => {
  try {
    const bytes = Buffer.from(sealed)
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES))
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
  } catch {
    return undefined
  }
}

/** Address of a photograph: only who has the key can tell which records belong together. */
const materialAddress = (key: Buffer, materialId: string): string =>
  createHmac('sha256', key)
    .update(`material:${materialId}`)
    .digest('hex')
    .slice(0, 2 * ID_BYTES)

/** The photographs first, each by itself and of any size that is taken; the record that names them last. */
export const sealVisit = (
  { typed, visit }: { readonly visit: Visit; readonly typed: KeptTyped },
  id: string,
  key: Buffer,
): readonly SealedRecord[] => {
  const content: z.input<typeof SavedVisit> = {
    version: 3,
    paperNames: { ...visit.paperNames },
    language: visit.language,
    tag: visit.tag,
    bundle: visit.bundle?.code ?? null,
    items: visit.items.map((item) => item.code),
    item: visit.item?.code ?? null,
    chosen: [...visit.chosen],
    checks: [...visit.checks],
    checkWarned: visit.checkWarned,
    place: resumePlace(visit),
    typed: [...typed].filter(([screen]) => !IDENTITY_SCREENS.has(screen)),
    drafts: { ...visit.drafts },
    stepIndex: visit.stepIndex,
    consulted: visit.consulted,
    materials: visit.materials.map(({ bytes: _bytes, ...material }) => material),
  }
  const plain = Buffer.from(JSON.stringify(content), 'utf8')
  const records = [
    ...visit.materials.map(({ bytes, materialId }) => ({
      id: materialAddress(key, materialId),
      sealed: seal(bytes, key),
    })),
    { id, sealed: seal(plain, key) },
  ]
  plain.fill(0)
  return records
}

/** `undefined` where the bytes are not what this code sealed, or of services this terminal does not have. */
export const openVisit = async (
  sealed: Uint8Array,
  key: Buffer,
  parts: {
    readonly catalogue: Catalogue
    /** A photograph's sealed record. */
    readonly read: (id: string) => Promise<Result<Uint8Array, CentreFailure>>
  },
): Promise<Result<OpenedVisit, 'centre-unreachable' | 'save-code-wrong'>> => {
  const plain = openSealed(sealed, key)
  const parsed = plain === undefined ? undefined : SavedVisit.safeParse(JSON.parse(plain.toString('utf8')))
  plain?.fill(0)
  if (parsed?.success !== true) return err('save-code-wrong')
  const saved = parsed.data
  const items = saved.items.flatMap((code) => parts.catalogue.items.get(code) ?? [])
  if (items.length !== saved.items.length) return err('save-code-wrong')
  const opened = saved.version === 2 || saved.item === null ? items[0] : parts.catalogue.items.get(saved.item)
  const bundle = parts.catalogue.bundles.find((one) => one.code === saved.bundle) ?? null
  if (bundle === null && opened === undefined) return err('save-code-wrong')
  const materials: AddedMaterial[] = []
  for (const material of saved.materials) {
    const record = await parts.read(materialAddress(key, material.materialId))
    if (!record.ok && record.error.code === 'unreachable') return err('centre-unreachable')
    const bytes = record.ok ? openSealed(record.value, key) : undefined
    // A photograph that is nowhere any more is asked for again at its step.
    if (bytes !== undefined && sha256Hex(bytes) === material.sha256) materials.push({ ...material, bytes })
  }
  return ok({
    typed: new Map(saved.typed),
    visit: {
      language: saved.language,
      tag: saved.tag ?? saved.language,
      bundle,
      chosen: bundle === null ? [] : saved.version === 2 ? saved.items : saved.chosen,
      item: bundle === null ? (opened ?? null) : null,
      items,
      checks: saved.checks,
      checkWarned: saved.checkWarned,
      drafts: saved.drafts,
      paperNames: saved.paperNames,
      resumeAt: saved.stepIndex,
      resumeTo: saved.place,
      consulted: saved.consulted,
      materials,
    },
  })
}
