import { defineConfig } from 'vite'

export default defineConfig({
  root: new URL('./page', import.meta.url).pathname,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: { outDir: '../../dist/bench', emptyOutDir: true, modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
})
