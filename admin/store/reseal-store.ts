/** After a change of keys: everything that rests is brought under the active key, in small batches, while the centre runs. */
import type { Application } from '@lutong/core/contracts/intake.ts'
import type { PieceName } from './recording-store.ts'

/** A file as rows name it: by its content, or as a piece of a recording. */
export type NamedFile = { readonly kind: 'content'; readonly sha256: string } | ({ readonly kind: 'piece' } & PieceName)

/** How far the walk over files has come; for the store to read again. */
export interface FilePage {
  readonly files: readonly NamedFile[]
  /** `undefined`: there are no more. */
  readonly next: string | undefined
}

export interface ResealStore {
  /**
   * One batch of rows; idempotent, and safe beside requests and other processes, who share how far it has come. `done`:
   * a whole pass over every table has found nothing more to do. `identify` gives what an application is found by.
   */
  resealRows(
    identify: (application: Application) => { readonly personNumber: string | null; readonly name: string | null },
    rows: number,
  ): Promise<'more' | 'done'>
  /** How many rows are not under the active key, or are found by another: by table, read in pages. */
  rowsBehind(): Promise<ReadonlyMap<string, number>>
  /** Files that rows name, in a fixed order. */
  namedFiles(after: string | undefined, files: number): Promise<FilePage>
  /** Whether rows still name it: one that was erased in between must not come back. */
  isNamed(file: NamedFile): Promise<boolean>
  /** How far files have been brought under these keys; `null` where a whole walk has ended. `undefined`: not begun. */
  filesDone(keys: string): Promise<string | null | undefined>
  setFilesDone(keys: string, next: string | null): Promise<void>
  /** From the beginning, whatever was done. */
  resealAgain(): Promise<void>
}
