import { Readable } from 'node:stream'
import { ReadGround, ReadWords } from '@lutong/core/cases/person-reads.ts'
import type { CaseNumber } from '@lutong/core/ids.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import writeExcelFile from 'write-excel-file/node'
import { CASE_SORTS, type CaseCursor, type CaseFilter, type CaseSort, cursorOf } from '../../store/case-list.ts'
import { recordRead } from '../reads/reading.ts'
import { accountOf, allow, readerOf } from '../accounts/staff-auth.ts'
import type { CentreParts } from '../capability.ts'
import { refuse } from '../http/problem.ts'
import { applicantOf } from '../intake/applicant.ts'
import { csvLine, UTF8_MARK } from './csv.ts'
import { headOf, type Person, type Row, rowOf } from './export-rows.ts'
import { CaseFilterQuery, filterOf } from './list-query.ts'
import { lineOf } from './views.ts'

/** Of a list; with persons each case is opened, and nobody needs thousands of them. */
const MOST = { cases: 10_000, persons: 1_000 } as const
const AT_ONCE = 200

const ExportRequest = z.strictObject({
  filter: CaseFilterQuery,
  sort: z.enum(CASE_SORTS).optional(),
  format: z.enum(['csv', 'xlsx']),
  language: z.enum(['zh-CN', 'en']),
  /** Names and numbers too: for supervisors, with the reason, which is recorded. */
  persons: z.strictObject({ ground: ReadGround, reason: ReadWords }).optional(),
})
type ExportRequest = z.infer<typeof ExportRequest>

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** The filtered list as a file; mounted behind `requireStaff`. */
export const consoleExport =
  (parts: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    const { store, catalogue, clock, log } = parts
    app.addHook('onRequest', allow('clerk', 'supervisor'))

    const rowsOf = async function* (
      { language, persons }: ExportRequest,
      filter: CaseFilter,
      sort: CaseSort,
      nowMs: number,
      look: (numbers: readonly CaseNumber[]) => Promise<void>,
    ): AsyncGenerator<Row> {
      yield headOf(language, persons !== undefined)
      let left: number = persons === undefined ? MOST.cases : MOST.persons
      for (let after: CaseCursor | undefined; left > 0;) {
        const cases = await store.pageOfCases(filter, sort, Math.min(left, AT_ONCE), after)
        // Each case has its line before its name leaves.
        if (cases.length > 0) await look(cases.map(({ caseNumber }) => caseNumber))
        for (const summary of cases) {
          let person: Person | undefined
          if (persons !== undefined) {
            const record = await store.findCase(summary.caseNumber, filter.reader)
            person = record === undefined ? { name: null, personNumber: null } : applicantOf(record.application)
          }
          yield rowOf(lineOf(summary, catalogue, nowMs), language, person)
        }
        const last = cases.at(-1)
        if (last === undefined || cases.length < AT_ONCE) return
        left -= cases.length
        after = cursorOf(sort, last)
      }
    }

    app.post(
      '/console/api/cases/exports',
      {
        config: { rateLimit: { max: 20, timeWindow: 60_000 } },
        schema: { summary: 'The filtered list as CSV or XLSX', tags: ['console'], body: ExportRequest },
      },
      async (request, reply) => {
        const account = accountOf(request)
        const asked = request.body
        const { format, persons, sort = 'newest' } = asked
        if (persons !== undefined && account.role !== 'supervisor') return refuse(reply, 'forbidden')
        const nowMs = clock.nowMs()
        const filter = filterOf(asked.filter, readerOf(request), catalogue, nowMs)
        const action = persons === undefined ? 'cases.exported' : 'cases.exported-with-persons'
        // Before the first row leaves: a broken line must not hide that it was asked for.
        await store.audit({ atMs: nowMs, actor: account.name, action, subject: JSON.stringify(asked.filter) })
        const look = (numbers: readonly CaseNumber[]) =>
          persons === undefined
            ? Promise.resolve()
            : recordRead(parts, request, 'export', numbers, { ground: persons.ground, words: persons.reason })
        await look([])
        // Without persons it shows nobody.
        request.lookIsWritten = true
        log('cases.exported', { accountId: account.id, format, withPersons: persons !== undefined })
        const day = new Date(nowMs + 8 * 3_600_000).toISOString().slice(0, 10)
        void reply.header('content-disposition', `attachment; filename="cases-${day}.${format}"`).type(TYPES[format])
        const rows = rowsOf(asked, filter, sort, nowMs, look)
        if (format === 'csv')
          return reply.send(
            Readable.from(
              (async function* () {
                yield UTF8_MARK
                for await (const row of rows) yield csvLine(row)
              })(),
            ),
          )
        const all: Row[] = []
        for await (const row of rows) all.push(row)
        const file = await writeExcelFile(all.map((row) => row.map((value) => ({ value })))).toBuffer()
        return reply.send(file)
      },
    )
  }
