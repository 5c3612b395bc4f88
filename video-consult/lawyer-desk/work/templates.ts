/** Beginnings of an advice, to be filled in: what the citizen reads is in Chinese, as the record is. */
import type { Text } from '@lutong/core/messages/text.ts'

interface Template {
  readonly id: string
  readonly title: Text
  readonly issue: string
  readonly advice: string
  readonly nextSteps: string
}

export const TEMPLATES: readonly Template[] = [
  {
    id: 'wages',
    title: { 'zh-CN': '拖欠工资', en: 'Unpaid wages' },
    issue: '用人单位拖欠工资，如何要回。',
    advice:
      '1. 单位应当按时足额支付工资。\n2. 可以先向劳动监察投诉，也可以申请劳动仲裁；仲裁不收费。\n3. 还在上班的，追要工资不受一年期限限制；已经离职的，从离职那天起一年内申请。',
    nextSteps:
      '1. 留好工资条、转账记录、聊天记录、考勤。\n2. 写明欠薪的月份和数额。\n3. 可以在终端上直接填写仲裁申请书。',
  },
  {
    id: 'violence',
    title: { 'zh-CN': '家庭暴力', en: 'Domestic violence' },
    issue: '遭受家庭暴力，如何保护自己。',
    advice:
      '1. 有危险先离开，打 110 报警。\n2. 可以向法院申请人身安全保护令，法院在七十二小时内决定，情况紧急的二十四小时内决定。\n3. 申请法律援助不审查经济状况。',
    nextSteps: '1. 保存伤情照片、病历、报警回执。\n2. 可以在终端上写好保护令申请书。\n3. 需要时打 12338 妇女维权热线。',
  },
  {
    id: 'decision',
    title: { 'zh-CN': '不服行政决定', en: 'Against an administrative decision' },
    issue: '对行政机关的决定不服，如何处理。',
    advice: '1. 可以在知道这个决定之日起六十日内申请行政复议，不收费。\n2. 申请时要写明请求、事实和理由，附上决定书。',
    nextSteps: '1. 找出决定书和收到它的日期。\n2. 可以在终端上填写行政复议申请书。',
  },
  {
    id: 'general',
    title: { 'zh-CN': '一般咨询', en: 'General' },
    issue: '',
    advice: '1. 事实：\n2. 法律规定：\n3. 建议：',
    nextSteps: '1. 需要准备的材料：\n2. 去哪里办：\n3. 最晚什么时候：',
  },
]
