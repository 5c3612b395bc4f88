import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { CONSOLE_PAGES } from './console-pages.ts'
import { deskPolicy } from './page-policy.ts'

const NOT_BUILT = '<!doctype html><meta charset="utf-8"><title>Lütong</title><p>This page is not built yet.'

/** Serves a built page under its door, `/console/` or `/desk/`; its pages are addresses of their own, of one document. */
const serveBuilt = async (
  app: FastifyInstance,
  folder: string,
  door: string,
  pages: readonly string[],
  policy?: string,
): Promise<void> => {
  app.get(door, { schema: { hide: true } }, (_request, reply) => reply.redirect(`${door}/`))
  if (!existsSync(join(folder, 'index.html'))) {
    app.get(`${door}/`, { schema: { hide: true } }, (_request, reply) => {
      if (policy !== undefined) void reply.header('content-security-policy', policy)
      return reply.type('text/html').send(NOT_BUILT)
    })
    return
  }
  await app.register(fastifyStatic, {
    root: folder,
    prefix: `${door}/`,
    decorateReply: door === '/console',
    // Built names carry a hash of their content; the document itself must always be asked for.
    setHeaders: (response, path) => {
      void response.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
      if (policy !== undefined) void response.header('content-security-policy', policy)
    },
  })
  for (const page of pages)
    app.get(page, { schema: { hide: true } }, (_request, reply) => reply.sendFile('index.html', folder))
}

export const serveStaffPages = async (
  app: FastifyInstance,
  folders: { readonly console: string; readonly desk: string },
  callRoom: string | undefined,
): Promise<void> => {
  await serveBuilt(app, folders.console, '/console', CONSOLE_PAGES)
  await serveBuilt(app, folders.desk, '/desk', [], callRoom === undefined ? undefined : deskPolicy(callRoom))
}
