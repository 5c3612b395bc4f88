/** A centre with two weeks of work in it, for pages of staff: cases at every stage, papers to look at, some late. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadCatalogue } from '@lutong/core/catalogue/catalogue.ts'
import { createTestClock, type TestClock } from '@lutong/core/clock.ts'
import { RegionCode } from '@lutong/core/ids.ts'
import { IntakeAnswer } from '@lutong/core/contracts/intake.ts'
import { buildApplication, formsFor } from '../../admin/server/testing/applications.ts'
import { type Centre, createCentre } from '../../admin/server/centre.ts'
import { enrolTerminal, sha256, type SigningTerminal } from '../../admin/server/testing/signing-terminal.ts'
import { signInAs } from '../../admin/server/testing/staff-desk.ts'
import { paperPng } from '../../scripts/system/ink.ts'
import type { Credentials } from './sign-in.ts'

const HOUR_MS = 3_600_000
const ITEMS = ['GF02003', 'GF05001', 'GF02001', 'GF10001', 'GF01003', 'GF07002'] as const
const SURNAMES = ['王', '李', '张', '刘', '陈', '杨', '赵'] as const

export interface BusyCentre {
  readonly centre: Centre
  readonly clock: TestClock
  readonly terminal: SigningTerminal
  /** In the order they came. */
  readonly caseNumbers: readonly string[]
  readonly account: (name: string) => Promise<Credentials>
  readonly end: () => Promise<void>
}

/** Tuesday noon in Beijing: pages of these tests live in that time, not in ours. */
const NOON_MS = Date.UTC(2026, 10, 24, 4)

/** The forms with another applicant's name, so that the list reads like one of people. */
const named = (itemCode: string, name: string) => {
  const changed: unknown = JSON.parse(
    JSON.stringify(formsFor(itemCode)).replaceAll(/"name":"李[^"]*"/g, `"name":"${name}"`),
  )
  return changed as ReturnType<typeof formsFor>
}

const PAPERS = [
  { bytes: new Uint8Array(paperPng()), mediaType: 'image/png' },
  {
    bytes: new Uint8Array(readFileSync(new URL('../../docs/samples/f1.pdf', import.meta.url))),
    mediaType: 'application/pdf',
  },
] as const

const PLACE = {
  terminalName: '大堂一号终端',
  centreName: '青石县公共法律服务中心（练习）',
  phone: '0571-00000000',
  regionCode: RegionCode.parse('331081'),
}

export const startBusyCentre = async (cases = 42): Promise<BusyCentre> => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'lutong-busy-'))
  const clock = createTestClock(NOON_MS)
  const opened = await createCentre({ dataFolder, clock, log: () => undefined, host: '127.0.0.1', port: 0 })
  if (!opened.ok) throw new Error(`the centre did not open: ${opened.error}`)
  const centre = opened.value
  const { code } = await centre.createEnrolmentCode(PLACE)
  const terminal = await enrolTerminal(
    () => centre.url,
    code,
    () => clock.nowMs(),
  )
  const { items } = loadCatalogue()
  const signature = new Uint8Array(paperPng())
  for (const { bytes } of PAPERS) await terminal.handIn(bytes)
  const caseNumbers: string[] = []
  for (let n = 0; n < cases; n += 1) {
    const itemCode = ITEMS[n % ITEMS.length] ?? ITEMS[0]
    const material = [...items.values()].find(({ code: one }) => one === itemCode)?.materials[0]
    clock.advance((n * 7) % 5 === 0 ? 9 * HOUR_MS : 3 * HOUR_MS)
    const answer = await terminal.submit(
      buildApplication(terminal, {
        itemCode,
        forms: named(itemCode, `${SURNAMES[n % SURNAMES.length]}示例`),
        signature: itemCode === 'GF01003' ? null : signature,
        materials:
          n % 3 === 0 && material !== undefined
            ? PAPERS.map(({ bytes, mediaType }) => ({
                materialCode: material.code,
                sha256: sha256(bytes),
                mediaType,
                sizeBytes: bytes.length,
                pages: 1,
              }))
            : [],
      }),
    )
    const taken = IntakeAnswer.safeParse(await answer.json())
    if (!taken.success) throw new Error(`the centre did not take ${itemCode}: ${answer.status}`)
    caseNumbers.push(taken.data.receipt.body.caseNumber)
  }
  const supervisor = await signInAs({ centre }, 'supervisor')
  const WAY = ['applied', 'accepted', 'under-review', 'decided', 'documented', 'published'] as const
  for (const [n, caseNumber] of caseNumbers.entries())
    for (let step = 0; step < n % 7; step += 1) {
      const to = WAY[step + 1]
      if (to === undefined) break
      await supervisor.ask('POST', `/cases/${caseNumber}/moves`, {
        from: WAY[step],
        to,
        outcome: to === 'decided' ? 'granted' : null,
        reason: null,
      })
    }
  return {
    centre,
    clock,
    terminal,
    caseNumbers,
    account: async (name) => {
      const found = (await centre.seedPractice()).find((one) => one.name === name)
      if (found === undefined) throw new Error(`no practice account ${name}`)
      return found
    },
    end: async () => {
      await centre.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
