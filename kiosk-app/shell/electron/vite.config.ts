import { builtinModules } from 'node:module'
import { defineConfig } from 'vite'

/** Native parts and Node's own modules stay outside; everything of ours goes into the bundle. */
const external = [...builtinModules, /^node:/, 'electron', 'serialport', 'node-hid', /@expo-google-fonts/]

export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: '../../dist/electron',
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    ssr: true,
    rolldownOptions: {
      input: { main: 'main.ts', host: 'host-process.ts' },
      external,
      output: { format: 'es', entryFileNames: '[name].js' },
    },
  },
  ssr: { noExternal: true, external: ['electron', 'serialport', 'node-hid'] },
})
