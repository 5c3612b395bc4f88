/** What the page is shown: the visit, the terminal and what lies over them, in one snapshot. */
import type { Screen, Snapshot } from '@lutong/core/contracts/host-rpc.ts'
import { inLanguage } from '@lutong/core/messages/in-language.ts'
import type { IdCardReader } from '@lutong/device-drivers/contract/id-card-reader.ts'
import type { DocumentPrinter, ReceiptPrinter } from '@lutong/device-drivers/contract/printers.ts'
import type { SupervisedDevice } from '@lutong/device-drivers/supervisor.ts'
import type { DeviceName, HostDevices, HostParts } from './host-parts.ts'
import { packOf } from './languages/languages.ts'
import { canGoBack, screenOf } from './session/project.ts'
import type { TypedAnswers } from './session/typed-answers.ts'
import { placesNearIn } from './session/views/directory-view.ts'
import { isSpoken, type Visit } from './session/visit.ts'

/** `visiting.place.form` */
export const placeOf = (value: unknown): string => {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return ''
  // Of the two regions of a visit only the place is shown; attention shows itself by the countdown.
  const [key, inner] = Object.entries(value).find(([name]) => name !== 'attention') ?? ['', '']
  const below = placeOf(inner)
  return below === '' ? key : `${key}.${below}`
}

export const namedDevices = (devices: HostDevices) =>
  [
    ['id-card-reader', devices.idCardReader],
    ['receipt-printer', devices.receiptPrinter],
    ['document-printer', devices.documentPrinter],
  ] as const

/** Whether the terminal was given this device at all, whatever its state. */
const hasDevice = ({ fitted }: HostParts, device: DeviceName): boolean => fitted?.includes(device) ?? true

/** The machine of the visit as it stands. */
interface VisitNow {
  readonly value: unknown
  readonly context: Visit
  can(event: { readonly type: 'save-visit' | 'pause' }): boolean
}

export interface Shown {
  screen(): Screen
  snapshot(): Snapshot
}

export const createShown = (
  parts: HostParts,
  now: () => VisitNow,
  beside: {
    readonly typed: TypedAnswers
    readonly inSession: () => boolean
    readonly canSpeak: () => boolean
    readonly help: () => Snapshot['help']
    readonly dictation: () => Snapshot['dictation']
    readonly captions: () => Snapshot['captions']
    readonly attendant: () => Pick<Snapshot, 'attendantOffered' | 'attendant'>
  },
): Shown => {
  const { centre, clock, content, outbox, senses } = parts
  const { catalogue, find } = content
  const named = namedDevices(parts.devices)
  let seq = 0
  const reasonOutOfService = () =>
    outbox === undefined
      ? 'store-failed'
      : centre.enrolment === undefined
        ? 'not-enrolled'
        : (parts.attendant?.setting.value.outOfService ?? 'maintenance')
  const screen = (): Screen => {
    const visit = now().context
    const { enrolment } = centre
    return screenOf(placeOf(now().value), visit, {
      catalogue,
      content: content.told(),
      verifyUrl: enrolment?.verifyUrl ?? '',
      centrePhone: enrolment?.centrePhone ?? '',
      openIntents: outbox?.openCount() ?? 0,
      slipPrinter: isThere(parts.devices.receiptPrinter),
      formPrinter: isThere(parts.devices.documentPrinter),
      outOfService: reasonOutOfService(),
      nowMs: clock.nowMs(),
      regionCode: enrolment?.regionCode ?? '',
      centreName: enrolment?.centreName ?? '',
      takingAlong: { canPrintSlips: hasDevice(parts, 'receipt-printer'), guideUrl: enrolment?.guideUrl },
      placesNear: placesNearIn(content.told(), enrolment?.regionCode ?? ''),
      find,
    })
  }
  const snapshot = (): Snapshot => {
    const state = now()
    const visit = state.context
    const place = placeOf(state.value)
    const { enrolment } = centre
    const neutralTitle = visit.item?.neutralTitle ?? visit.bundle?.neutralTitle
    const shownScreen = screen()
    const typedHere = beside.typed.of(shownScreen)
    const inSession = beside.inSession()
    const speaks = beside.canSpeak()
    seq += 1
    return {
      seq,
      language: visit.language,
      pack: packOf(parts.languages, visit.tag),
      languages: parts.languages.map(({ tag, name }) => ({ tag, name })),
      textSize: visit.textSize,
      colours: visit.colours,
      lowReach: visit.lowReach,
      plain: visit.plain,
      speech: {
        available: speaks,
        on: speaks && isSpoken(visit),
        headphones: visit.headphones,
        volume: visit.speech.volume,
        rate: visit.speech.rate,
        blank: speaks && isSpoken(visit) && visit.speech.blank,
      },
      panelPpi: senses.panelPpi,
      padKeys: senses.padKeys,
      centreName: enrolment?.centreName ?? '',
      centrePhone: enrolment?.centrePhone ?? '',
      terminalName: enrolment?.terminalName ?? '',
      practice: parts.practice,
      guideOnly: parts.offer.guideOnly,
      centre: centre.online ? 'online' : 'offline',
      devices: named.map(([device, supervised]) => deviceView(device, supervised)),
      ...(neutralTitle === undefined || !inSession || shownScreen.name === 'paused'
        ? {}
        : { serviceTitle: inLanguage(neutralTitle, visit.language) }),
      inSession,
      visitOutlivesCrash: parts.keeper !== undefined,
      canGoBack: canGoBack(place),
      canSave: !parts.offer.guideOnly && state.can({ type: 'save-visit' }),
      canPause: state.can({ type: 'pause' }),
      helpOpen: visit.helpOpen,
      help: beside.help(),
      ...beside.attendant(),
      dictation: beside.dictation(),
      captions: beside.captions(),
      idleEndsAtMs: visit.idleEndsAtMs,
      nowMs: clock.nowMs(),
      screen: shownScreen,
      ...(typedHere === undefined ? {} : { typed: typedHere }),
    }
  }

  return { screen, snapshot }
}

const isThere = ({ status }: SupervisedDevice<ReceiptPrinter | DocumentPrinter>): boolean =>
  status.state === 'ready' || status.state === 'busy'

const deviceView = (
  device: Snapshot['devices'][number]['device'],
  supervised: SupervisedDevice<IdCardReader | ReceiptPrinter | DocumentPrinter>,
): Snapshot['devices'][number] => {
  const { status } = supervised
  return { device, state: status.state, fault: status.state === 'faulted' ? status.fault.code : null }
}
