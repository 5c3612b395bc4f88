/** Filled-in samples of F3, F4 and F5 (示范文本), with invented people. */
import type { F3Data } from './f3.ts'
import type { F4Data } from './f4.ts'
import type { F5Data } from './f5.ts'
import { samplePerson } from './sample.ts'

export const sampleF3: F3Data = {
  applicant: samplePerson,
  agents: [],
  notaryMatter: 'inheritance',
  purpose: '办理房屋过户登记',
  copies: 2,
  documentName: '继承权公证书',
  venueBasis: 'place-of-property',
  notaryOffice: '青石县公证处',
  submitted: ['身份证', '户口簿', '死亡证明', '不动产权证书', '亲属关系证明'].map((name) => ({ name })),
  witnesses: [{ name: '赵邻居' }],
  property: [{ name: '青石县示范镇样例村三组十二号房屋一处', share: '被继承人与申请人各二分之一' }],
  inheritance: {
    deceased: '王故人',
    diedOn: '2026-05-02',
    heirs: [
      { name: '李试样', relation: '妻子', choice: 'inherits' },
      { name: '王示例', relation: '儿子', choice: 'renounces' },
      { name: '王样本', relation: '女儿', choice: 'inherits' },
    ],
    hasWill: false,
  },
  disputeFree: true,
  feeReduction: true,
  delivery: 'collect',
}

export const sampleF4: F4Data = {
  applicant: samplePerson,
  agents: [{ name: '王示例', phone: '13800000001', relation: '儿子' }],
  respondent: { agency: '青石县示范镇人民政府', level: 'township', verticalSystem: false },
  actKind: 'expropriation',
  actNumber: '示政征〔2026〕9号',
  actDate: '2026-10-08',
  knownDate: '2026-10-12',
  appliedOn: '2026-11-24',
  rightsNotified: true,
  preLitigation: false,
  litigationFiled: false,
  requests: ['revoke', 'compensation'],
  requestText: '撤销示政征〔2026〕9号征收补偿决定，重新作出补偿决定。',
  factsReasons:
    '我家承包地二亩三分被征收，补偿决定按一亩八分计算，也没有计算地上的果树。测量时我不在场，没有人让我签字确认。我认为面积认定错误，补偿漏项。',
  evidence: [
    { name: '土地承包经营权证', proves: '承包面积为二亩三分' },
    { name: '果树照片十二张', proves: '地上附着物' },
  ],
  simplifiedAgree: false,
  stayRequested: true,
  hearingRequested: true,
  mediationWilling: true,
  oral: false,
}

export const sampleF5: F5Data = {
  applicant: { ...samplePerson, employer: '样例建筑劳务有限公司', occupation: '木工' },
  respondents: [
    {
      kind: 'organisation',
      name: '样例建筑劳务有限公司',
      address: '青石县示范路八号',
      legalRepresentative: '钱老板',
      title: '经理',
      phone: '0571-00000000',
    },
  ],
  entryDate: '2026-03-02',
  leaveDate: '2026-08-30',
  post: '木工',
  contractSigned: false,
  monthlyWageYuan: 6_600,
  owedFrom: '2026-03-02',
  owedTo: '2026-08-30',
  claims: [
    { kind: 'wages', amountYuan: 27_600, formula: '每日300元 × 92个工作日' },
    { kind: 'double-wage', amountYuan: 33_000, formula: '每月6600元 × 5个月（第二个月起）' },
  ],
  facts:
    '今年三月到八月在样例工地做木工，说好每天三百元，没有签合同。八月底完工后一直没有付工钱，多次打电话都说再等等。',
  evidence: [
    { name: '考勤照片六张', source: '申请人自己拍摄' },
    { name: '微信聊天记录', source: '申请人手机' },
  ],
  witnesses: [{ name: '赵工友', address: '青石县示范镇样例村五组' }],
  committee: '青石县劳动人事争议仲裁委员会',
}
