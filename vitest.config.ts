import { defineConfig } from 'vitest/config'

const jsx = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const

export default defineConfig({
  test: {
    projects: [
      {
        oxc: jsx,
        test: {
          name: 'unit',
          include: ['{core,device-drivers,kiosk-app,video-consult,print,admin,scripts}/**/*.test.{ts,tsx}'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'system',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/hardware/**'],
          // Each file starts the real processes and a browser; two of them at once would starve a small machine.
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      // In the guest of `npm run hardware` only: they need USB devices of their own making.
      ...(process.env['LUTONG_GUEST'] === undefined
        ? []
        : [
            {
              test: {
                name: 'hardware',
                include: ['tests/hardware/**/*.test.ts'],
                fileParallelism: false,
                isolate: false,
                testTimeout: 60_000,
                hookTimeout: 60_000,
              },
            },
          ]),
    ],
  },
})
