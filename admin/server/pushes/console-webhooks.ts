/** Where results are pushed to, and what could not be delivered; the administrator's alone. */
import { CaseNumber, TerminalId } from '@lutong/core/ids.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { PUSH_FAILURES, WEBHOOK_COVERS } from '../../store/push-store.ts'
import { accountOf, allow } from '../accounts/staff-auth.ts'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { checkAddress } from './address-guard.ts'
import { formatSecret, newWebhookSecret } from './standard-webhooks.ts'

const MOST = 100
const NewWebhook = z.strictObject({ url: z.string().min(8).max(500), covers: z.enum(WEBHOOK_COVERS) })
const Address = z.object({ id: TerminalId })

const DeliveriesView = z.strictObject({
  deliveries: z.array(
    z.strictObject({
      eventId: z.string(),
      clientId: TerminalId,
      clientName: z.string(),
      caseNumber: CaseNumber,
      createdAtMs: z.int(),
      state: z.enum(['waiting', 'dead']),
      tries: z.int(),
      nextAtMs: z.int(),
      failure: z.enum(PUSH_FAILURES).nullable(),
    }),
  ),
})
export type DeliveriesView = z.infer<typeof DeliveriesView>

/** Mounted behind `requireStaff`. */
export const consoleWebhooks =
  ({ clock, pushTo, store }: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    app.addHook('onRequest', allow('admin'))
    const note = (request: FastifyRequest, action: string, subject: string) =>
      store.audit({ atMs: clock.nowMs(), actor: accountOf(request).name, action, subject })
    const isOwn = async (request: FastifyRequest, id: TerminalId) => {
      const client = await store.findClient(id)
      const { scope } = accountOf(request)
      return client?.revokedAtMs === null && client.regions.every((region) => region.startsWith(scope))
    }

    app.put(
      '/console/api/clients/:id/webhook',
      {
        schema: {
          summary: 'Push results to an address of this system; the secret of the signatures is shown this once',
          tags: ['console'],
          params: Address,
          body: NewWebhook,
          response: { 200: z.strictObject({ secret: z.string() }), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { id } = request.params
        if (!(await isOwn(request, id))) return refuse(reply, 'not-found')
        const { covers, url } = request.body
        const checked = checkAddress(url, pushTo)
        if (!checked.ok) return refuse(reply, 'invalid-request', { errors: [{ path: 'url', code: checked.error }] })
        const secret = newWebhookSecret()
        const by = { actor: accountOf(request).name, atMs: clock.nowMs() }
        await store.setWebhook({ clientId: id, url: checked.value.href, covers }, secret, by)
        await note(request, 'client.webhook-set', id)
        return reply.code(200).send({ secret: formatSecret(secret) })
      },
    )

    app.delete(
      '/console/api/clients/:id/webhook',
      {
        schema: {
          summary: 'Push no longer; what waits is dropped',
          tags: ['console'],
          params: Address,
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { id } = request.params
        if (!(await isOwn(request, id))) return refuse(reply, 'not-found')
        await store.removeWebhook(id)
        await note(request, 'client.webhook-removed', id)
        return reply.code(204).send(null)
      },
    )

    app.get(
      '/console/api/deliveries',
      {
        schema: {
          summary: 'Pushes that failed: those given up first',
          tags: ['console'],
          response: { 200: DeliveriesView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) =>
        reply.code(200).send({ deliveries: [...(await store.troubledDeliveries(accountOf(request).scope, MOST))] }),
    )

    app.post(
      '/console/api/deliveries/:eventId/:id/again',
      {
        schema: {
          summary: 'Send again what was given up',
          tags: ['console'],
          params: z.object({ eventId: z.uuid(), id: TerminalId }),
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { eventId, id } = request.params
        if (!(await isOwn(request, id))) return refuse(reply, 'not-found')
        if (!(await store.reviveDelivery(eventId, id, clock.nowMs()))) return refuse(reply, 'conflict')
        await note(request, 'push.again', eventId)
        return reply.code(204).send(null)
      },
    )
  }
