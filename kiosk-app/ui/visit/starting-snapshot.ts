import { messagesIn } from '../messages/messages.ts'
import type { Snapshot } from '@lutong/core/contracts/host-rpc.ts'

/** Before a host has said what it offers. */
const CHINESE: Snapshot['pack'] = {
  tag: 'zh-CN',
  name: messagesIn('zh-CN').starting.chinese,
  direction: 'ltr',
  lines: 'normal',
  font: null,
  reviewed: true,
  fallback: 'zh-CN',
  messages: {},
}

const whyStarting = (last: Snapshot | null) => {
  if (last === null) return 'start'
  if (!last.inSession) return 'back'
  return last.visitOutlivesCrash ? 'kept' : 'lost'
}

/**
 * What the page shows while it is not attached to a host. It takes over how the citizen reads (language, size) and the
 * centre's name, and nothing of the visit.
 */
export const startingSnapshot = (last: Snapshot | null, nowMs: number): Snapshot => ({
  seq: 0,
  language: last?.language ?? 'zh-CN',
  pack: last?.pack ?? CHINESE,
  languages: last?.languages ?? [CHINESE],
  textSize: last?.textSize ?? 'normal',
  colours: last?.colours ?? 'normal',
  lowReach: last?.lowReach ?? false,
  plain: last?.plain ?? false,
  // Without a host nobody speaks.
  speech: { available: false, on: false, headphones: false, volume: 3, rate: 1, blank: false },
  panelPpi: last?.panelPpi ?? 82,
  padKeys: last?.padKeys ?? { up: 'ArrowUp', down: 'ArrowDown', back: 'Escape', help: 'F1', ok: 'Enter' },
  centreName: last?.centreName ?? messagesIn('zh-CN').starting.anyCentre,
  centrePhone: last?.centrePhone ?? messagesIn('zh-CN').starting.hotline,
  terminalName: last?.terminalName ?? '',
  practice: last?.practice ?? false,
  guideOnly: last?.guideOnly ?? false,
  centre: 'online',
  devices: [],
  inSession: false,
  visitOutlivesCrash: last?.visitOutlivesCrash ?? false,
  canGoBack: false,
  canSave: false,
  canPause: false,
  helpOpen: false,
  help: 'none',
  attendantOffered: false,
  attendant: null,
  dictation: null,
  captions: null,
  idleEndsAtMs: null,
  nowMs,
  screen: { name: 'starting', why: whyStarting(last) },
})
