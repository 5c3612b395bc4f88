/** All rules in the order in which they are tried: what uses up an allowance comes last, then what looks at all answers. */
import { applications } from './applications.ts'
import { type Bench, openBench } from './bench.ts'
import { cases } from './cases.ts'
import { clients } from './clients.ts'
import type { Misses } from './answer.ts'
import type { Area, Check } from './check.ts'
import { content } from './content.ts'
import { document } from './document.ts'
import { enrolment } from './enrolment.ts'
import { http } from './http.ts'
import { limits } from './limits.ts'
import { materials } from './materials.ts'
import { refusals } from './refusals.ts'
import { uploads } from './uploads.ts'
import { signedRequests } from './signed-requests.ts'

export const AREAS: readonly Area[] = [
  enrolment,
  signedRequests,
  applications,
  refusals,
  materials,
  uploads,
  cases,
  clients,
  content,
  http,
  limits,
  document,
]

/** What can be tried with what the suite was given. */
export const areasWith = (secret: string | undefined): readonly Area[] =>
  AREAS.filter(({ needsSecret }) => needsSecret !== true || secret !== undefined)

export interface ConformanceRow {
  readonly area: string
  readonly name: string
  readonly from: string
  readonly holds: boolean
  readonly misses: Misses
}

/** A line that breaks is a miss of the rule that was being tried. */
export const tryCheck = async (check: Check, bench: Bench): Promise<Misses> => {
  try {
    return await check.run(bench)
  } catch (error) {
    return [error instanceof Error ? `could not be tried: ${error.message}` : 'could not be tried']
  }
}

export const runConformance = async (
  {
    code,
    secret,
    url,
  }: {
    readonly url: string
    readonly code: string
    /** Of a registered system. */ readonly secret?: string | undefined
  },
  tell: (row: ConformanceRow) => void,
): Promise<readonly ConformanceRow[]> => {
  const rows: ConformanceRow[] = []
  const add = (row: Omit<ConformanceRow, 'holds'>) => {
    const told = { ...row, holds: row.misses.length === 0 }
    rows.push(told)
    tell(told)
  }
  const opened = await openBench(url.replace(/\/$/, ''), code, secret)
  add({
    area: enrolment.name,
    name: 'a one-time code binds the key of a terminal',
    from: 'POST /v1/terminals/enrol',
    misses: opened.ok ? [] : [opened.error],
  })
  if (!opened.ok) return rows
  for (const { checks, name: area } of areasWith(secret))
    for (const check of checks)
      add({ area, name: check.name, from: check.from, misses: await tryCheck(check, opened.value) })
  return rows
}
