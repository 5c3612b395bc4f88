import type { PartName, SignedManifest } from '@lutong/core/contracts/content-package.ts'
import type { SecrecyCheck } from '@lutong/core/content/secrecy-review.ts'
import type { Sha256Hex } from '@lutong/core/ids.ts'
import type { Result } from '@lutong/core/result.ts'

export interface ContentVersion {
  readonly signed: SignedManifest
  /**
   * `release`: the software brought it; `edit`: staff wrote it; `again`: an earlier version under a new number;
   * `results`: the centre's own figures, worked out anew.
   */
  readonly origin: 'release' | 'edit' | 'again' | 'results'
  /** Who proposed it, and who looked at it for secrecy and let it go; `null` where the software itself did it. */
  readonly actor: string | null
  readonly reviewer: string | null
  readonly note: string | null
  /** Points of the review that were looked at; none where the software or the centre itself published. */
  readonly checks: readonly SecrecyCheck[]
  /** Approved by its own author, who was the only one to approve. */
  readonly alone: boolean
}

export interface ContentDraft extends PartName {
  readonly value: unknown
  /** The published part it was written over. */
  readonly baseSha256: Sha256Hex
  readonly actor: string
  readonly atMs: number
}

interface NewContentVersion {
  readonly version: ContentVersion
  /** Parts by hash, as canonical JSON; known ones change nothing. */
  readonly bodies: ReadonlyMap<Sha256Hex, string>
  /** What the software brings along now, where this version comes of it. */
  readonly release: readonly (PartName & { readonly sha256: Sha256Hex })[] | null
  /** The proposal that becomes this version, and who approved it. */
  readonly approved: { readonly id: string; readonly by: string } | null
  /** Drafts that are published with it. */
  readonly drafts: readonly ContentDraft[]
}

/** Published content (public by its nature) and what staff are about to publish. */
export interface ContentStore {
  /** 0 where nothing was published yet. */
  latestContentVersion(): Promise<number>
  findContentVersion(version: number): Promise<ContentVersion | undefined>
  /** Newest first. */
  listContentVersions(limit: number): Promise<readonly ContentVersion[]>
  readContentPart(sha256: Sha256Hex): Promise<string | undefined>
  readContentParts(hashes: readonly Sha256Hex[]): Promise<ReadonlyMap<Sha256Hex, string>>
  lastRelease(): Promise<readonly (PartName & { readonly sha256: Sha256Hex })[]>
  /** One transaction; fails where the number is taken, a draft was changed since it was read, or the proposal was decided. */
  addContentVersion(input: NewContentVersion): Promise<Result<null, 'conflict'>>
  listContentDrafts(): Promise<readonly ContentDraft[]>
  saveContentDraft(draft: ContentDraft): Promise<void>
  dropContentDraft(part: PartName): Promise<void>
}
