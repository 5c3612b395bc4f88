/** Other systems in the console: registered, given a new secret, revoked; the administrator's alone. */
import { randomUUIDv7 } from 'node:crypto'
import { ClientAct, ClientChannel } from '@lutong/core/contracts/clients.ts'
import { TerminalId } from '@lutong/core/ids.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { WEBHOOK_COVERS } from '../../store/push-store.ts'
import { accountOf, allow } from '../accounts/staff-auth.ts'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { credentialsOf, newClientSecret } from './client-auth.ts'

/** While the other side changes over, both secrets hold. */
const OLD_SECRET_HOLDS_MS = 24 * 3_600_000

const Region = z.string().regex(/^(?:[1-9]\d(?:\d\d){0,2})?$/)

const NewClient = z.strictObject({
  name: z.string().trim().min(2).max(60),
  /** Beginnings of region codes: two, four or six digits; one empty entry is everywhere. */
  regions: z.array(Region).min(1).max(50),
  channels: z.array(ClientChannel).min(1).max(3),
  acts: z.array(ClientAct).min(1).max(3),
  requestsPerMinute: z.int().min(1).max(60_000),
})

export const ClientView = z.strictObject({
  id: TerminalId,
  ...NewClient.shape,
  createdBy: z.string(),
  createdAtMs: z.int(),
  lastSeenAtMs: z.int().nullable(),
  revokedAtMs: z.int().nullable(),
  /** Where results are pushed to. */
  webhook: z.strictObject({ url: z.string(), covers: z.enum(WEBHOOK_COVERS) }).nullable(),
})
export type ClientView = z.infer<typeof ClientView>

/** Shown this once: afterwards the centre itself does not know it. */
const SecretView = z.strictObject({ id: TerminalId, secret: z.string() })
const Address = z.object({ id: TerminalId })

/** Mounted behind `requireStaff`. */
export const consoleClients =
  ({ clock, log, store }: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    app.addHook('onRequest', allow('admin'))
    const note = (request: FastifyRequest, action: string, subject: string) =>
      store.audit({ atMs: clock.nowMs(), actor: accountOf(request).name, action, subject })
    const ownOf = async (request: FastifyRequest, id: TerminalId) => {
      const client = await store.findClient(id)
      const { scope } = accountOf(request)
      return client?.regions.every((region) => region.startsWith(scope)) === true ? client : undefined
    }

    app.get(
      '/console/api/clients',
      {
        schema: {
          summary: 'Other systems that hand in',
          tags: ['console'],
          response: { 200: z.strictObject({ clients: z.array(ClientView) }), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const clients = await store.listClients(accountOf(request).scope)
        const hooks = new Map((await store.webhooks()).map(({ clientId, covers, url }) => [clientId, { covers, url }]))
        return reply.code(200).send({
          clients: clients.map(({ acts, channels, regions, ...rest }) => ({
            ...rest,
            acts: [...acts],
            channels: [...channels],
            regions: [...regions],
            webhook: hooks.get(rest.id) ?? null,
          })),
        })
      },
    )

    app.post(
      '/console/api/clients',
      {
        schema: {
          summary: 'Register another system; its secret is shown this once',
          tags: ['console'],
          body: NewClient,
          response: { 201: SecretView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { name, scope } = accountOf(request)
        if (!request.body.regions.every((region) => region.startsWith(scope))) return refuse(reply, 'forbidden')
        const id = TerminalId.parse(randomUUIDv7())
        const secret = newClientSecret()
        await store.addClient({ id, ...request.body, createdBy: name, createdAtMs: clock.nowMs() }, secret)
        await note(request, 'client.made', id)
        log('client.made', { clientId: id })
        return reply.code(201).send({ id, secret: credentialsOf(id, secret) })
      },
    )

    app.post(
      '/console/api/clients/:id/secrets',
      {
        schema: {
          summary: 'A new secret; the one before goes on for a day',
          tags: ['console'],
          params: Address,
          response: { 201: SecretView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { id } = request.params
        const client = await ownOf(request, id)
        if (client === undefined) return refuse(reply, 'not-found')
        if (client.revokedAtMs !== null) return refuse(reply, 'conflict')
        const secret = newClientSecret()
        await store.renewClientSecret(id, secret, clock.nowMs() + OLD_SECRET_HOLDS_MS)
        await note(request, 'client.secret-renewed', id)
        return reply.code(201).send({ id, secret: credentialsOf(id, secret) })
      },
    )

    app.post(
      '/console/api/clients/:id/revocation',
      {
        schema: {
          summary: 'Let another system in no longer',
          tags: ['console'],
          params: Address,
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { id } = request.params
        if ((await ownOf(request, id)) === undefined) return refuse(reply, 'not-found')
        await store.revokeClient(id, clock.nowMs())
        await note(request, 'client.revoked', id)
        return reply.code(204).send(null)
      },
    )
  }
