/** The centre's own document, and what all answers so far have in common. */
import { z } from 'zod'
import { inForm, unless } from './answer.ts'
import type { Area } from './check.ts'
import { isProblemDetails } from './problems.ts'

const Document = z.object({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
})
const DOCUMENT = '/v1/openapi.json'
const NOWHERE = '/v1/no-such-address'

/** `/v1/blobs/{sha256}` names every address with one part there. */
const names = (template: string, path: string): boolean => {
  const [parts, of] = [template.split('/'), path.split('/')]
  return parts.length === of.length && parts.every((part, at) => part.startsWith('{') || part === of[at])
}

export const document: Area = {
  name: 'document',
  checks: [
    {
      name: 'the served document is OpenAPI 3.1 and names every address that was used',
      from: 'architecture, decision 5',
      run: async ({ ask, exchanges }) => {
        // What was answered 404 or 405 for its address alone is not the API's; the document need not name itself.
        const used = new Set(
          exchanges
            .filter(({ path }) => path !== NOWHERE && path !== DOCUMENT)
            .filter(({ method }) => method !== 'DELETE')
            .map(({ method, path }) => `${method} ${path}`),
        )
        return inForm(Document, await ask('GET', DOCUMENT), ({ openapi, paths }) => {
          const isNamed = (one: string) => {
            const [method = '', path = ''] = one.split(' ')
            return Object.entries(paths).some(
              ([template, methods]) => names(template, path) && method.toLowerCase() in methods,
            )
          }
          const unnamed = [...used].filter((one) => !isNamed(one)).map((one) => one.replaceAll(/[0-9a-f-]{36,}/g, '…'))
          return [
            ...unless(/^3\.1\.\d+$/.test(openapi), `is of OpenAPI ${openapi}`),
            ...[...new Set(unnamed)].map((one) => `does not name ${one}`),
          ]
        })
      },
    },
    {
      name: 'every refusal of this run is RFC 9457 problem details',
      from: 'RFC 9457, 3',
      run: async ({ ask, exchanges }) => {
        return [
          ...new Set(
            [...exchanges, { method: 'GET', answer: await ask('GET', NOWHERE) }]
              // An answer to HEAD has no body.
              .filter(({ answer, method }) => answer.status >= 400 && method !== 'HEAD')
              .flatMap(({ answer }) => isProblemDetails(answer)),
          ),
        ]
      },
    },
  ],
}
