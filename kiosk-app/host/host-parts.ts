/** What a host is given, and what it gives. */
import type { Clock } from '@lutong/core/clock.ts'
import type { PadKeys, Snapshot } from '@lutong/core/contracts/host-rpc.ts'
import type { Log } from '@lutong/core/log-events.ts'
import type { LanguagePack } from '@lutong/core/messages/language-pack.ts'
import type { Captions } from '@lutong/device-drivers/contract/captions.ts'
import type { Dictation } from '@lutong/device-drivers/contract/dictation.ts'
import type { HeadphoneJack } from '@lutong/device-drivers/contract/headphone-jack.ts'
import type { IdCardReader } from '@lutong/device-drivers/contract/id-card-reader.ts'
import type { DocumentPrinter, ReceiptPrinter } from '@lutong/device-drivers/contract/printers.ts'
import type { SupervisedDevice } from '@lutong/device-drivers/supervisor.ts'
import type { LiveClient } from '@lutong/video-consult/signalling/client.ts'
import type { AttendantServices } from './attendant/attendant.ts'
import type { CentreLink } from './centre-link/centre-link.ts'
import type { LiveContent } from './content/live-content.ts'
import type { Outbox } from './outbox/outbox.ts'
import type { PageChannel } from './page-channel.ts'
import type { PrintJobs } from './print-jobs/print-jobs.ts'
import type { Offer } from './profile/offer.ts'
import type { Voice } from './speech/voice.ts'
import type { VisitKeeper } from './supervision/visit-keeper.ts'

export type DeviceName = Snapshot['devices'][number]['device']

export interface HostDevices {
  readonly idCardReader: SupervisedDevice<IdCardReader>
  readonly receiptPrinter: SupervisedDevice<ReceiptPrinter>
  readonly documentPrinter: SupervisedDevice<DocumentPrinter>
}

/** How this terminal is seen, heard and touched; from its profile. */
interface HostSenses {
  readonly panelPpi: number
  readonly padKeys: PadKeys
  /** `undefined`: none is installed. */
  readonly voice: Voice | undefined
  /** `undefined`: the terminal has no jack, and private words are never spoken. */
  readonly jack: HeadphoneJack | undefined
  /** `undefined`: no engine is named, and nothing ever listens. */
  readonly dictation: Dictation | undefined
  /** `undefined`: no engine is named, and the sound of a call goes nowhere. */
  readonly captions: Captions | undefined
}

export interface HostParts {
  readonly content: LiveContent
  readonly clock: Clock
  readonly log: Log
  readonly devices: HostDevices
  /** Those the profile has; without a list all. */
  readonly fitted?: readonly DeviceName[]
  /** `undefined`: the store cannot be used, and the terminal says that it is out of service. */
  readonly outbox: Outbox | undefined
  readonly prints: PrintJobs | undefined
  readonly centre: CentreLink
  /** Offered to the citizen, in this order; the first is the terminal's own. */
  readonly languages: readonly LanguagePack[]
  readonly offer: Offer
  readonly practice: boolean
  /** Behind the attendant's menu; without them there is none. */
  readonly attendant: AttendantServices | undefined
  /** Told of each card read, and of each that could not be. */
  readonly countCard?: (read: boolean) => void
  readonly keeper?: VisitKeeper | undefined
  /** Called once a visit is over and nothing holds on to it any more. */
  readonly collect?: (() => void) | undefined
  /** Opens the live channel to the centre; without one no lawyer can be reached from here. */
  readonly connectLive?: (() => LiveClient) | undefined
  readonly senses: HostSenses
}

export interface Host {
  readonly channel: PageChannel
  readonly inSession: boolean
  /** Staff have taken the terminal out of service, or put it back. */
  serviceChanged(): void
  close(): void
}
