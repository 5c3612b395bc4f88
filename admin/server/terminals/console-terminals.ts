import { PlaceCode } from '@lutong/core/cases/levels.ts'
import { ContentProblem } from '@lutong/core/contracts/content-package.ts'
import { Heartbeat } from '@lutong/core/contracts/terminal-auth.ts'
import { RegionCode, TerminalId } from '@lutong/core/ids.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import type { Terminal } from '../../store/terminal-store.ts'
import { accountOf, allow } from '../accounts/staff-auth.ts'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { createEnrolmentCode } from './enrolment.ts'
import { HEARTBEAT_EVERY_MS } from './heartbeat-answers.ts'
import type { HeartbeatDesk } from './heartbeat-desk.ts'

/** Three heartbeats missed: a lossy line loses one, seldom three. */
export const SILENT_AFTER_MS = 3 * HEARTBEAT_EVERY_MS

const TerminalView = z.strictObject({
  id: TerminalId,
  name: z.string(),
  centreName: z.string(),
  regionCode: RegionCode,
  placeCode: PlaceCode,
  state: z.enum(['online', 'silent', 'never-seen', 'revoked']),
  lastSeenAtMs: z.int().nullable(),
  softwareVersion: z.string().nullable(),
  contentVersion: z.int().nullable(),
  contentProblem: ContentProblem.nullable(),
  openIntents: z.int().nullable(),
  inSession: z.boolean(),
  faults: z.array(Heartbeat.shape.devices.element),
})
export type TerminalView = z.infer<typeof TerminalView>
const TerminalsView = z.strictObject({
  /** What every terminal should have. */
  contentVersion: z.int(),
  terminals: z.array(TerminalView),
})

const NewEnrolment = z.strictObject({
  terminalName: z.string().trim().min(1).max(60),
  centreName: z.string().trim().min(1).max(60),
  phone: z.string().trim().min(3).max(30),
  regionCode: RegionCode,
  /** Of a station or village within the region; the region's own centre where none is named. */
  placeCode: PlaceCode.optional(),
})
const EnrolmentView = z.strictObject({ code: z.string(), expiresAtMs: z.int() })

const stateOf = ({ revoked, lastSeenAtMs }: Terminal, nowMs: number): TerminalView['state'] => {
  if (revoked) return 'revoked'
  if (lastSeenAtMs === null) return 'never-seen'
  return nowMs - lastSeenAtMs > SILENT_AFTER_MS ? 'silent' : 'online'
}

/** Terminals for the console; mounted behind `requireStaff`. */
export const consoleTerminals =
  (
    { content, store, clock }: CentreParts,
    beats: Pick<HeartbeatDesk, 'settled'>,
    onRevoked: (id: TerminalId) => void,
  ): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/console/api/terminals',
      {
        // Lawyers have a desk of their own and no business with the machines.
        onRequest: allow('clerk', 'supervisor', 'admin'),
        schema: {
          summary: 'Terminals and how they are',
          tags: ['console'],
          response: { 200: TerminalsView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        await beats.settled()
        const nowMs = clock.nowMs()
        const terminals = await store.listTerminals(accountOf(request).scope)
        return reply.code(200).send({
          contentVersion: await content.latest(),
          terminals: terminals.map((terminal) => ({
            id: terminal.id,
            name: terminal.terminalName,
            centreName: terminal.centreName,
            regionCode: terminal.regionCode,
            placeCode: terminal.placeCode,
            state: stateOf(terminal, nowMs),
            lastSeenAtMs: terminal.lastSeenAtMs,
            softwareVersion: terminal.lastHeartbeat?.softwareVersion ?? null,
            contentVersion: terminal.lastHeartbeat?.contentVersion ?? null,
            contentProblem: terminal.lastHeartbeat?.contentProblem ?? null,
            openIntents: terminal.lastHeartbeat?.openIntents ?? null,
            inSession: terminal.lastHeartbeat?.inSession ?? false,
            faults: terminal.lastHeartbeat?.devices.filter((device) => device.fault !== null) ?? [],
          })),
        })
      },
    )

    app.post(
      '/console/api/enrolment-codes',
      {
        onRequest: allow('admin'),
        schema: {
          summary: 'Make a one-time code for a new terminal',
          tags: ['console'],
          body: NewEnrolment,
          response: { 201: EnrolmentView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { name, scope } = accountOf(request)
        const { placeCode, ...named } = request.body
        const place = placeCode ?? named.regionCode
        if (!place.startsWith(scope)) return refuse(reply, 'forbidden')
        const isKnown = placeCode === undefined || (await store.findPlace(placeCode))?.closed === false
        if (!place.startsWith(named.regionCode) || !isKnown)
          return refuse(reply, 'invalid-request', { errors: [{ path: 'placeCode', code: 'unknown-place' }] })
        const made = await createEnrolmentCode({ store, clock }, { ...named, placeCode: place })
        await store.audit({
          atMs: clock.nowMs(),
          actor: name,
          action: 'terminal.code-made',
          subject: request.body.terminalName,
        })
        return reply.code(201).send(made)
      },
    )

    app.post(
      '/console/api/terminals/:id/revocation',
      {
        onRequest: allow('admin'),
        schema: {
          summary: 'Let a terminal in no longer',
          tags: ['console'],
          params: z.object({ id: TerminalId }),
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { id } = request.params
        const { name, scope } = accountOf(request)
        const terminal = await store.findTerminal(id)
        if (terminal === undefined || !terminal.placeCode.startsWith(scope)) return refuse(reply, 'not-found')
        await store.revokeTerminal(id)
        onRevoked(id)
        await store.audit({ atMs: clock.nowMs(), actor: name, action: 'terminal.revoked', subject: id })
        return reply.code(204).send(null)
      },
    )
  }
