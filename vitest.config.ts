import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './scripts/system/longest-first.ts'

/** For what stands still. A machine with other work makes a test slow, not wrong. */
const UNIT_LIMIT_MS = 90_000
/** More than there are processors: most of these tests wait for something else. */
const WORKERS = availableParallelism() + 1
/**
 * One module graph for each worker in place of one for each file: loading it was half of the time these files took. No
 * module keeps state of its own, and this would show it.
 */
const SHARED = { isolate: false } as const
const jsx = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const
/** Tests that look at the pages' screens in a browser, without a host. */
const GALLERY = ['kiosk-app/ui/gallery/**/*.test.ts', 'kiosk-app/ui/input/keyboard.test.ts']
/**
 * Tests of the whole system that hold it to seconds or to a picture of the screen, that send and record moving pictures,
 * which is what both cores are for, or that take ports that are the machine's: nothing else runs beside them.
 */
const ALONE = [
  'tests/e2e/{captions,consultation,filling-together,recorded-consultation,relay}.test.ts',
  'tests/e2e/{three,four}-parties.test.ts',
  'tests/accessibility/keypad-visit.test.ts',
  'tests/call/call.test.ts',
  'tests/faults/crash.test.ts',
  'tests/security/breakout.test.ts',
  'tests/shell/bridges.test.ts',
]
/**
 * Five pages with twenty moving pictures are more than a busy machine bears: lines are made anew until it is quiet. Run by
 * `LUTONG_ROOM=1 npm test -- --project room`; the README's limits name it.
 */
const ROOM = ['tests/e2e/five-parties.test.ts']
const wholeSystem = { globalSetup: ['tests/support/built-once.ts'], testTimeout: 180_000, hookTimeout: 180_000 }

export default defineConfig({
  test: {
    // Where nobody watches: a machine that fails this often is broken itself, and each further test waits its whole time.
    bail: process.env['CI'] === undefined ? 0 : 20,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        oxc: jsx,
        test: {
          name: 'unit',
          ...SHARED,
          maxWorkers: WORKERS,
          sequence: { groupOrder: 0 },
          include: ['{core,device-drivers,kiosk-app,video-consult,print,admin,scripts}/**/*.test.{ts,tsx}'],
          // What is carried to PostgreSQL needs one.
          exclude: [...GALLERY, 'admin/move/**'],
          testTimeout: UNIT_LIMIT_MS,
          hookTimeout: UNIT_LIMIT_MS,
        },
      },
      {
        test: {
          name: 'gallery',
          maxWorkers: WORKERS,
          sequence: { groupOrder: 0 },
          include: GALLERY,
          globalSetup: ['kiosk-app/ui/gallery/gallery-setup.ts'],
          testTimeout: UNIT_LIMIT_MS,
          hookTimeout: UNIT_LIMIT_MS,
        },
      },
      // The centre's own tests once more, on the other engine.
      {
        test: {
          name: 'postgres',
          ...SHARED,
          maxWorkers: WORKERS,
          sequence: { groupOrder: 0 },
          include: ['admin/{server,store,exchange,move}/**/*.test.ts'],
          globalSetup: ['admin/store/testing/postgres-setup.ts'],
          testTimeout: UNIT_LIMIT_MS,
          hookTimeout: UNIT_LIMIT_MS,
        },
      },
      {
        test: {
          name: 'system',
          ...SHARED,
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/hardware/**', ...ALONE, ...ROOM],
          // Each file starts the real processes and a browser, on free ports.
          maxWorkers: WORKERS,
          sequence: { groupOrder: 1 },
          ...wholeSystem,
        },
      },
      {
        test: {
          name: 'alone',
          ...SHARED,
          include: ALONE,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          ...wholeSystem,
        },
      },
      ...(process.env['LUTONG_ROOM'] === undefined
        ? []
        : [
            {
              test: {
                name: 'room',
                include: ROOM,
                fileParallelism: false,
                sequence: { groupOrder: 4 },
                ...wholeSystem,
              },
            },
          ]),
      // In the guest of `npm run hardware` only: they need USB devices of their own making.
      ...(process.env['LUTONG_GUEST'] === undefined
        ? []
        : [
            {
              test: {
                name: 'hardware',
                include: ['tests/hardware/**/*.test.ts'],
                fileParallelism: false,
                sequence: { groupOrder: 3 },
                isolate: false,
                testTimeout: 60_000,
                hookTimeout: 60_000,
              },
            },
          ]),
    ],
  },
})
