/** The tree of centres for the console: read by staff who put terminals and people there, written by administrators. */
import { CENTRE_LEVELS, levelOfPlace, PlaceCode } from '@lutong/core/cases/levels.ts'
import { TerminalId } from '@lutong/core/ids.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { accountOf, allow } from './staff-auth.ts'

const PlaceView = z.strictObject({
  code: PlaceCode,
  level: z.enum(CENTRE_LEVELS),
  name: z.string(),
  closed: z.boolean(),
  /** That stand in this very place, not within it. */
  terminals: z.int(),
  accounts: z.int(),
})
export type PlaceView = z.infer<typeof PlaceView>
const PlacesView = z.strictObject({ places: z.array(PlaceView) })
export type PlacesView = z.infer<typeof PlacesView>

const tally = (codes: readonly string[]) => {
  const counts = new Map<string, number>()
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  return counts
}

/** `/console/api/places`; mounted behind `requireStaff`. */
export const consolePlaces =
  ({ clock, store }: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    app.addHook('onRequest', allow('admin'))

    app.get(
      '/console/api/places',
      {
        schema: {
          summary: 'Centres of one’s own place and of those within it, each behind the one it lies in',
          tags: ['console'],
          response: { 200: PlacesView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { scope } = accountOf(request)
        const places = await store.listPlaces(scope)
        const terminals = tally((await store.listTerminals(scope)).map(({ placeCode }) => placeCode))
        const accounts = tally((await store.listStaff(scope, clock.nowMs())).map((one) => one.scope))
        return reply.code(200).send({
          places: places.flatMap((place) => {
            const level = levelOfPlace(place.code)
            if (level === undefined) return []
            const counted = { terminals: terminals.get(place.code) ?? 0, accounts: accounts.get(place.code) ?? 0 }
            return [{ ...place, level, ...counted }]
          }),
        })
      },
    )

    app.put(
      '/console/api/places/:code',
      {
        schema: {
          summary: 'Add a centre to the tree, name it anew, close it or open it again',
          tags: ['console'],
          params: z.strictObject({ code: PlaceCode }),
          body: z.strictObject({ name: z.string().trim().min(2).max(60), closed: z.boolean() }),
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { name: actor, scope } = accountOf(request)
        const { code } = request.params
        if (!code.startsWith(scope)) return refuse(reply, 'forbidden')
        const atMs = clock.nowMs()
        await store.putPlace({ code, ...request.body }, actor, atMs)
        const action = `centre.${request.body.closed ? 'closed' : 'set'}: ${request.body.name}`
        await store.audit({ atMs, actor, action, subject: code })
        return reply.code(204).send(null)
      },
    )

    app.put(
      '/console/api/terminals/:id/place',
      {
        schema: {
          summary: 'Say in which centre of its county a terminal stands; what it hands in from now on belongs there',
          tags: ['console'],
          params: z.strictObject({ id: TerminalId }),
          body: z.strictObject({ placeCode: PlaceCode }),
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { name: actor, scope } = accountOf(request)
        const { id } = request.params
        const { placeCode } = request.body
        const terminal = await store.findTerminal(id)
        if (terminal === undefined || !terminal.placeCode.startsWith(scope)) return refuse(reply, 'not-found')
        if (!placeCode.startsWith(scope)) return refuse(reply, 'forbidden')
        // Its numbers are its county's: it cannot move to another.
        const place = await store.findPlace(placeCode)
        if (!placeCode.startsWith(terminal.regionCode) || place === undefined || place.closed)
          return refuse(reply, 'invalid-request', { errors: [{ path: 'placeCode', code: 'unknown-place' }] })
        await store.placeTerminal(id, placeCode)
        await store.audit({ atMs: clock.nowMs(), actor, action: `terminal.placed: ${placeCode}`, subject: id })
        return reply.code(204).send(null)
      },
    )
  }
