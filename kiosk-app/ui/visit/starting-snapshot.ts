import type { Snapshot } from '@lutong/core/contracts/host-rpc.ts'

/**
 * What the page shows while it is not attached to a host. It takes over how the citizen reads (language, size) and the
 * centre's name, and nothing of the visit.
 */
export const startingSnapshot = (last: Snapshot | null, nowMs: number): Snapshot => ({
  seq: 0,
  language: last?.language ?? 'zh-CN',
  textSize: last?.textSize ?? 'normal',
  contrast: last?.contrast ?? 'normal',
  centreName: last?.centreName ?? '公共法律服务',
  centrePhone: last?.centrePhone ?? '12348',
  terminalName: last?.terminalName ?? '',
  practice: last?.practice ?? false,
  centre: 'online',
  devices: [],
  inSession: false,
  canGoBack: false,
  helpOpen: false,
  attendantOffered: false,
  attendant: null,
  idleEndsAtMs: null,
  nowMs,
  screen: { name: 'starting' },
})
