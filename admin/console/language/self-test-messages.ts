/** Texts about the test that terminals and desks make before a call. */
import type { SelfTestReport } from '@lutong/core/contracts/live.ts'
import type { WrittenLanguage } from '@lutong/core/messages/text.ts'

export interface SelfTestMessages {
  readonly title: string
  readonly hint: string
  readonly none: string
  readonly noneAtDesk: string
  readonly where: string
  readonly desk: (name: string) => string
  readonly when: string
  readonly camera: string
  readonly microphone: string
  readonly speaker: string
  readonly relay: string
  readonly carries: string
  readonly states: Record<SelfTestReport['camera'] | SelfTestReport['microphone'], string>
  readonly level: (state: string, level: number) => string
  readonly speakers: Record<'heard' | 'not-heard' | 'untried', string>
  readonly relays: Record<'reached' | 'not-reached' | 'untried', string>
  readonly line: (kbps: number, lossPercent: number, roundTripMs: number | null) => string
  readonly lineUntried: string
  readonly lineNoRelay: string
}

export const SELF_TEST_MESSAGES: Record<WrittenLanguage, SelfTestMessages> = {
  'zh-CN': {
    title: '通话前的测试',
    hint: '每台终端、每个律师工作台最近一次的结果。没有试过的写“没有试”，不算好，也不算坏。',
    none: '还没有试过，或来访人跳过了测试',
    noneAtDesk: '还没有试过',
    where: '哪里',
    desk: (name) => `工作台：${name}`,
    when: '什么时候',
    camera: '摄像头',
    microphone: '话筒',
    speaker: '听得到吗',
    relay: '连得上吗',
    carries: '线路',
    states: {
      works: '正常',
      'no-picture': '没有画面',
      silent: '没有声音',
      refused: '没有允许',
      absent: '没有',
      'in-use': '被别的程序占着',
      untried: '没有试',
    },
    level: (state, level) => `${state}（音量 ${level.toFixed(3)}）`,
    speakers: { heard: '来访人说听到了', 'not-heard': '来访人说没听到', untried: '没有试' },
    relays: { reached: '连上了', 'not-reached': '没连上', untried: '没有试' },
    line: (kbps, loss, ms) => `${kbps} kbit/s，丢 ${loss}%${ms === null ? '' : `，来回 ${ms} 毫秒`}`,
    lineUntried: '没有试（没有中继）',
    lineNoRelay: '没有试（中继连不上）',
  },
  en: {
    title: 'Tests before a call',
    hint: 'The last of each terminal and each lawyer’s desk. What was not tried is called so: neither good nor bad.',
    none: 'never made, or the visitors went on without it',
    noneAtDesk: 'never made',
    where: 'Where',
    desk: (name) => `Desk: ${name}`,
    when: 'When',
    camera: 'Camera',
    microphone: 'Microphone',
    speaker: 'Is it heard',
    relay: 'Is it reached',
    carries: 'Line',
    states: {
      works: 'works',
      'no-picture': 'no picture',
      silent: 'silent',
      refused: 'not allowed',
      absent: 'none',
      'in-use': 'used by another program',
      untried: 'not tried',
    },
    level: (state, level) => `${state} (level ${level.toFixed(3)})`,
    speakers: { heard: 'visitor says heard', 'not-heard': 'visitor says not heard', untried: 'not tried' },
    relays: { reached: 'reached', 'not-reached': 'not reached', untried: 'not tried' },
    line: (kbps, loss, ms) => `${kbps} kbit/s, ${loss}% lost${ms === null ? '' : `, ${ms} ms there and back`}`,
    lineUntried: 'not tried (no relay)',
    lineNoRelay: 'not tried (relay not reached)',
  },
}
