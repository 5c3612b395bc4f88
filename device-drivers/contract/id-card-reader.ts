import type { Result } from '@lutong/core/result.ts'
import type { Device, DeviceFault, OperationOptions } from './device.ts'

interface CardBase {
  readonly sex: '1' | '2'
  /** `YYYY-MM-DD` */
  readonly birthDate: string
  readonly idNumber: string
  readonly validFrom: string
  /** `YYYY-MM-DD`, or `long-term` (长期). */
  readonly validTo: string
  /** Photo as the chip gives it (WLT); only a licensed library can turn it into a picture. */
  readonly photoWlt: Uint8Array
}

/** What the chip says, by kind of card (GA 450 and its successors; layouts in the design's device page). */
export type CardRecord =
  | (CardBase & {
      readonly kind: 'resident'
      readonly name: string
      readonly ethnicity: string
      readonly address: string
      readonly issuer: string
    })
  | (CardBase & {
      readonly kind: 'hk-macao-taiwan'
      readonly name: string
      readonly address: string
      readonly issuer: string
      readonly passNumber: string
    })
  | (CardBase & {
      readonly kind: 'foreigner'
      readonly version: '2017' | '2023'
      /** Chinese name where the card has one. */
      readonly name: string
      readonly englishName: string
      readonly nationality: string
    })

export interface IdCardReader extends Device {
  /** Waits for a card until the deadline and reads it: CARD_ABSENT when none came. */
  readCard(options: OperationOptions): Promise<Result<CardRecord, DeviceFault>>
  /** Looks exactly once and reads what lies there. */
  lookForCard(options: OperationOptions): Promise<Result<CardRecord, DeviceFault>>
  /**
   * The address added to the chip after the card was made, of the card that was just read and still lies there;
   * `null` where the chip has none.
   */
  readNewestAddress(options: OperationOptions): Promise<Result<string | null, DeviceFault>>
}
