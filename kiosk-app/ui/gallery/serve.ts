/** Serves the gallery for pictures and tests: built once into a folder of its own, so that a page of it opens at once. */
import { build, preview } from 'vite'
import { ensureInputData } from '../../../scripts/input/ensure.ts'
import { scratchFolder } from '../../../scripts/system/scratch-folder.ts'

export interface Gallery {
  /** Address of one screen. */
  address(name: string, language: string, reading?: string): string
}

export const galleryAt = (origin: string): Gallery => ({
  address: (name, language, reading) =>
    `${origin}/gallery/index.html#${[name, language, ...(reading ? [reading] : [])].join('/')}`,
})

export interface ServedGallery extends Gallery {
  readonly origin: string
  close(): Promise<void>
}

export const serveGallery = async (): Promise<ServedGallery> => {
  ensureInputData()
  const folder = await scratchFolder('gallery')
  const outDir = folder.path
  const shared = {
    root: new URL('..', import.meta.url).pathname,
    configFile: new URL('../../vite.config.ts', import.meta.url).pathname,
    logLevel: 'error',
  } as const
  await build({
    ...shared,
    build: { outDir, emptyOutDir: true, minify: false, rolldownOptions: { input: 'gallery/index.html' } },
  })
  const server = await preview({
    ...shared,
    build: { outDir },
    preview: { port: 0, strictPort: false, host: '127.0.0.1' },
  })
  const address = server.httpServer.address()
  if (typeof address !== 'object' || address === null) throw new Error('The gallery has no address.')
  const origin = `http://127.0.0.1:${address.port}`
  return {
    origin,
    ...galleryAt(origin),
    close: async () => {
      await server.close()
      await folder.remove()
    },
  }
}
