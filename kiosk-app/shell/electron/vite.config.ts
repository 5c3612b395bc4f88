import { builtinModules } from 'node:module'
import { defineConfig } from 'vite'
import { BESIDE_THE_BUNDLE } from './beside-the-bundle.ts'

/** Main and host are modules; a sandboxed preload must be one CommonJS file. */
export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  ssr: { noExternal: true, external: ['electron', ...BESIDE_THE_BUNDLE] },
  build: {
    outDir: '../../dist/electron',
    emptyOutDir: mode !== 'preload',
    target: 'node24',
    minify: false,
    ssr: true,
    rolldownOptions: {
      input: mode === 'preload' ? { preload: 'preload.ts' } : { main: 'main.ts', host: 'host-process.ts' },
      external: [...builtinModules, /^node:/, 'electron', ...BESIDE_THE_BUNDLE],
      output: {
        format: mode === 'preload' ? 'cjs' : 'es',
        entryFileNames: mode === 'preload' ? '[name].cjs' : '[name].js',
      },
    },
  },
}))
