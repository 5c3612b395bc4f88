/** Accounts of staff for those who administer them, each within their own place in the tree. */
import { randomUUIDv7 } from 'node:crypto'
import { PlaceCode } from '@lutong/core/cases/levels.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ROLES } from '../../store/account-store.ts'
import type { StaffAccount } from '../../store/staff-store.ts'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { randomCode } from '../secrets/codes.ts'
import type { LiveSessions } from './live-sessions.ts'
import { forgetGuesses } from './lock-out.ts'
import { hashPassword } from './passwords.ts'
import { accountOf, allow } from './staff-auth.ts'

/** Long enough for a letter to somebody on a journey; then an administrator gives another. */
const FIRST_PASSWORD_LIFE_MS = 7 * 24 * 3_600_000
const FIRST_PASSWORD_LENGTH = 12

const Scope = z.union([z.literal(''), PlaceCode])
const Duty = { role: z.enum(ROLES), scope: Scope }
const AccountName = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{1,39}$/u)

const StaffView = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  ...Duty,
  createdAtMs: z.int(),
  disabled: z.boolean(),
  /** Of the password an administrator gave, where it is not changed yet. */
  firstPasswordUntilMs: z.int().nullable(),
  lastSeenAtMs: z.int().nullable(),
  openSessions: z.int(),
  /** The one who asks. */
  isOwn: z.boolean(),
})
export type StaffView = z.infer<typeof StaffView>
const StaffListView = z.strictObject({ staff: z.array(StaffView) })
export type StaffListView = z.infer<typeof StaffListView>
const FirstPassword = z.strictObject({
  id: z.uuid(),
  /** Told this once. */
  firstPassword: z.string(),
  untilMs: z.int(),
})
export type FirstPassword = z.infer<typeof FirstPassword>

const viewOf = ({ disabledAtMs, ...one }: StaffAccount, ownId: string): StaffView => ({
  ...one,
  disabled: disabledAtMs !== null,
  isOwn: one.id === ownId,
})
const One = z.strictObject({ id: z.uuid() })

/** `/console/api/staff`; mounted behind `requireStaff`. */
export const consoleStaff =
  (parts: CentreParts, live: Pick<LiveSessions, 'ended'>): FastifyPluginAsyncZod =>
  async (app) => {
    const { clock, log, store } = parts
    app.addHook('onRequest', allow('admin'))

    const record = (request: FastifyRequest, action: string, subject: string) => {
      log('account.changed', { by: accountOf(request).id, act: action })
      return store.audit({
        ...{ atMs: clock.nowMs(), actor: accountOf(request).name, subject },
        action: `account.${action}`,
      })
    }
    /** An account below one's own place and not one's own: nobody raises, or shuts out, oneself. */
    const subordinate = async (request: FastifyRequest, id: string) => {
      const own = accountOf(request)
      const one = await store.findStaff(id, clock.nowMs())
      return one !== undefined && one.id !== own.id && one.scope.startsWith(own.scope) ? one : undefined
    }
    /** True where this administrator may put somebody at this place; else the refusal is sent. */
    const mayGive = async (request: FastifyRequest, reply: FastifyReply, scope: string): Promise<boolean> => {
      if (!scope.startsWith(accountOf(request).scope)) {
        refuse(reply, 'forbidden')
        return false
      }
      if (scope === '' || (await store.findPlace(scope))?.closed === false) return true
      refuse(reply, 'invalid-request', { errors: [{ path: 'scope', code: 'unknown-place' }] })
      return false
    }
    const newFirstPassword = () => ({
      firstPassword: randomCode(FIRST_PASSWORD_LENGTH).toLowerCase(),
      untilMs: clock.nowMs() + FIRST_PASSWORD_LIFE_MS,
    })
    const endSessions = async (id: string) => {
      live.ended(await store.revokeSessions(id, { allBut: null }, clock.nowMs()))
    }

    app.get(
      '/console/api/staff',
      {
        schema: {
          summary: 'Accounts of one’s own place and of those within it',
          tags: ['console'],
          response: { 200: StaffListView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { id, scope } = accountOf(request)
        const staff = await store.listStaff(scope, clock.nowMs())
        return reply.code(200).send({ staff: staff.map((one) => viewOf(one, id)) })
      },
    )

    app.post(
      '/console/api/staff',
      {
        schema: {
          summary: 'Make an account; its first password is told once and must be changed',
          tags: ['console'],
          body: z.strictObject({ name: AccountName, ...Duty }),
          response: { 201: FirstPassword, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { name, role, scope } = request.body
        if (!(await mayGive(request, reply, scope))) return reply
        const id = randomUUIDv7()
        const given = newFirstPassword()
        const hash = await hashPassword(given.firstPassword)
        if (!(await store.addAccount({ id, name, role, scope }, hash, clock.nowMs(), given.untilMs)))
          return refuse(reply, 'conflict', { errors: [{ path: 'name', code: 'name-taken' }] })
        await record(request, `made: ${role}, ${scope === '' ? '*' : scope}`, name)
        return reply.code(201).send({ id, ...given })
      },
    )

    app.put(
      '/console/api/staff/:id',
      {
        schema: {
          summary: 'Change role and place; holds at once, and the account signs in anew',
          tags: ['console'],
          params: One,
          body: z.strictObject(Duty),
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const one = await subordinate(request, request.params.id)
        if (one === undefined) return refuse(reply, 'not-found')
        const { role, scope } = request.body
        if (!(await mayGive(request, reply, scope))) return reply
        const changed = await store.changeStaff(one.id, request.body)
        if (!changed.ok) return refuse(reply, 'conflict', { errors: [{ path: 'role', code: changed.error }] })
        await endSessions(one.id)
        const before = `${one.role}, ${one.scope === '' ? '*' : one.scope}`
        await record(request, `changed: ${before} → ${role}, ${scope === '' ? '*' : scope}`, one.name)
        return reply.code(204).send(null)
      },
    )

    app.put(
      '/console/api/staff/:id/disabled',
      {
        schema: {
          summary: 'Let an account in no more, or again; it is never deleted',
          tags: ['console'],
          params: One,
          body: z.strictObject({ disabled: z.boolean() }),
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const one = await subordinate(request, request.params.id)
        if (one === undefined) return refuse(reply, 'not-found')
        const { disabled } = request.body
        const changed = await store.setDisabled(one.id, disabled ? clock.nowMs() : null)
        if (!changed.ok) return refuse(reply, 'conflict', { errors: [{ path: 'disabled', code: changed.error }] })
        if (disabled) await endSessions(one.id)
        await record(request, disabled ? 'disabled' : 'let-in-again', one.name)
        return reply.code(204).send(null)
      },
    )

    app.post(
      '/console/api/staff/:id/first-passwords',
      {
        schema: {
          summary: 'Give another first password; the account’s sessions end and its lock-out is lifted',
          tags: ['console'],
          params: One,
          response: { 201: FirstPassword, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const one = await subordinate(request, request.params.id)
        if (one === undefined) return refuse(reply, 'not-found')
        const given = newFirstPassword()
        await store.setPassword(one.id, await hashPassword(given.firstPassword), given.untilMs)
        await endSessions(one.id)
        await forgetGuesses(parts, one.name)
        await record(request, 'first-password-given', one.name)
        return reply.code(201).send({ id: one.id, ...given })
      },
    )

    app.delete(
      '/console/api/staff/:id/second-factors',
      {
        schema: {
          summary:
            'Clear what an account shows besides its password, and its identity provider, after a loss; its sessions end',
          tags: ['console'],
          params: One,
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const one = await subordinate(request, request.params.id)
        if (one === undefined) return refuse(reply, 'not-found')
        await store.clearSecondFactors(one.id)
        await endSessions(one.id)
        await record(request, 'second-factors-cleared', one.name)
        return reply.code(204).send(null)
      },
    )

    app.delete(
      '/console/api/staff/:id/sessions',
      {
        schema: {
          summary: 'End all sessions of an account',
          tags: ['console'],
          params: One,
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const one = await subordinate(request, request.params.id)
        if (one === undefined) return refuse(reply, 'not-found')
        await endSessions(one.id)
        await record(request, 'sessions-ended', one.name)
        return reply.code(204).send(null)
      },
    )
  }
