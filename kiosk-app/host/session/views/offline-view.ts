/** What holds while the centre cannot be reached, counted from the catalogue and seen from the devices. */
import type { Catalogue } from '@lutong/core/catalogue/catalogue.ts'
import type { Screen } from '@lutong/core/contracts/host-rpc.ts'

export const offlineScreen = (parts: {
  readonly catalogue: Catalogue
  readonly openIntents: number
  readonly slipPrinter: boolean
  readonly formPrinter: boolean
  readonly centrePhone: string
}): Screen => {
  const kinds = [...parts.catalogue.items.values()].map((item) => item.kind)
  return {
    name: 'offline',
    openIntents: parts.openIntents,
    sentLater: kinds.filter((kind) => kind === 'application').length,
    finishedHere: kinds.filter((kind) => kind === 'document').length,
    slipPrinter: parts.slipPrinter,
    formPrinter: parts.formPrinter,
    phone: parts.centrePhone,
  }
}
