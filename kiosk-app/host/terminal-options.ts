/** What a terminal is started with. */
import type { Clock } from '@lutong/core/clock.ts'
import type { PadKeys } from '@lutong/core/contracts/host-display.ts'
import type { Log } from '@lutong/core/log-events.ts'
import type { LanguagePack } from '@lutong/core/messages/language-pack.ts'
import type { StaffList } from './attendant/staff-list.ts'
import type { Offer } from './profile/offer.ts'
import type { VisitKeeper } from './supervision/visit-keeper.ts'

interface SensesOptions {
  readonly panelPpi: number
  readonly padKeys: PadKeys
  /** `espeak-ng`, `none`, or the path of a program that reads text and writes a WAV: see docs/accessibility.md. */
  readonly voice: string
  /** A program that hears: see docs/dictation.md. `undefined`: nothing ever listens. */
  readonly dictation: { readonly program: string; readonly microphone: string } | undefined
  /** A program that hears the lawyer: see docs/captions.md. `undefined`: there are no captions. */
  readonly captions: string | undefined
  /** The input device of the headphone jack, where there is one. */
  readonly jack: string | undefined
}

export interface TerminalOptions {
  readonly dataFolder: string
  readonly centreUrl: string
  /** As an operator writes it: see device-drivers/places.ts. `undefined`: the terminal has none. */
  readonly reader: string | undefined
  readonly receiptPrinter: string | undefined
  readonly documentPrinter:
    | { readonly kind: 'ipp'; readonly uri: string }
    | { readonly kind: 'folder'; readonly folder: string }
    | undefined
  readonly enrolCode: string | undefined
  readonly practice: boolean
  readonly languages: readonly LanguagePack[]
  /** Who may open the attendant's menu. */
  readonly staff: StaffList
  /** Host and port of the relay of calls, for the network check. */
  readonly turn: string | undefined
  /** Restarts the machine. */
  readonly restartCommand: readonly [string, ...string[]] | undefined
  readonly senses: SensesOptions
  readonly offer: Offer
  /** Of the profile's text: two terminals with the same one run alike. `undefined`: there is none. */
  readonly profileDigest?: string | undefined
  readonly clock: Clock
  readonly log: Log
  /** Under a supervisor: what lets a visit outlive this process, and starts the host again when it ends. */
  readonly keeper?: VisitKeeper | undefined
  /** Collects what no longer belongs to anybody, where the program was started so that it can. */
  readonly collect?: (() => void) | undefined
  readonly restartHost?: (() => void) | undefined
  /** The page may speak to another room server from now on, or to none. */
  readonly onCallRoom?: ((origin: string | null) => void) | undefined
}
