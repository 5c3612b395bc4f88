/** The built page from its folder: the index and hashed assets, nothing else. */
import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { extname, join } from 'node:path'

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** False where the path is none of the page's. */
export const sendPageFile = async (
  pageFolder: string,
  path: string,
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
): Promise<boolean> => {
  const file = path === '/' ? 'index.html' : /^\/assets\/[\w.-]+$/.test(path) ? path.slice(1) : undefined
  if (file === undefined) return false
  const bytes = await readFile(join(pageFolder, file)).catch(() => undefined)
  if (bytes === undefined) return false
  response.writeHead(200, {
    ...headers,
    'Content-Type': MEDIA_TYPES[extname(file)] ?? 'application/octet-stream',
  })
  response.end(bytes)
  return true
}
