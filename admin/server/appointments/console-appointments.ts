import { BookableKind } from '@lutong/core/booking/bodies.ts'
import { OfficeHours } from '@lutong/core/booking/office-hours.ts'
import { Institution } from '@lutong/core/directory/institution.ts'
import { InstitutionKind } from '@lutong/core/catalogue/item.ts'
import { Text } from '@lutong/core/messages/text.ts'
import { CaseNumber, RegionCode } from '@lutong/core/ids.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import { regionOf } from '../../store/staff-reader.ts'
import { accountOf, allow } from '../accounts/staff-auth.ts'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { hoursOf } from './free-slots.ts'

const Office = z.object({ regionCode: RegionCode, institution: Institution.shape.id })

export const DayView = z.strictObject({
  hours: OfficeHours,
  appointments: z.array(z.strictObject({ caseNumber: CaseNumber, time: z.string(), applicant: z.string().nullable() })),
})
export type DayView = z.infer<typeof DayView>

const InstitutionsView = z.strictObject({
  institutions: z.array(
    z.strictObject({
      regionCode: z.string(),
      id: z.string(),
      kind: InstitutionKind,
      name: Text,
      address: Text,
      phone: z.string(),
      /** Whether people are received there by appointment. */
      bookable: z.boolean(),
    }),
  ),
})

/** Hours and the day’s list, for the console; mounted behind `requireStaff`. */
export const consoleAppointments =
  ({ clock, content, store }: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    app.addHook('onRequest', allow('clerk', 'supervisor'))
    app.get(
      '/console/api/offices',
      {
        schema: {
          summary: 'Regions with terminals, where people are received',
          tags: ['console'],
          response: { 200: z.strictObject({ regions: z.array(z.string()) }), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const terminals = await store.listTerminals(accountOf(request).scope)
        return reply
          .code(200)
          .send({ regions: [...new Set(terminals.map((one) => String(one.regionCode)))].toSorted() })
      },
    )
    app.get(
      '/console/api/institutions',
      {
        schema: {
          summary: 'Institutions of one’s region, by the directory that is published',
          tags: ['console'],
          response: { 200: InstitutionsView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { scope } = accountOf(request)
        const { directory } = (await content.now()).content.told
        return reply.code(200).send({
          institutions: directory
            .filter(({ regionCode }) => regionCode.startsWith(regionOf(scope)))
            .flatMap(({ institutions, regionCode }) =>
              institutions.map(({ address, id, kind, name, phone }) => ({
                ...{ regionCode, id, kind, name, address, phone },
                bookable: BookableKind.safeParse(kind).success,
              })),
            ),
        })
      },
    )
    app.get(
      '/console/api/offices/:regionCode/:institution/days/:day',
      {
        schema: {
          summary: 'Hours of an institution, and who comes on a day',
          tags: ['console'],
          params: Office.extend({ day: z.iso.date() }),
          response: { 200: DayView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { day, institution, regionCode } = request.params
        const { scope } = accountOf(request)
        if (!regionCode.startsWith(regionOf(scope))) return refuse(reply, 'not-found')
        const appointments = await store.appointmentsOf(regionCode, institution, day, scope)
        return reply.code(200).send({
          hours: await hoursOf(store, regionCode, institution),
          appointments: appointments.map(({ applicantMask, ...one }) => ({ ...one, applicant: applicantMask })),
        })
      },
    )
    app.put(
      '/console/api/offices/:regionCode/:institution/hours',
      {
        schema: {
          summary: 'Set hours, slots and capacity; appointments made already stay',
          tags: ['console'],
          params: Office,
          body: OfficeHours,
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const account = accountOf(request)
        const { institution, regionCode } = request.params
        if (!regionCode.startsWith(account.scope)) return refuse(reply, 'not-found')
        if (account.role !== 'supervisor') return refuse(reply, 'forbidden')
        const { directory } = (await content.now()).content.told
        const known = directory.find((one) => one.regionCode === regionCode)?.institutions
        if (known?.some(({ id }) => id === institution) !== true) return refuse(reply, 'not-found')
        const atMs = clock.nowMs()
        await store.setOfficeHours(regionCode, institution, request.body, account.name, atMs)
        await store.audit({ atMs, actor: account.name, action: 'hours.set', subject: `${regionCode}/${institution}` })
        return reply.code(204).send(null)
      },
    )
  }
