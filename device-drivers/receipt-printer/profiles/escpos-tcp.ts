/** What one family of printers can do. Many clones answer DLE EOT only: their slips end as `unknown`, honestly. */
export interface ReceiptPrinterProfile {
  readonly name: string
  readonly confirmation: 'process-id' | 'status-after' | 'none'
  readonly statusTimeoutMs: number
  readonly heartbeatEveryMs: number
}

export const escposTcp: ReceiptPrinterProfile = {
  name: 'escpos-tcp',
  confirmation: 'process-id',
  statusTimeoutMs: 1_500,
  heartbeatEveryMs: 3_000,
}
