import { defineConfig } from 'vite'

/** The staff's page. Government desktops run browsers of 2020 (Chromium 86–108 shells): built for the oldest of them. */
export default defineConfig({
  root: new URL('./', import.meta.url).pathname,
  base: '/console/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'chrome87',
    cssTarget: 'chrome87',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
})
