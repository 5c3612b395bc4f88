/**
 * The order in which the files of a run begin: the long ones first, so that no worker is left alone with one at the end.
 * A machine that has run them before knows how long they take; a new one does not, and goes by this list.
 */
import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * The longest first; of the whole system one that keeps the processor busy and one that waits in turn. A file that is
 * wanting here only begins later.
 */
const LONG = [
  'kiosk-app/ui/gallery/gallery.test.ts',
  'kiosk-app/ui/gallery/audit/accessibility.test.ts',
  'kiosk-app/ui/gallery/layout.test.ts',
  'kiosk-app/ui/input/keyboard.test.ts',
  'device-drivers/document-printer/cups.test.ts',
  'device-drivers/document-printer/ipp-printer.test.ts',
  'kiosk-app/ui/input/pinyin/pinyin.test.ts',
  'admin/server/dispatch/dispatch.test.ts',
  'kiosk-app/ui/input/handwriting/recognise.test.ts',
  'admin/server/recordings/recordings.test.ts',
  'admin/move/move.test.ts',
  'admin/server/secrets/resealing-crash.test.ts',
  'admin/server/secrecy.test.ts',
  'admin/server/crash.test.ts',
  'admin/server/content/editing.test.ts',
  'admin/server/cluster/two-processes.test.ts',
  'tests/security/residue.test.ts',
  'tests/e2e/pause-and-save.test.ts',
  'tests/e2e/cluster.test.ts',
  'tests/faults/centre-restored.test.ts',
  'tests/e2e/console-access.test.ts',
  'tests/e2e/recorded-consultation.test.ts',
  'tests/e2e/content-change.test.ts',
  'tests/e2e/four-parties.test.ts',
  'tests/camera/kiosk-camera.test.ts',
  'tests/e2e/attendant.test.ts',
  'tests/e2e/village-tablet.test.ts',
  'tests/e2e/main-job.test.ts',
  'tests/e2e/network-gone.test.ts',
  'tests/e2e/papers-by-phone.test.ts',
  'tests/shell/package.test.ts',
  'tests/faults/bad-input.test.ts',
  'tests/e2e/typing.test.ts',
]

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONG.indexOf(relative(this.ctx.config.root, moduleId))
      return at === -1 ? LONG.length : at
    }
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}
