import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const NOT_BUILT = '<!doctype html><meta charset="utf-8"><title>Lütong</title><p>The console is not built yet.'

/** Serves the console's built page under `/console/`; its pages are addresses of their own, all of one document. */
export const serveConsole = async (app: FastifyInstance, folder: string): Promise<void> => {
  app.get('/console', { schema: { hide: true } }, (_request, reply) => reply.redirect('/console/'))
  if (!existsSync(join(folder, 'index.html'))) {
    app.get('/console/', { schema: { hide: true } }, (_request, reply) => reply.type('text/html').send(NOT_BUILT))
    return
  }
  await app.register(fastifyStatic, {
    root: folder,
    prefix: '/console/',
    // Built names carry a hash of their content; the document itself must always be asked for.
    setHeaders: (response, path) =>
      void response.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  })
  for (const page of ['/console/cases', '/console/cases/:caseNumber', '/console/terminals'])
    app.get(page, { schema: { hide: true } }, (_request, reply) => reply.sendFile('index.html'))
}
