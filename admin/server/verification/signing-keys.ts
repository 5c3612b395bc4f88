/** The public key of the centre's signatures, for whoever checks a receipt or a document without asking the centre. */
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import type { CentreParts } from '../capability.ts'

const SigningKeys = z.strictObject({
  keys: z.array(
    z.strictObject({
      kid: z.string(),
      alg: z.literal('Ed25519'),
      /** SPKI, base64 DER. */
      publicKey: z.base64(),
    }),
  ),
})

/** `GET /v1/signing-keys` */
export const signingKeys =
  ({ receipts: { kid, publicKey } }: Pick<CentreParts, 'receipts'>): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/v1/signing-keys',
      {
        schema: { summary: 'Public keys of receipts and documents', tags: ['service'], response: { 200: SigningKeys } },
      },
      async (_request, reply) => reply.code(200).send({ keys: [{ kid, alg: 'Ed25519', publicKey }] }),
    )
  }
