/** After a change of keys, everything at rest is brought under the active one: a little at a time, beside the work. */
import { Sha256Hex } from '@lutong/core/ids.ts'
import type { BlobStore } from '../../store/blob-store.ts'
import type { CentreStore } from '../../store/centre-store.ts'
import type { NamedFile, ResealStore } from '../../store/reseal-store.ts'
import type { Vault } from '../../store/vault.ts'
import type { CentreParts } from '../capability.ts'
import { applicantOf } from '../intake/applicant.ts'
import { blobOfPiece } from '../recordings/piece-blob.ts'
import { lookAgain, type Looking } from '../sweeping/look-again.ts'

export const RESEALING = {
  /** A transaction of so many holds the embedded engine's one writer for some hundredths of a second. */
  rowsAtATime: 50,
  filesAtATime: 10,
  /** Between two batches the work goes first. */
  pauseMs: 20,
  /** How soon a change of keys made by a command is seen. */
  lookMs: 5_000,
} as const

export interface ResealParts {
  readonly store: ResealStore
  readonly blobs: BlobStore
  readonly vault: Vault
}

const nameOf = (file: NamedFile): Sha256Hex =>
  file.kind === 'content' ? Sha256Hex.parse(file.sha256) : blobOfPiece(file)

/** One file; one that rows stopped naming while it was written anew is taken away again. */
const resealFile = async ({ blobs, store }: ResealParts, file: NamedFile): Promise<void> => {
  const name = nameOf(file)
  if ((await blobs.reseal(name)) === 'resealed' && !(await store.isNamed(file))) await blobs.remove(name)
}

const resealFiles = async (parts: ResealParts): Promise<'more' | 'done'> => {
  const keys = parts.vault.current().name
  const after = await parts.store.filesDone(keys)
  if (after === null) return 'done'
  const { files, next } = await parts.store.namedFiles(after, RESEALING.filesAtATime)
  for (const file of files) await resealFile(parts, file)
  await parts.store.setFilesDone(keys, next ?? null)
  return next === undefined ? 'done' : 'more'
}

/** One batch. */
export const resealSome = async (parts: ResealParts): Promise<'more' | 'done'> =>
  (await parts.store.resealRows(applicantOf, RESEALING.rowsAtATime)) === 'more' ? 'more' : resealFiles(parts)

/** What is still under another key than the active one: by table, and files. Reads all of it, opens none. */
export const countBehind = async ({ blobs, store }: ResealParts): Promise<ReadonlyMap<string, number>> => {
  const counts = new Map(await store.rowsBehind())
  let files = 0
  let after: string | undefined
  do {
    const page = await store.namedFiles(after, 200)
    for (const file of page.files) if ((await blobs.reseal(nameOf(file), 'check')) === 'resealed') files += 1
    after = page.next
  } while (after !== undefined)
  return counts.set('files', files)
}

/** Runs beside the centre; where the keys are as they were it costs a few reads a minute. */
export const startResealing = (
  parts: Pick<CentreParts, 'clock' | 'log'> & ResealParts & { readonly store: Pick<CentreStore, 'resealRows'> },
): Looking => {
  let batches = 0
  return lookAgain({
    clock: parts.clock,
    failed: () => parts.log('keys.reseal-failed'),
    round: async () => {
      if (parts.vault.current().alone) return RESEALING.lookMs
      if ((await resealSome(parts)) === 'more') {
        batches += 1
        return RESEALING.pauseMs
      }
      if (batches > 0) parts.log('keys.resealed', { batches })
      batches = 0
      return RESEALING.lookMs
    },
  })
}
