/** No A4 printer fitted: documents are laid into a folder, and the screen says that there is no paper to take. */
import { randomUUID } from 'node:crypto'
import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok } from '@lutong/core/result.ts'
import type { CounterSet } from '../contract/counters.ts'
import { fault } from '../contract/device.ts'
import type { DocumentPrinter } from '../contract/printers.ts'
import { createStatusCell } from '../contract/status-cell.ts'

export const createFolderPrinter = (folder: string, counters: CounterSet): DocumentPrinter => {
  const status = createStatusCell({ state: 'ready' })
  let written = 0
  return {
    kind: 'folder',
    capabilities: { takesPdf: true, printsBothSides: false, hasA4: true, operations: [] },
    get status() {
      return status.get()
    },
    identity: { attachment: 'folder', profile: 'folder', model: null, firmware: null, serialNumber: null },
    counters: counters.counts,
    subscribe: status.subscribe,
    checkHealth: async () => ok({ checks: [{ name: 'folder', passed: true, detail: null }] }),
    print: async (job) => {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        written += 1
        // The name tells the order only: a title or a name in it would outlive the visit.
        const name = `${Date.now()}-${String(written).padStart(4, '0')}.pdf`
        const part = join(folder, `${randomUUID()}.part`)
        const file = await open(part, 'wx', 0o600)
        try {
          await file.writeFile(job.pdf)
          await file.sync()
        } finally {
          await file.close()
        }
        await rename(part, join(folder, name))
        job.onSent?.()
        counters.add('pages')
        return ok(null)
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'write'
        return err(fault('NO_MEDIA', code))
      }
    },
    close: async () => status.set({ state: 'closed' }),
  }
}
