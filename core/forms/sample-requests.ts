/** Filled-in samples of R1, B1 and S1 (示范文本), with invented people. */
import type { B1Data } from './b1.ts'
import type { R1Data } from './r1.ts'
import type { S1Data } from './s1.ts'
import { samplePerson } from './sample.ts'

export const sampleR1: R1Data = {
  applicant: samplePerson,
  document: 'labour-inspection',
  addressee: '青石县劳动保障监察大队',
  respondents: [{ kind: 'organisation', name: '样例建筑劳务有限公司', phone: '0571-00000000' }],
  reference: '示字〔2026〕12号',
  eventDate: '2026-09-30',
  place: '青石县示范镇样例工地',
  facts: '今年三月到八月在样例工地做木工，说好每天三百元。八月底完工后一直没有付工钱，多次打电话都说再等等。',
  requests: '请查处并责令支付拖欠的工资。',
  amountYuan: 27_600,
  evidence: [{ name: '考勤照片六张', source: '申请人自己拍摄' }],
}

export const sampleB1: B1Data = {
  applicant: {
    name: samplePerson.name,
    idType: samplePerson.idType,
    idNumber: samplePerson.idNumber,
    phone: samplePerson.phone,
  },
  topic: 'notary',
  institution: '青石县公证处',
  wantedDay: '2026-12-01',
  dayPart: 'morning',
  homeVisit: false,
}

export const sampleS1: S1Data = {
  kind: 'suggestion',
  about: 'window',
  content: '窗口前的椅子太少，老人要站着等，能不能多放几把。',
}
