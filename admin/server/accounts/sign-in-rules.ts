/** Which roles must show something besides the password: set by whoever administers the whole centre. */
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import { ROLES } from '../../store/account-store.ts'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { accountOf, allow } from './staff-auth.ts'

const SignInRulesView = z.strictObject({ secondFactorRoles: z.array(z.enum(ROLES)) })
export type SignInRulesView = z.infer<typeof SignInRulesView>

/** `/console/api/sign-in-rules`; mounted behind `requireStaff`. */
export const signInRules =
  ({ clock, store }: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    app.addHook('onRequest', allow('admin'))
    app.get(
      '/console/api/sign-in-rules',
      {
        schema: {
          summary: 'Roles that must show something besides the password',
          tags: ['console'],
          response: { 200: SignInRulesView, ...PROBLEM_ANSWERS },
        },
      },
      async (_request, reply) => reply.code(200).send({ secondFactorRoles: [...(await store.secondFactorRoles())] }),
    )
    app.put(
      '/console/api/sign-in-rules',
      {
        schema: {
          summary: 'Set them; whoever has nothing to show yet is asked for it before anything else',
          tags: ['console'],
          body: SignInRulesView,
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { name, scope } = accountOf(request)
        if (scope !== '') return refuse(reply, 'forbidden')
        const roles = ROLES.filter((role) => request.body.secondFactorRoles.includes(role))
        const atMs = clock.nowMs()
        await store.setSecondFactorRoles(roles, name, atMs)
        const action = `sign-in.second-factor-roles: ${roles.join(', ')}`
        await store.audit({ atMs, actor: name, action, subject: 'sign-in-rules' })
        return reply.code(204).send(null)
      },
    )
  }
