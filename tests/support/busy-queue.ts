/** A queue as on a busy morning: citizens at terminals of their own, lawyers at work, one on a break. Without pages. */
import { RegionCode } from '../../core/ids.ts'
import type { ConsultationRequest } from '../../core/consultation/consultation.ts'
import type { SelfTestReport } from '../../core/contracts/live.ts'
import {
  connectLawyer,
  connectTerminal,
  consultationRequest,
  newConsultationId,
} from '../../admin/server/testing/live-ends.ts'
import { enrolTerminal } from '../../admin/server/testing/signing-terminal.ts'
import { post } from '../../admin/server/testing/staff-desk.ts'
import type { RunningSystem } from './running-system.ts'

const GOOD: SelfTestReport = {
  ...{ atMs: 0, camera: 'works', microphone: 'works', microphoneLevel: 0.041, speaker: 'heard' },
  ...{ stun: 'reached', turn: 'reached', bandwidthKbps: 2_400, lossRatio: 0.002, roundTripMs: 38 },
}
const NO_LINE = { turn: 'not-reached', bandwidthKbps: null, lossRatio: null, roundTripMs: null } as const
const CALM = { elderly: false, disabled: false, violence: false, deadlineAtMs: null }

export const fillQueue = async ({ system }: RunningSystem): Promise<{ readonly close: () => void }> => {
  const url = () => system.centreUrl
  const ends: { readonly live: { close(): void } }[] = []
  const signInNamed = async (name: string) => {
    const account = system.accounts.find((one) => one.name === name)
    const answer = await post(url(), '/session', { name, password: account?.password })
    return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  }
  const admin = await signInNamed('admin')
  const terminalNamed = async (terminalName: string) => {
    const made = await post(
      url(),
      '/enrolment-codes',
      {
        terminalName,
        centreName: '青石县公共法律服务中心（练习）',
        phone: '0999-12348',
        regionCode: RegionCode.parse('331081'),
      },
      { cookie: admin },
    )
    const { code }: { code: string } = await made.json()
    const end = connectTerminal(url, await enrolTerminal(url, code, Date.now))
    ends.push(end)
    return end
  }
  const lawyerNamed = async (name: string) => {
    const cookie = await signInNamed(name)
    const end = connectLawyer(url, { cookie, ask: () => Promise.reject(new Error('a desk without a page')) })
    ends.push(end)
    return end
  }
  const asks = async (terminalName: string, wishes: Partial<ConsultationRequest>, found?: Partial<SelfTestReport>) => {
    const consultationId = newConsultationId()
    const end = await terminalNamed(terminalName)
    if (found !== undefined) await end.ask({ type: 'self-test', report: { ...GOOD, atMs: Date.now(), ...found } })
    await end.ask({ type: 'request', consultationId, request: consultationRequest(wishes) })
    return { consultationId, end }
  }
  const lawyer = await lawyerNamed('lawyer')
  await lawyer.ask({ type: 'availability', availability: 'available' })
  const first = await asks('柳溪镇终端', { field: 'family' })
  const { offer } = await lawyer.until((desk) => desk.offer !== null)
  await lawyer.ask({ type: 'accept', consultationId: first.consultationId, fence: offer?.fence ?? 0 })
  const other = await lawyerNamed('lawyer2')
  await other.ask({ type: 'availability', availability: 'break' })
  await asks('大堂一号终端', { field: 'labour' }, {})
  await asks(
    '大堂二号终端',
    { field: 'family', precedence: { ...CALM, violence: true } },
    { ...NO_LINE, camera: 'in-use', speaker: 'not-heard' },
  )
  const away = await asks('松岭乡终端', { field: 'land' }, { bandwidthKbps: 210, lossRatio: 0.064, roundTripMs: 610 })
  await asks('北街司法所终端', { field: 'debt', precedence: { ...CALM, elderly: true } })
  await away.end.ask({ type: 'hold', consultationId: away.consultationId, ticket: 'K7M2QX' })
  return {
    close: () => {
      for (const { live } of ends) live.close()
    },
  }
}
