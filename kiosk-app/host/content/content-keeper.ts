/** Takes new content when the centre names it: fetched, checked whole, written, and only then offered to the screen. */
import {
  type ContentProblem,
  isAtLeast,
  type PartRef,
  type SignedManifest,
} from '@lutong/core/contracts/content-package.ts'
import { type Content, partsOfRelease, releaseContent } from '@lutong/core/content/package.ts'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import type { Sha256Hex } from '@lutong/core/ids.ts'
import type { Log } from '@lutong/core/log-events.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { CentreLink } from '../centre-link/centre-link.ts'
import { sha256Hex } from '../secrets/terminal-keys.ts'
import type { ContentDisk } from './content-disk.ts'
import { type CentreKey, isSignedBy } from './signed-manifest.ts'

/** Parts under way at once: quick enough for a hundred small ones, light on a thin line. */
const AT_ONCE = 4

export interface ContentKeeper {
  /** For the heartbeat: why the content the centre wants is not here. */
  readonly problem: ContentProblem | null
  /** The centre named its version; resolves when that is here, or cannot be. */
  hear(wanted: number): Promise<void>
}

interface KeeperParts {
  readonly disk: ContentDisk
  readonly link: Pick<CentreLink, 'readManifest' | 'readPart' | 'enrolment'>
  readonly log: Log
  readonly softwareVersion: string
  /** The version on the disk when the terminal started; 0 for the software's own. */
  readonly startedWith: number
  readonly offer: (content: Content) => void
}

/** What a terminal shows when it starts: the last good content of its disk, else what its software brings along. */
export const contentAtStart = (disk: ContentDisk, key: CentreKey | undefined, log: Log): Content => {
  if (key === undefined) return releaseContent()
  const { damaged, stored } = disk.load(key)
  if (damaged) log('content.stored-damaged', { shown: stored?.content.version ?? 0 })
  return stored?.content ?? releaseContent()
}

export const createContentKeeper = (parts: KeeperParts): ContentKeeper => {
  const { disk, link, log } = parts
  let held = parts.startedWith
  let problem: ContentProblem | null = null
  /** A list that was refused for what it is: asked for again only where it has changed. */
  let refused: number | undefined
  let own: ReadonlyMap<string, Uint8Array> | undefined
  let running: Promise<void> | undefined

  /** Most parts of a first package came with the software already. */
  const ownPart = (sha256: Sha256Hex): Uint8Array | undefined => {
    own ??= new Map(
      partsOfRelease().map(({ value }) => {
        const bytes = canonicalBytes(value)
        return [sha256Hex(bytes), bytes]
      }),
    )
    return own.get(sha256)
  }

  const fetchPart = async (ref: PartRef): Promise<Result<null, ContentProblem>> => {
    if (disk.holds(ref.sha256)) return ok(null)
    let bytes = ownPart(ref.sha256)
    if (bytes === undefined) {
      const answer = await link.readPart(ref.sha256)
      if (!answer.ok) return err('incomplete')
      bytes = canonicalBytes(answer.value)
      if (sha256Hex(bytes) !== ref.sha256 || bytes.byteLength !== ref.size) return err('hash')
    }
    try {
      disk.keepPart(ref.sha256, bytes)
      return ok(null)
    } catch {
      return err('disk')
    }
  }

  const fetchParts = async (refs: readonly PartRef[]): Promise<Result<null, ContentProblem>> => {
    const waiting = [...refs]
    let failed: ContentProblem | undefined
    const work = async () => {
      for (let ref = waiting.shift(); ref !== undefined && failed === undefined; ref = waiting.shift()) {
        const fetched = await fetchPart(ref)
        if (!fetched.ok) failed = fetched.error
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    return failed === undefined ? ok(null) : err(failed)
  }

  const admit = (signed: SignedManifest, key: CentreKey): ContentProblem | undefined => {
    const { body } = signed
    if (!isSignedBy(signed, key)) return 'signature'
    if (body.contentVersion < Math.max(held, disk.highestSeen(key))) return 'version-lower'
    if (body.minAppVersion !== undefined && !isAtLeast(parts.softwareVersion, body.minAppVersion))
      return 'software-too-old'
    return undefined
  }

  const refuse = (reason: ContentProblem, wanted: number): void => {
    if (problem !== reason) log('content.refused', { reason, wanted, shown: held })
    problem = reason
  }

  const take = async (wanted: number): Promise<void> => {
    const key = link.enrolment?.receiptKey
    if (key === undefined) return
    const answer = await link.readManifest(refused)
    if (!answer.ok) return refuse('incomplete', wanted)
    const signed = answer.value
    // Unchanged since it was refused: it would be refused again.
    if (signed === null) return
    refused = undefined
    const version = signed.body.contentVersion
    const no = admit(signed, key)
    if (no !== undefined) {
      refused = version
      return refuse(no, version)
    }
    const fetched = await fetchParts(signed.body.parts)
    if (!fetched.ok) return refuse(fetched.error, version)
    try {
      const content = disk.read(signed.body.parts, version)
      if (!content.ok) {
        if (content.error === 'schema') refused = version
        return refuse(content.error, version)
      }
      disk.switchTo(signed)
      parts.offer(content.value)
    } catch {
      return refuse('disk', version)
    }
    held = version
    problem = null
    log('content.switched', { version, parts: signed.body.parts.length })
  }

  return {
    get problem() {
      return problem
    },
    hear: (wanted) => {
      if (wanted === held) {
        problem = null
        return Promise.resolve()
      }
      running ??= take(wanted).finally(() => {
        running = undefined
      })
      return running
    },
  }
}
