/**
 * Keeps door and visit for the host that comes after a crash: sealed with the supervisor's key of this boot, in a file
 * in memory. After the visit the file holds the door alone; after a reboot neither file nor key is there.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { deserialize, serialize } from 'node:v8'
import type { Catalogue } from '@lutong/core/catalogue/catalogue.ts'
import { ApplicationId, ItemCode } from '@lutong/core/ids.ts'
import { z } from 'zod'
import type { Door } from '../bridge/boot-token.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { freshVisit, type Visit } from '../session/visit.ts'
import type { TypedAnswers } from '../session/typed-answers.ts'

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** A visit as it stood: where, what it knows, what is typed and not handed in, and the ids of applications on their way. */
export interface KeptVisit {
  readonly place: string
  readonly visit: Visit
  readonly typed: ReturnType<TypedAnswers['all']>
  readonly intended: ReadonlyMap<ItemCode, ApplicationId>
}

export interface VisitKeeper {
  /** What the host before this one left. */
  readonly before:
    | {
        readonly door: Door
        /** Given once: whoever goes on with it holds it, and nobody else. */
        visit(catalogue: Catalogue): KeptVisit | undefined
      }
    | undefined
  keepDoor(door: Door): void
  /** `undefined`: nobody is there, and nothing is kept. */
  keepVisit(kept: KeptVisit | undefined): void
}

/** What the seal guarantees to be of our own making is still checked for its outline. */
const Kept = z.object({
  door: z.object({ token: z.string(), cookie: z.string().optional() }),
  visit: z
    .object({
      place: z.string(),
      codes: z.object({
        item: z.string().nullable(),
        bundle: z.string().nullable(),
        items: z.array(z.string()),
        handedIn: z.array(z.string()),
      }),
      visit: z.custom<Visit>((value) => typeof value === 'object' && value !== null && 'visitId' in value),
      typed: z.array(z.tuple([z.string(), z.record(z.string(), z.json())])),
      intended: z.array(z.tuple([ItemCode, ApplicationId])),
    })
    .optional(),
})

/** The catalogue is not written: its parts are named by their codes. */
const outline = ({ intended, place, typed, visit }: KeptVisit) => ({
  place,
  codes: {
    item: visit.item?.code ?? null,
    bundle: visit.bundle?.code ?? null,
    items: visit.items.map((item) => item.code),
    handedIn: visit.handedIn.map(({ item }) => item.code),
  },
  visit: {
    ...visit,
    item: null,
    bundle: null,
    items: [],
    handedIn: visit.handedIn.map((one) => ({ ...one, item: null })),
  },
  typed: [...typed],
  intended: [...intended],
})

const visitFrom = (kept: NonNullable<z.infer<typeof Kept>['visit']>, catalogue: Catalogue): KeptVisit | undefined => {
  const { codes, intended, place, typed, visit } = kept
  const itemOf = (code: string) => catalogue.items.get(ItemCode.parse(code))
  const items = codes.items.flatMap((code) => itemOf(code) ?? [])
  const handedIn = visit.handedIn.flatMap((one, index) => {
    const item = itemOf(codes.handedIn[index] ?? '')
    return item === undefined ? [] : [{ ...one, item }]
  })
  // Of services that this terminal does not have any more: an update came between.
  if (items.length !== codes.items.length || handedIn.length !== codes.handedIn.length) return undefined
  return {
    place,
    typed: new Map(typed),
    intended: new Map(intended),
    visit: {
      ...freshVisit(visit.language, visit.tag),
      ...visit,
      item: codes.item === null ? null : (itemOf(codes.item) ?? null),
      bundle: catalogue.bundles.find(({ code }) => code === codes.bundle) ?? null,
      items,
      handedIn,
      // A `Uint8Array` out of the file; the visit's own bytes are Buffers.
      materials: visit.materials.map((one) => ({ ...one, bytes: Buffer.from(one.bytes) })),
      signed: visit.signed === null ? null : { ...visit.signed, png: Buffer.from(visit.signed.png) },
      handover: null,
      idleEndsAtMs: null,
    },
  }
}

/** What is known of applications that were on their way: written ones are handed in, the others were never begun. */
export const takenBack = (kept: KeptVisit, outbox: Pick<Outbox, 'written'> | undefined): Visit => {
  const wasSending = kept.place.startsWith('visiting.place.sending')
  if (!wasSending || kept.visit.handedIn.length > 0 || outbox === undefined) return kept.visit
  const handedIn = [...kept.intended].flatMap(([code, id]) => {
    const item = kept.visit.items.find((one) => one.code === code)
    const written = outbox.written(id)
    if (item === undefined || written === undefined) return []
    return [{ item, id, digest: written.digest, sm3: written.digestSm3, papers: written.papers, settlement: null }]
  })
  return { ...kept.visit, handedIn }
}

export const createVisitKeeper = (parts: { readonly file: string; readonly key: Buffer }): VisitKeeper => {
  const { file, key } = parts

  const read = (): VisitKeeper['before'] => {
    try {
      const sealed = readFileSync(file)
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES))
      decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
      const plain = Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
      const { door, visit } = Kept.parse(deserialize(plain))
      plain.fill(0)
      let kept = visit
      return {
        door: { token: door.token, cookie: door.cookie },
        visit: (catalogue) => {
          const taken = kept
          kept = undefined
          return taken === undefined ? undefined : visitFrom(taken, catalogue)
        },
      }
    } catch {
      // No file (the first start), or of another boot: there is nothing to go on with.
      return undefined
    }
  }
  const before = read()
  let door: Door | undefined = before?.door
  let visit: KeptVisit | undefined

  let isClear = before === undefined
  const write = () => {
    if (door === undefined) return
    const plain = serialize({ door, ...(visit === undefined ? {} : { visit: outline(visit) }) })
    const nonce = randomBytes(NONCE_BYTES)
    const cipher = createCipheriv('aes-256-gcm', key, nonce)
    const sealed = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
    plain.fill(0)
    try {
      writeFileSync(`${file}.new`, sealed, { mode: 0o600 })
      renameSync(`${file}.new`, file)
    } catch {
      // Memory is full: the visit goes on; only a crash right now would lose it.
    }
  }
  return {
    before,
    keepDoor: (next) => {
      door = next
      write()
    },
    keepVisit: (next) => {
      if (next === undefined && isClear) return
      visit = next
      isClear = next === undefined
      write()
    },
  }
}
