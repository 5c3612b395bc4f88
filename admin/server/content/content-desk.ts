/** The content the centre holds: what is published now, what was before, and the one way to publish. */
import type { Catalogue } from '@lutong/core/catalogue/catalogue.ts'
import type { Clock } from '@lutong/core/clock.ts'
import {
  type ContentManifest,
  manifestSigningBytes,
  type PartName,
  type PartRef,
  partKey,
} from '@lutong/core/contracts/content-package.ts'
import {
  type Content,
  CONTENT_NEEDS_APP,
  type ContentFault,
  contentOf,
  type ContentPart,
} from '@lutong/core/content/package.ts'
import type { PublishedResults } from '@lutong/core/content/published-results.ts'
import type { SecrecyCheck } from '@lutong/core/content/secrecy-review.ts'
import type { Log } from '@lutong/core/log-events.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { ContentDraft, ContentStore, ContentVersion } from '../../store/content-store.ts'
import type { MessageBus } from '../bus/bus.ts'
import type { ReceiptSigner } from '../secrets/key-ring.ts'
import { afterRelease, bodiesOf, hashesOf, type WrittenPart, writtenPart, writtenRelease } from './parts.ts'

/** A terminal may be offline this long and still hand in what was filled in under the content it had. */
const OLD_CONTENT_HOLDS_MS = 30 * 24 * 3_600_000

export interface HeldPart extends PartName {
  readonly ref: PartRef
  readonly value: unknown
}

export interface HeldContent {
  readonly version: ContentVersion
  readonly parts: readonly HeldPart[]
  readonly content: Content
}

interface Publication {
  /** The version it was looked at against: somebody else's publication in between refuses it. */
  readonly baseVersion: number
  /** `null`: the centre itself; its figures hold nobody, and experiences were let through one by one. */
  readonly actor: string | null
  readonly reviewer: string | null
  readonly note: string
  readonly checks: readonly SecrecyCheck[]
  readonly alone: boolean
  /** What was approved; `null`: the centre itself. */
  readonly proposalId: string | null
}

/** Of what the centre publishes without anybody. */
const BY_ITSELF = { checks: [], alone: false, proposalId: null } as const

export type PublishFailure =
  | { readonly code: 'conflict' }
  | { readonly code: 'not-found' }
  | { readonly code: 'nothing-new' }
  | { readonly code: 'invalid'; readonly faults: readonly ContentFault[] }

export interface ContentDesk {
  /** The number published last, by any process of this centre. */
  latest(): Promise<number>
  now(): Promise<HeldContent>
  /** Of the catalogue, as far as this process has heard; names and time limits need no more. */
  readonly catalogue: Pick<Catalogue, 'version' | 'items' | 'form'>
  /** The catalogue an application was filled in under, while it holds; else the one of now. */
  catalogueFor(catalogueVersion: string): Promise<Pick<Catalogue, 'items' | 'form'>>
  publishDrafts(drafts: readonly ContentDraft[], by: Publication): Promise<Result<number, PublishFailure>>
  publishAgain(version: number, by: Publication): Promise<Result<number, PublishFailure>>
  /** The centre's own figures in the place of those before; everything else stays. */
  publishResults(results: readonly PublishedResults[]): Promise<Result<number, PublishFailure>>
}

interface DeskParts {
  readonly bus: MessageBus
  readonly store: ContentStore
  readonly signer: ReceiptSigner
  readonly clock: Clock
  readonly log: Log
  /** What the software brings along. */
  readonly release: readonly ContentPart[]
}

/** Opens the desk; what the software brings along is published where it is new. */
export const openContentDesk = async ({ bus, clock, log, release, signer, store }: DeskParts): Promise<ContentDesk> => {
  const sign = async (contentVersion: number, parts: readonly PartRef[]): Promise<ContentVersion['signed']> => {
    const body: ContentManifest = {
      contentVersion,
      createdAtMs: clock.nowMs(),
      parts: [...parts],
      minAppVersion: CONTENT_NEEDS_APP,
    }
    return { body, alg: 'Ed25519', kid: signer.kid, signature: await signer.sign(manifestSigningBytes(body)) }
  }
  const written = writtenRelease(release)
  const releaseRefs = written.map(({ ref }) => ref)
  const releaseBodies = bodiesOf(written)
  const partsFor = async (refs: readonly PartRef[]): Promise<readonly HeldPart[]> => {
    const bodies = await store.readContentParts(refs.map(({ sha256 }) => sha256))
    return refs.map((ref): HeldPart => {
      const body = bodies.get(ref.sha256) ?? releaseBodies.get(ref.sha256)
      if (body === undefined) throw new Error(`the store lacks the part ${partKey(ref)}`)
      return { kind: ref.kind, id: ref.id, ref, value: JSON.parse(body) }
    })
  }
  /** `undefined`: published by other software, whose schema this one does not share. */
  const read = async (version: ContentVersion): Promise<HeldContent | undefined> => {
    const parts = await partsFor(version.signed.body.parts)
    const content = contentOf(version.signed.body.contentVersion, parts)
    return content.ok ? { version, parts, content: content.value } : undefined
  }
  const readVersion = async (number: number): Promise<HeldContent | undefined> => {
    const version = await store.findContentVersion(number)
    return version && read(version)
  }
  /** A few versions are asked for again and again: this one, and the one before. */
  const held = new Map<number, HeldContent>()
  const hold = async (number: number): Promise<HeldContent | undefined> => {
    const known = held.get(number) ?? (await readVersion(number))
    if (known === undefined) return undefined
    held.delete(number)
    held.set(number, known)
    for (const old of [...held.keys()].slice(0, -3)) held.delete(old)
    return known
  }

  /** What staff wrote under an older schema cannot stay: the release's part takes its place. */
  const fitting = async (refs: readonly PartRef[], number: number): Promise<readonly PartRef[]> => {
    const content = contentOf(number, await partsFor(refs))
    if (content.ok) return refs
    const faulty = new Set(content.error.map(({ part }) => part))
    const ofRelease = new Map(releaseRefs.map((ref) => [partKey(ref), ref]))
    const mended = refs.flatMap((ref) => (faulty.has(partKey(ref)) ? (ofRelease.get(partKey(ref)) ?? []) : [ref]))
    return contentOf(number, await partsFor(mended)).ok ? mended : releaseRefs
  }
  const takeRelease = async (): Promise<void> => {
    const number = await store.latestContentVersion()
    const last = await store.findContentVersion(number)
    const before = hashesOf(await store.lastRelease())
    const now = last?.signed.body.parts ?? []
    const refs = last === undefined ? releaseRefs : await fitting(afterRelease(now, before, releaseRefs), number + 1)
    const known = hashesOf(now)
    if (refs.length === now.length && refs.every((ref) => known.get(partKey(ref)) === ref.sha256)) return
    const added = await store.addContentVersion({
      version: {
        signed: await sign(number + 1, refs),
        origin: 'release',
        actor: null,
        reviewer: null,
        note: null,
        checks: [],
        alone: false,
      },
      bodies: releaseBodies,
      release: releaseRefs,
      drafts: [],
      approved: null,
    })
    // Where another process of this centre was first, it brought the same release.
    if (added.ok) log('content.published', { version: number + 1, origin: 'release', parts: refs.length })
  }
  await takeRelease()

  let current = await hold(await store.latestContentVersion())
  const now = async (): Promise<HeldContent> => {
    const latest = await store.latestContentVersion()
    if (current?.version.signed.body.contentVersion !== latest) current = await hold(latest)
    if (current === undefined) throw new Error('nothing is published')
    return current
  }
  // Told sooner than the next reading finds it: until then this process names services as they were.
  const readSoon = () => {
    now().catch(() => undefined)
  }
  bus.subscribe('content', readSoon)
  bus.onLine(readSoon)
  const shown = () => {
    if (current === undefined) throw new Error('nothing is published')
    return current.content.catalogue
  }

  const publish = async (
    base: HeldContent,
    origin: 'edit' | 'again' | 'results',
    parts: readonly HeldPart[],
    bodies: readonly WrittenPart[],
    drafts: readonly ContentDraft[],
    by: Publication,
  ): Promise<Result<number, PublishFailure>> => {
    const number = base.version.signed.body.contentVersion + 1
    if (by.baseVersion + 1 !== number) return err({ code: 'conflict' })
    const before = hashesOf(base.parts.map(({ ref }) => ref))
    if (parts.length === before.size && parts.every(({ ref }) => before.get(partKey(ref)) === ref.sha256))
      return err({ code: 'nothing-new' })
    const content = contentOf(number, parts)
    if (!content.ok) return err({ code: 'invalid', faults: content.error })
    const version: ContentVersion = {
      signed: await sign(
        number,
        parts.map(({ ref }) => ref),
      ),
      origin,
      actor: by.actor,
      reviewer: by.reviewer,
      note: by.note === '' ? null : by.note,
      ...{ checks: by.checks, alone: by.alone },
    }
    const { proposalId, reviewer } = by
    const approved = proposalId === null || reviewer === null ? null : { id: proposalId, by: reviewer }
    const added = await store.addContentVersion({ version, bodies: bodiesOf(bodies), release: null, drafts, approved })
    if (!added.ok) return err({ code: 'conflict' })
    held.set(number, { version, parts, content: content.value })
    current = held.get(number)
    bus.publish('content', { version: number })
    log('content.published', { version: number, origin, parts: parts.length })
    return ok(number)
  }

  return {
    latest: store.latestContentVersion,
    now,
    catalogue: {
      get version() {
        return shown().version
      },
      get items() {
        return shown().items
      },
      form: (code, item) => shown().form(code, item),
    },
    catalogueFor: async (catalogueVersion) => {
      const { content, version } = await now()
      const named = Number(/^content-(\d{1,9})$/.exec(catalogueVersion)?.[1] ?? version.signed.body.contentVersion)
      if (named >= version.signed.body.contentVersion) return content.catalogue
      const next = await store.findContentVersion(named + 1)
      const isRecent =
        named + 1 === version.signed.body.contentVersion ||
        (next !== undefined && clock.nowMs() - next.signed.body.createdAtMs <= OLD_CONTENT_HOLDS_MS)
      return (isRecent ? (await hold(named))?.content.catalogue : undefined) ?? content.catalogue
    },
    publishDrafts: async (drafts, by) => {
      const base = await now()
      const bodies = drafts.map(writtenPart)
      const changed = new Map(bodies.map((one, index) => [partKey(one.ref), { ...one, value: drafts[index]?.value }]))
      const parts = base.parts.map((part): HeldPart => {
        const change = changed.get(partKey(part))
        return change === undefined ? part : { ...part, ref: change.ref, value: change.value }
      })
      return publish(base, 'edit', parts, bodies, drafts, by)
    },
    publishResults: async (results) => {
      const base = await now()
      const bodies = results.map((value) => writtenPart({ kind: 'results', id: value.regionCode, value }))
      const renewed = new Set(bodies.map(({ ref }) => partKey(ref)))
      const parts = [
        ...base.parts.filter((part) => !renewed.has(partKey(part))),
        ...bodies.map(({ ref }, index): HeldPart => ({ kind: ref.kind, id: ref.id, ref, value: results[index] })),
      ]
      const by = {
        baseVersion: base.version.signed.body.contentVersion,
        actor: null,
        reviewer: null,
        note: '',
        ...BY_ITSELF,
      }
      return publish(base, 'results', parts, bodies, [], by)
    },
    publishAgain: async (version, by) => {
      const [base, again] = [await now(), await hold(version)]
      if (again !== undefined) return publish(base, 'again', again.parts, [], [], by)
      return (await store.findContentVersion(version)) === undefined
        ? err({ code: 'not-found' })
        : err({ code: 'invalid', faults: [{ part: '', path: 'version', code: 'of-other-software' }] })
    },
  }
}
