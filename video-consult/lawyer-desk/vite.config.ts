import { defineConfig } from 'vite'

/** The lawyers' page: built for the same old browsers as the console. */
export default defineConfig({
  root: new URL('./', import.meta.url).pathname,
  base: '/desk/',
  resolve: { alias: { 'simple-peer': 'simple-peer/simplepeer.min.js' } },
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
