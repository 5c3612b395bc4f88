/** The two-page F1, its data varied, by us and by others in one run: time, size, memory, sameness, PDF/A. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { sampleF1 } from '../../core/forms/sample.ts'
import { f1Document } from '../../print/documents/f1.ts'
import { sharedFonts } from '../../print/fonts/font-library.ts'
import type { DocumentModel } from '../../print/layout/model.ts'
import { renderPdf } from '../../print/pdf/render-pdf.ts'
import { type BenchOptions, type BenchResult, benchResult, median } from './bench.ts'
import { pdfPeers } from './peers/pdf-peers.ts'
import { plainForm } from './peers/plain-form.ts'

const WARM_ROUNDS = 3
const ROUNDS = 15
const DOCUMENTS = 2_000
const AT_MS = Date.parse('2026-11-24T09:30:00+08:00')
const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许'
const PDFBOX = [
  'preflight',
  'pdfbox2',
  'fontbox2',
  'xmpbox',
  'commons-logging',
  'commons-io',
  'javax.activation',
  'jaxb-api',
].map((name) => `/usr/share/java/${name}.jar`)

/** The same form with another person and another story each time: nothing of one document helps the next. */
const formOf = (n: number): DocumentModel =>
  f1Document({
    form: {
      formCode: 'F1',
      data: {
        ...sampleF1,
        applicant: {
          ...sampleF1.applicant,
          name: `${SURNAMES[n % SURNAMES.length] ?? '李'}试样`,
          phone: `138${String(n).padStart(8, '0')}`,
        },
        facts: `第${n}号：${sampleF1.facts.repeat(9)}欠款${n * 7}元。`,
        amountYuan: n + 1,
      },
    },
    caseNumber: `331081-20261124-${String(n).padStart(6, '0')}`,
    centreName: '青石县公共法律服务中心',
    applicationDigest: createHash('sha256').update(String(n)).digest('hex'),
    signedAtMs: AT_MS,
  })

const collect = (): number => {
  setFlagsFromString('--expose-gc')
  const gc: unknown = runInNewContext('gc')
  if (typeof gc === 'function') gc()
  return process.memoryUsage().heapUsed
}

const preflight = (bytes: Uint8Array): boolean | undefined => {
  if (!PDFBOX.every((path) => existsSync(path)) || !existsSync('/usr/bin/java')) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'lutong-pdfa-'))
  const file = join(folder, 'form.pdf')
  writeFileSync(file, bytes)
  try {
    const said = execFileSync('/usr/bin/java', [
      '-cp',
      PDFBOX.join(':'),
      'org.apache.pdfbox.preflight.Validator_A1b',
      file,
    ])
    return said.toString().includes('is a valid PDF/A-1b file')
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export const pdf = async ({ say }: BenchOptions): Promise<readonly BenchResult[]> => {
  const fonts = await sharedFonts()
  const ours = async (model: DocumentModel) => (await renderPdf(model, { createdAtMs: AT_MS, fonts })).bytes
  const peers = await pdfPeers()
  const times = new Map<string, number[]>()
  const sizes = new Map<string, number>()
  const measure = async (name: string, render: () => Promise<Uint8Array>, keep: boolean) => {
    const startedMs = performance.now()
    const bytes = await render()
    if (!keep) return
    times.set(name, [...(times.get(name) ?? []), performance.now() - startedMs])
    sizes.set(name, bytes.length)
  }
  for (let round = 0; round < WARM_ROUNDS + ROUNDS; round += 1) {
    const model = formOf(round)
    const plain = plainForm(model)
    const keep = round >= WARM_ROUNDS
    await measure('ours', () => ours(model), keep)
    for (const peer of peers) await measure(peer.name, () => peer.render(plain), keep)
  }
  for (const peer of peers) await peer.close()
  const warmMs = (name: string) => median(times.get(name) ?? [])
  for (const name of ['ours', ...peers.map((peer) => peer.name)])
    say(`${name}: ${warmMs(name).toFixed(1)} ms, ${sizes.get(name) ?? 0} bytes`)
  const fastest = (kind: string) =>
    Math.min(...peers.filter((peer) => peer.kind === kind).map(({ name }) => warmMs(name)))
  const smallest = Math.min(...peers.map(({ name }) => sizes.get(name) ?? Infinity))

  const first = await ours(formOf(1))
  for (let n = 0; n < 200; n += 1) await ours(formOf(n))
  const before = collect()
  for (let n = 200; n < DOCUMENTS; n += 1) await ours(formOf(n))
  const after = collect()
  const again = await ours(formOf(1))
  const same = Buffer.compare(first, again) === 0
  const isArchive = preflight(first)
  if (isArchive === undefined) say('PDF/A-1b not checked: libpdfbox2-java and a Java are not here')
  return [
    benchResult({
      name: 'pdf time of the fastest JavaScript peer',
      value: fastest('javascript'),
      unit: 'ms',
      against: 'ours',
      reference: warmMs('ours'),
      goal: { atLeast: 3 },
    }),
    benchResult({
      name: 'pdf time',
      value: warmMs('ours'),
      unit: 'ms',
      against: 'Typst, native',
      reference: fastest('native'),
      goal: { atMost: 1.5 },
    }),
    benchResult({
      name: 'pdf size',
      value: sizes.get('ours') ?? 0,
      unit: 'bytes',
      against: 'the smallest peer',
      reference: smallest,
      goal: { atMost: 1 },
    }),
    benchResult({
      name: `pdf heap after ${DOCUMENTS} documents`,
      value: after / 1e6,
      unit: 'MB',
      against: 'after 200',
      reference: before / 1e6,
      goal: { atMost: 1.05 },
    }),
    benchResult({
      name: 'pdf same bytes',
      value: same ? 1 : 0,
      unit: '',
      against: 'same data',
      reference: 1,
      goal: { atLeast: 1 },
    }),
    ...(isArchive === undefined
      ? []
      : [
          benchResult({
            name: 'pdf is PDF/A-1b',
            value: isArchive ? 1 : 0,
            unit: '',
            against: 'PDFBox Preflight',
            reference: 1,
            goal: { atLeast: 1 },
          }),
        ]),
  ]
}
