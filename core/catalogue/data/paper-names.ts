/** What citizens call the papers they bring: offered beside the name in the checklist. Known to every terminal. */
import type { Text } from '../../messages/text.ts'
import { text } from './common.ts'

const OFTEN: readonly Text[] = [
  text('合同或协议', 'Contract or agreement'),
  text('聊天记录', 'Chat messages'),
  text('收据或转账记录', 'Receipts or transfers'),
  text('现场照片', 'Photographs of the place'),
  text('法院或机关的文书', 'Papers of a court or authority'),
]
const WORK: readonly Text[] = [
  text('劳动合同', 'Labour contract'),
  text('工资条', 'Pay slips'),
  text('考勤记录', 'Attendance records'),
  text('欠条', 'Note of debt'),
  text('聊天记录', 'Chat messages'),
]
const HARDSHIP: readonly Text[] = [
  text('低保证', 'Certificate of minimum allowance'),
  text('残疾证', 'Disability certificate'),
  text('工资流水', 'Wage statements'),
  text('村居证明', 'Statement of the village or neighbourhood'),
]

export const paperNames = (materialCode: string): readonly Text[] =>
  /work|wage|labour|employ/.test(materialCode) ? WORK : /hardship|income|poverty/.test(materialCode) ? HARDSHIP : OFTEN
