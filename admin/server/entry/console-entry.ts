/** Applications that staff write down for whoever telephones, writes or stands at the counter (R5). */
import { Application, type Identification } from '@lutong/core/contracts/intake.ts'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import type { CatalogueItem } from '@lutong/core/catalogue/item.ts'
import type { FormSubmission } from '@lutong/core/forms/form-submission.ts'
import { FormCode } from '@lutong/core/forms/form-submission.ts'
import { FormPresentation } from '@lutong/core/forms/presentation.ts'
import { ApplicationId, CaseNumber, ItemCode, RegionCode } from '@lutong/core/ids.ts'
import { Text } from '@lutong/core/messages/text.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import { regionOf } from '../../store/staff-reader.ts'
import { accountOf, allow } from '../accounts/staff-auth.ts'
import type { CentreParts } from '../capability.ts'
import { sha256Hex } from '../http/bodies.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { createTakeIn } from '../intake/take-in.ts'
import { WRITTEN_BY_STAFF } from '../intake/written-by-staff.ts'
import { Answers, EntryError, formsOf } from './entry-forms.ts'

const MAX_ENTRY_BYTES = 512 * 1024

export const EntryFormsView = z.strictObject({
  name: Text,
  /** Whether a form signed by hand must come back. */
  signedOnPaper: z.boolean(),
  forms: z.array(
    z.strictObject({
      ...FormPresentation.omit({ todayPath: true, declaration: true }).shape,
      /** Paths that the service itself answers: not asked. */
      presets: z.array(z.string()),
      /** Asked only where another form's answer is one of these. */
      when: z.strictObject({ form: FormCode, path: z.string(), isOneOf: z.array(z.string()) }).nullable(),
    }),
  ),
  /** Papers that the caller brings later. */
  papers: z.array(z.strictObject({ name: Text, why: Text })),
})
export type EntryFormsView = z.infer<typeof EntryFormsView>

export const EntryPlacesView = z.strictObject({
  regions: z.array(z.string()),
  items: z.array(z.strictObject({ code: ItemCode, name: Text })),
})
export type EntryPlacesView = z.infer<typeof EntryPlacesView>

const NewEntry = z.strictObject({
  /** Made by the console: the same again is the same application. */
  id: ApplicationId,
  regionCode: RegionCode,
  channel: z.enum(['hotline', 'counter', 'letter']),
  itemCode: ItemCode,
  answers: Answers,
})

export const EntryAnswer = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('made'), caseNumber: CaseNumber, slipCode: z.string() }),
  /** What is missing or wrong, by form and question. */
  z.strictObject({ state: z.literal('incomplete'), errors: z.array(EntryError) }),
])
export type EntryAnswer = z.infer<typeof EntryAnswer>

/** First 48 bits of a UUIDv7: when it was made. */
const madeAtMs = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)

const papersOf = ({ materials }: CatalogueItem) =>
  materials.filter(({ origin, required }) => required && origin === 'citizen').map(({ name, why }) => ({ name, why }))

const knowsWho = (forms: readonly FormSubmission[]): boolean =>
  forms.some(({ data }) => 'applicant' in data && 'idNumber' in data.applicant)

/** A number that is said over the telephone is one that was typed: it is checked by a person later. */
const identificationOf = (item: CatalogueItem, forms: readonly FormSubmission[], atMs: number): Identification =>
  item.identification === 'required' || (item.identification === 'optional' && knowsWho(forms))
    ? { method: 'typed', enteredAtMs: atMs }
    : { method: 'none' }

/** Mounted behind `requireStaff`. */
export const consoleEntry =
  (parts: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    const { catalogue, content, log, store } = parts
    const takeIn = createTakeIn(parts)
    app.addHook('onRequest', allow('clerk', 'supervisor'))
    const itemOf = (code: ItemCode) => {
      const item = catalogue.items.get(code)
      return item?.kind === 'application' ? item : undefined
    }

    app.get(
      '/console/api/entry',
      {
        schema: {
          summary: 'Where and for what one may write down',
          tags: ['console'],
          response: { 200: EntryPlacesView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { scope } = accountOf(request)
        const { directory } = (await content.now()).content.told
        const terminals = await store.listTerminals(scope)
        const regions = [...directory, ...terminals].map(({ regionCode }) => String(regionCode))
        return reply.code(200).send({
          regions: [...new Set(regions)].filter((region) => region.startsWith(regionOf(scope))).toSorted(),
          items: [...catalogue.items.values()]
            .filter(({ kind }) => kind === 'application')
            .map(({ code, name }) => ({ code, name })),
        })
      },
    )

    app.get(
      '/console/api/entry/:itemCode',
      {
        schema: {
          summary: 'What is asked for a service, to write it down for a caller',
          tags: ['console'],
          params: z.object({ itemCode: ItemCode }),
          response: { 200: EntryFormsView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const item = itemOf(request.params.itemCode)
        if (item === undefined) return refuse(reply, 'not-found')
        return reply.code(200).send({
          name: item.name,
          signedOnPaper: item.signature !== 'none',
          forms: item.forms.map((code) => {
            const { declaration: _signed, todayPath: _day, ...form } = catalogue.form(code, item)
            const when = item.formWhen?.[code]
            return {
              ...form,
              presets: Object.keys(item.presets?.[code] ?? {}),
              when: when === undefined ? null : { ...when, isOneOf: [...when.isOneOf] },
            }
          }),
          papers: papersOf(item),
        })
      },
    )

    app.post(
      '/console/api/entry',
      {
        bodyLimit: MAX_ENTRY_BYTES,
        schema: {
          summary: 'Take in what a caller says; same checks and same numbers as at a terminal',
          tags: ['console'],
          body: NewEntry,
          response: { 200: EntryAnswer, 201: EntryAnswer, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const account = accountOf(request)
        const { answers, channel, id, itemCode, regionCode } = request.body
        if (!regionCode.startsWith(regionOf(account.scope))) return refuse(reply, 'forbidden')
        const item = itemOf(itemCode)
        if (item === undefined) return refuse(reply, 'unknown-item')
        const atMs = madeAtMs(id)
        const made = formsOf(item, catalogue, answers, atMs)
        if (!made.ok) return reply.code(200).send({ state: 'incomplete', errors: [...made.error] })
        const forms = [...made.value]
        const application = Application.parse({
          schemaVersion: 1,
          id,
          terminalId: WRITTEN_BY_STAFF,
          regionCode,
          channel,
          itemCode,
          catalogueVersion: catalogue.version,
          language: 'zh-CN',
          identification: identificationOf(item, forms, atMs),
          forms,
          materials: [],
          signature:
            item.signature === 'none'
              ? null
              : { method: 'on-paper', documentSha256: sha256Hex(canonicalBytes(forms)), declaredAtMs: atMs },
          createdAtTerminalMs: atMs,
        })
        const canonical = canonicalBytes(application)
        const taken = await takeIn({
          application,
          sent: application,
          canonical,
          digest: sha256Hex(canonical),
          // At a station it is the station's own from the first moment.
          sender: {
            ...{ id: WRITTEN_BY_STAFF, regionCode, centreName: '' },
            placeCode: account.scope.startsWith(regionCode) ? account.scope : regionCode,
          },
        })
        if (!taken.ok) return refuse(reply, taken.error.code, { errors: taken.error.errors })
        const outcome = taken.value
        if (!('receipt' in outcome)) return refuse(reply, 'digest-conflict')
        const { caseNumber, receivedAtMs, slipCode } = outcome.receipt.body
        if (outcome.kind === 'accepted') {
          await store.audit({
            atMs: receivedAtMs,
            actor: account.name,
            action: `case.written:${channel}`,
            subject: caseNumber,
          })
          log('intake.received', { caseNumber })
        }
        return reply.code(outcome.kind === 'accepted' ? 201 : 200).send({ state: 'made', caseNumber, slipCode })
      },
    )
  }
