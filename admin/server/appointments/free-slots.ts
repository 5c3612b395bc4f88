import { placeOfBooking } from '@lutong/core/booking/bodies.ts'
import { isSlot, type OfficeHours, openDays, slotTimes, USUAL_HOURS } from '@lutong/core/booking/office-hours.ts'
import { createWorkCalendar } from '@lutong/core/calendar/work-calendar.ts'
import type { Slot } from '@lutong/core/cases/dossier-entry.ts'
import { type FreeDay, FreeSlotsAnswer, FreeSlotsRequest } from '@lutong/core/contracts/free-slots.ts'
import { directoryIn } from '@lutong/core/content/content.ts'
import type { Application } from '@lutong/core/contracts/intake.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import type { SeatChange } from '../../store/appointment-store.ts'
import type { CentreParts } from '../capability.ts'
import { accessOf, slipWait, slipWasRight } from '../cases/proof.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { terminalOf } from '../terminals/terminal-auth.ts'

const DAYS_AHEAD = 10
const calendar = createWorkCalendar()

/** The institution an appointment is with; `undefined` where the case is none, or names none of the directory. */
const placeOf = async (
  { content }: Pick<CentreParts, 'content'>,
  { forms, itemCode, regionCode }: Pick<Application, 'forms' | 'itemCode' | 'regionCode'>,
): Promise<string | undefined> => {
  const form = forms.find((one) => one.formCode === 'B1')
  if (form?.formCode !== 'B1') return undefined
  const { told } = (await content.now()).content
  return placeOfBooking(directoryIn(told, regionCode), itemCode, form.data)?.id
}

export const hoursOf = async (
  store: Pick<CentreParts['store'], 'officeHours'>,
  regionCode: string,
  institution: string,
): Promise<OfficeHours> => (await store.officeHours(regionCode, institution)) ?? USUAL_HOURS

/** The seat a slot with a time means; `undefined` where there is no such slot any more. */
export const seatFor = async (
  parts: Pick<CentreParts, 'clock' | 'content' | 'store'>,
  application: Pick<Application, 'forms' | 'itemCode' | 'regionCode'>,
  { day, time }: Slot,
): Promise<SeatChange | undefined> => {
  const institution = await placeOf(parts, application)
  if (institution === undefined || time === undefined) return undefined
  const hours = await hoursOf(parts.store, application.regionCode, institution)
  return isSlot(hours, { day, time }, parts.clock.nowMs(), calendar)
    ? { kind: 'take', institution, day, time, capacity: hours.capacity }
    : undefined
}

/** `POST /v1/free-slots`; mounted behind `requireTerminal`. */
export const freeSlots =
  (parts: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    const { clock, store } = parts
    app.post(
      '/v1/free-slots',
      {
        schema: {
          summary: 'Times still free for an appointment of one’s own',
          tags: ['cases'],
          security: [{ terminal: [] }],
          body: FreeSlotsRequest,
          response: { 200: FreeSlotsAnswer, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { caseNumber, proof } = request.body
        if (proof.by !== 'id-card') {
          const retryAfterMs = await slipWait(parts, caseNumber, terminalOf(request).id)
          if (retryAfterMs !== undefined) return refuse(reply, 'rate-limited', { retryAfterMs })
        }
        const own = await store.findOwnCase(caseNumber, accessOf(proof))
        const record = own === undefined ? undefined : await store.findCase(caseNumber, null)
        if (record === undefined) return refuse(reply, 'not-found')
        if (proof.by !== 'id-card') await slipWasRight(parts, caseNumber)
        const { regionCode } = record.application
        const institution = await placeOf(parts, record.application)
        // A place that no directory names has no hours of its own: staff settle the time.
        if (institution === undefined) return reply.code(200).send({ days: [] })
        const hours = await hoursOf(store, regionCode, institution)
        const days = openDays(hours, clock.nowMs(), DAYS_AHEAD, calendar)
        const taken = await store.takenSeats(regionCode, institution, days)
        const free = days.flatMap((day): FreeDay[] => {
          const times = slotTimes(hours).filter((time) => (taken.get(`${day} ${time}`) ?? 0) < hours.capacity)
          return times.length === 0 ? [] : [{ day, times: [...times] }]
        })
        return reply.code(200).send({ days: free })
      },
    )
  }
