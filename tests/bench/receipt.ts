/**
 * A slip encoded for an 80 mm printer by us and by others in one run: how fast, and whether every character is right.
 * Speed on a slip of everyday characters; truth on one with rare ones, both read by the simulated printer.
 */
import { createEscposInterpreter } from '../../device-drivers/simulators/receipt-printer/escpos.ts'
import { sharedFonts } from '../../print/fonts/font-library.ts'
import type { SlipBlock } from '../../print/receipt/model.ts'
import { RECEIPT_80MM } from '../../print/receipt/profile.ts'
import { renderReceipt } from '../../print/receipt/render-receipt.ts'
import { type BenchOptions, type BenchResult, benchResult, median } from './bench.ts'
import { RECEIPT_PEERS } from './peers/receipt-peers.ts'

const ROUNDS = 9
const SLIPS_A_ROUND = 200

const slipOf = (n: number, applicant: string, fee: string): readonly SlipBlock[] => [
  { kind: 'text', text: '青石县公共法律服务中心', align: 'center' },
  { kind: 'text', text: '申请回执', align: 'center' },
  { kind: 'rule' },
  { kind: 'pair', name: '编号', value: `331081-20261124-${String(n).padStart(6, '0')}` },
  { kind: 'pair', name: '申请人', value: applicant },
  { kind: 'pair', name: '事项', value: '农民工讨薪法律援助' },
  { kind: 'pair', name: '费用', value: fee },
  { kind: 'rule' },
  { kind: 'text', text: '已提交材料' },
  { kind: 'point', mark: '1. ', text: '身份证明' },
  { kind: 'point', mark: '2. ', text: '欠薪证据' },
  { kind: 'text', text: '七日内决定是否给予援助，结果会打电话给您。' },
  { kind: 'code', data: `https://centre.example/verify?n=331081-20261124-${String(n).padStart(6, '0')}` },
  { kind: 'text', text: '请保管好。凭身份证或查询码，任一终端可查进度。' },
]

/** Characters of the slip that the printer did not print as such. A line of dots is held to be right: golden tests see to it. */
const wrongCharacters = (blocks: readonly SlipBlock[], bytes: Uint8Array): number => {
  let text = ''
  let rasters = 0
  let codes = ''
  const interpreter = createEscposInterpreter((event) => {
    if (event.type !== 'line') return
    for (const mark of event.line.marks) {
      if (mark.type === 'text') text += mark.text
      if (mark.type === 'raster') rasters += 1
      if (mark.type === 'qr') codes += mark.data
    }
  })
  interpreter.feed([...bytes])
  while (interpreter.step());
  const wanted = blocks
    .flatMap((block) => {
      // One line of paper: drawn as dots when one of its characters has to be.
      if (block.kind === 'pair') return [block.name + block.value]
      if (block.kind === 'text') return [block.text]
      return block.kind === 'point' ? [block.text] : []
    })
    // Printers know only the full-width sign.
    .map((words) => words.replaceAll('¥', '￥'))
  const left = new Map<string, number>()
  for (const character of text) left.set(character, (left.get(character) ?? 0) + 1)
  let wrong = blocks.some((block) => block.kind === 'code' && codes !== block.data) ? 1 : 0
  for (const words of wanted) {
    const missing = [...words.replaceAll(/\s/gu, '')].filter((character) => {
      const count = left.get(character) ?? 0
      left.set(character, count - 1)
      return count <= 0
    })
    if (missing.length === 0) continue
    if (rasters === 0) wrong += missing.length
    else {
      // A whole line drawn as dots holds its words: they took none of the others' characters.
      rasters -= 1
      for (const character of words) left.set(character, (left.get(character) ?? 0) + 1)
    }
  }
  return wrong
}

export const receipt = async ({ say }: BenchOptions): Promise<readonly BenchResult[]> => {
  const fonts = await sharedFonts()
  const ours = async (blocks: readonly SlipBlock[]) =>
    (await renderReceipt({ kind: 'slip', title: '回执', language: 'zh-CN', blocks }, RECEIPT_80MM, { fonts })).bytes
  const all = [{ name: 'ours', encode: ours }, ...RECEIPT_PEERS]
  const rates = new Map<string, number[]>()
  for (let round = 0; round < ROUNDS; round += 1)
    for (const { encode, name } of all) {
      const startedMs = performance.now()
      for (let n = 0; n < SLIPS_A_ROUND; n += 1) await encode(slipOf(round * SLIPS_A_ROUND + n, '李试样', '不收费'))
      const rate = (SLIPS_A_ROUND * 1_000) / (performance.now() - startedMs)
      if (round > 1) rates.set(name, [...(rates.get(name) ?? []), rate])
    }
  const rateOf = (name: string) => median(rates.get(name) ?? [])
  const rare = slipOf(1, '㛃𬭎喆', '¥ 0.00')
  const wrong = new Map<string, number>()
  for (const { encode, name } of all) wrong.set(name, wrongCharacters(rare, await encode(rare)))
  for (const { name } of all)
    say(`${name}: ${rateOf(name).toFixed(0)} slips/s, ${wrong.get(name) ?? 0} characters wrong`)
  const peers = RECEIPT_PEERS.map(({ name }) => name)
  return [
    benchResult({
      name: 'receipt rate',
      value: rateOf('ours'),
      unit: 'slips/s',
      against: 'the fastest peer',
      reference: Math.max(...peers.map(rateOf)),
      goal: { atLeast: 1 },
    }),
    benchResult({
      name: 'receipt characters right',
      value: wrong.get('ours') === 0 ? 1 : 0,
      unit: '',
      against: 'all',
      reference: 1,
      goal: { atLeast: 1 },
    }),
    benchResult({
      name: 'receipt peers with every character right',
      value: 1 + peers.filter((name) => wrong.get(name) === 0).length,
      unit: 'encoders, ours included',
      against: 'ours alone',
      reference: 1,
      goal: { atMost: 1 },
    }),
  ]
}
