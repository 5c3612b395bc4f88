import { defineConfig } from 'vite'

/** The small page on the citizen's own telephone: one classic script for browsers of 2018 and later. */
export default defineConfig({
  root: new URL('./', import.meta.url).pathname,
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2017',
    lib: { entry: 'main.ts', formats: ['iife'], name: 'handover', fileName: () => 'handover.js' },
  },
})
