import { defineConfig } from 'vite'

/** The citizen's page. No inline script or style, nothing inlined as data: the page's policy allows its own origin only. */
export default defineConfig({
  root: new URL('./ui', import.meta.url).pathname,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist/ui',
    emptyOutDir: true,
    target: 'chrome140',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
})
