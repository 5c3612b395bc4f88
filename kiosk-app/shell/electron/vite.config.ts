import { builtinModules } from 'node:module'
import { defineConfig } from 'vite'

/** Native parts, Node's own modules and packages that find their files at run time stay outside the bundles. */
const external = [...builtinModules, /^node:/, 'electron', 'serialport', 'pdfkit', 'fontkit', 'linebreak', 'iconv-lite']

/** Main and host are modules; a sandboxed preload must be one CommonJS file. */
export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  ssr: { noExternal: true, external: ['electron', 'serialport', 'pdfkit', 'fontkit', 'linebreak', 'iconv-lite'] },
  build: {
    outDir: '../../dist/electron',
    emptyOutDir: mode !== 'preload',
    target: 'node24',
    minify: false,
    ssr: true,
    rolldownOptions: {
      input: mode === 'preload' ? { preload: 'preload.ts' } : { main: 'main.ts', host: 'host-process.ts' },
      external,
      output: {
        format: mode === 'preload' ? 'cjs' : 'es',
        entryFileNames: mode === 'preload' ? '[name].cjs' : '[name].js',
      },
    },
  },
}))
