/** Filled-in samples (示范文本) of every form. The people are invented; the number is the standard's own example. */
import type { F1Data } from './f1.ts'
import type { F1bData } from './f1b.ts'
import type { F2Data } from './f2.ts'
import type { F6Data } from './f6.ts'
import type { Person } from './person.ts'

export const samplePerson: Person = {
  name: '李试样',
  sex: '2',
  ethnicity: '01',
  birthDate: '1949-12-31',
  idType: 'resident-id-card',
  idNumber: '11010519491231002X',
  domicileAddress: '青石县示范街道样例路一号',
  residence: '青石县示范镇样例村三组十二号',
  phone: '13800000000',
}

export const sampleF1: F1Data = {
  applicant: samplePerson,
  crowd: ['migrant-worker'],
  priorAid: false,
  matterKind: 'labour-arbitration',
  legalBasisClause: '31-5',
  cause: '拖欠工资',
  roleInCase: 'claimant',
  aidForm: 'arbitration-representation',
  procedureStage: 'not-started',
  opposingParties: [{ kind: 'organisation', name: '样例建筑劳务有限公司', phone: '0571-00000000' }],
  facts: '今年三月到八月在样例工地做木工，说好每天三百元。八月底完工后一直没有付工钱，多次打电话都说再等等。',
  requests: '要回拖欠的工资',
  amountYuan: 27600,
  meansMode: 'exempt-42',
  truthDeclaration: true,
  writtenBy: 'applicant',
  readAloud: false,
}

export const sampleF1b: F1bData = {
  householdSize: 3,
  ownMonthlyIncomeYuan: 1200,
  members: [
    { name: '王示例', relation: '丈夫', age: 76, occupation: '务农', monthlyIncomeYuan: 600, illOrDisabled: true },
    { name: '王样本', relation: '孙女', age: 12, monthlyIncomeYuan: 0, illOrDisabled: false },
  ],
  otherMonthlyIncomeYuan: 150.5,
  monthlyExpensesYuan: 1800,
  housing: '自建房一处',
  debts: '看病借款一万元',
  consentToCheck: true,
  consequencesAcknowledged: true,
}

export const sampleF2: F2Data = {
  applicant: samplePerson,
  coApplicants: [],
  respondents: [{ kind: 'person', name: '赵邻居', address: '青石县示范镇样例村三组' }],
  disputeType: 'neighbours',
  facts: '邻居去年秋天盖房，把屋檐水引到我家墙边，墙根已经发霉，说过两次没有改。',
  requests: '改好屋檐水，修好墙根',
  amountYuan: 2000,
  committee: '示范镇人民调解委员会',
  publicMediation: false,
  otherPartyConsent: 'not-contacted',
  riskFlag: 'none',
  noticeAcknowledged: true,
}

export const sampleF6: F6Data = {
  phone: '13800000000',
  category: 'wages',
  content: '工地没有签合同，能不能要回工钱，需要什么证据？',
}
