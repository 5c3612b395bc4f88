/** What the heartbeat tells of this terminal's health, from where each of it is known. */
import type { TerminalHealth } from '@lutong/core/contracts/terminal-health.ts'
import type { TerminalLog } from '../attendant/terminal-log.ts'
import type { HostDevices } from '../host-parts.ts'
import type { OutboxStore } from '../outbox/outbox-store.ts'
import type { MachineFacts } from './machine-facts.ts'

export const healthOf = (
  parts: {
    readonly profile: string | null
    readonly machine: Pick<MachineFacts, 'now'>
    readonly told: Pick<TerminalLog, 'counts' | 'lastVisit'>
    readonly store: Pick<OutboxStore, 'oldestOpenMs' | 'unknownPrints'> | undefined
    readonly devices: Pick<HostDevices, 'documentPrinter' | 'receiptPrinter'>
  },
  network: TerminalHealth['network'],
): TerminalHealth => {
  const { devices, machine, profile, store, told } = parts
  const { cardsFailed, cardsRead, visits } = told.counts()
  return {
    profile,
    spool: store?.unknownPrints().length ?? 0,
    network,
    ...machine.now,
    oldestIntentAtMs: store?.oldestOpenMs() ?? null,
    lastVisit: told.lastVisit(),
    counters: {
      cardsRead,
      cardsFailed,
      slips: devices.receiptPrinter.counters.slips ?? 0,
      pages: devices.documentPrinter.counters.pages ?? 0,
      visits,
    },
  }
}
