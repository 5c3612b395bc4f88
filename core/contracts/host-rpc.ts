/**
 * Border: kiosk page ↔ terminal host (the bridge). Commands go down, snapshots come up.
 * The host decides; the page shows. A snapshot holds what the screen shows and nothing else, in the chosen language.
 */
import { z } from 'zod'
import { AttendantView, DeviceView } from './attendant.ts'
import { LanguagePack, OfferedLanguage } from '../messages/language-pack.ts'
import { Language } from '../messages/text.ts'
import { CaptionsState } from './captions.ts'
import { DictationState } from './dictation.ts'
import { CallSignal } from './consult-screens.ts'
import { Command, Typed } from './host-commands.ts'
import { Colours, PadKeys, SpeechView, TextSize } from './host-display.ts'
import { Screen } from './host-screens.ts'

export * from './host-commands.ts'
export * from './host-display.ts'
export * from './host-screens.ts'

/** The call for a person. `ringing`: it has reached the centre; `coming`: a member of staff has said so, and no sooner. */
const HelpView = z.enum(['none', 'calling', 'ringing', 'coming', 'after-hours', 'unreachable'])
export type HelpView = z.infer<typeof HelpView>

export const Snapshot = z.strictObject({
  /** Grows by one with each snapshot of this host's life. */
  seq: z.int(),
  /** In which the host's texts are; a pack's own messages stand over it. */
  language: Language,
  pack: LanguagePack,
  languages: z.array(OfferedLanguage).min(1),
  textSize: TextSize,
  colours: Colours,
  lowReach: z.boolean(),
  plain: z.boolean(),
  speech: SpeechView,
  /** Of the panel, from the terminal's profile: millimetres on it come from this. */
  panelPpi: z.number().min(40).max(400),
  padKeys: PadKeys,
  centreName: z.string(),
  centrePhone: z.string(),
  terminalName: z.string(),
  practice: z.boolean(),
  /** A terminal that tells and prints, and sends nothing. */
  guideOnly: z.boolean(),
  centre: z.enum(['online', 'offline']),
  devices: z.array(DeviceView),
  /** `undefined` before the visit begins: the neutral title in the band. */
  serviceTitle: z.string().optional(),
  inSession: z.boolean(),
  /** A host that crashes is followed by one that goes on with the visit. */
  visitOutlivesCrash: z.boolean(),
  canGoBack: z.boolean(),
  /** What has been chosen and filled in can be put aside under a code. */
  canSave: z.boolean(),
  /** The screen can be covered for some minutes. */
  canPause: z.boolean(),
  helpOpen: z.boolean(),
  help: HelpView,
  /** Whether this terminal has an attendant's menu; and the menu while it is open. */
  attendantOffered: z.boolean(),
  attendant: AttendantView.nullable(),
  /** Set while the idle warning is up: the moment the visit is cleared (host clock, epoch ms). */
  idleEndsAtMs: z.int().nullable(),
  nowMs: z.int(),
  /** Speech becoming text; `null` where this terminal has no engine for it: then there is no button. */
  dictation: DictationState.nullable(),
  /** What the lawyer says as text; `null` where this terminal has no engine for it: then there is no button. */
  captions: CaptionsState.nullable(),
  screen: Screen,
  /** What was typed on this screen by a page that is not there any more. */
  typed: Typed.optional(),
})
export type Snapshot = z.infer<typeof Snapshot>

// ---- envelope -------------------------------------------------------------------------------------------------

export const PageMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('command'), id: z.int().nonnegative(), command: Command }),
  /** The page's heartbeat: the host restarts the browser when it stops. */
  z.strictObject({
    type: z.literal('beat'),
    /** Whether the page has the screen's attention; another window may have come over it. */
    inFront: z.boolean().optional(),
  }),
])
export type PageMessage = z.infer<typeof PageMessage>

export const HostMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('snapshot'), snapshot: Snapshot }),
  /** `accepted: false`: the command does not fit the screen any more (a second press); nothing happened. */
  z.strictObject({ type: z.literal('reply'), id: z.int(), accepted: z.boolean() }),
  CallSignal,
  /** The page's policy is another one from now on: said between visits only. */
  z.strictObject({ type: z.literal('load-again') }),
])
export type HostMessage = z.infer<typeof HostMessage>
