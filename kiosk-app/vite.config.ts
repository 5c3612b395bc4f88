import { defineConfig } from 'vite'
import { traditionalMessages } from './traditional-messages.ts'

const GROUND =
  /node_modules\/(preact|@preact)\/|rolldown[/-]runtime|vite\/preload-helper|ui\/components\/(button|frame|notice|overlay|pictogram|scroll-area|few)\.|ui\/visit\//

/** The citizen's page. No inline script or style, nothing inlined as data: the page's policy allows its own origin only. */
export default defineConfig({
  root: new URL('./ui', import.meta.url).pathname,
  plugins: [traditionalMessages()],
  resolve: { alias: { 'simple-peer': 'simple-peer/simplepeer.min.js' } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist/ui',
    emptyOutDir: true,
    target: 'chrome140',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What every part stands on comes in one piece with the first screen: each further file costs a slow machine time.
        codeSplitting: { groups: [{ name: 'ground', test: GROUND }] },
      },
    },
  },
})
