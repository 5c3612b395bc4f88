/** Serves the gallery for pictures and tests: Vite's own server on a free port, without hot reload. */
import { createServer } from 'vite'

export interface Gallery {
  /** Address of one screen. */
  address(name: string, language: string): string
  close(): Promise<void>
}

export const serveGallery = async (): Promise<Gallery> => {
  const server = await createServer({
    root: new URL('..', import.meta.url).pathname,
    configFile: new URL('../../vite.config.ts', import.meta.url).pathname,
    logLevel: 'error',
    server: { port: 0, strictPort: false, host: '127.0.0.1', hmr: false, watch: null },
  })
  await server.listen()
  const address = server.httpServer?.address()
  if (typeof address !== 'object' || address === null) throw new Error('The gallery has no address.')
  return {
    address: (name, language) => `http://127.0.0.1:${address.port}/gallery/index.html#${name}/${language}`,
    close: () => server.close(),
  }
}
