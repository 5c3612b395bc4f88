/** The page at the host: what it asks for is done where it fits, and nothing else happens. */
import { Command, type Snapshot } from '@lutong/core/contracts/host-rpc.ts'
import { cleanTexts } from '@lutong/core/forms/clean-text.ts'
import type { ActorRefFrom } from 'xstate'
import type { CaptionsDesk } from './captions/captions-desk.ts'
import type { ConsultationDesk } from './consultation/consultation-desk.ts'
import type { RecordingDesk } from './consultation/recording-desk.ts'
import type { DictationDesk } from './dictation/dictation-desk.ts'
import type { Attendant } from './attendant/attendant.ts'
import type { HelpBell } from './help/help-bell.ts'
import type { HostParts } from './host-parts.ts'
import type { PageChannel } from './page-channel.ts'
import { isPicture, judgedByCamera } from './papers/page-order.ts'
import { paperFrom } from './papers/take-paper.ts'
import type { createVisitMachine } from './session/machine.ts'
import { signatureFrom } from './session/submission.ts'
import type { TypedAnswers } from './session/typed-answers.ts'
import { placeOf, type Shown } from './shown.ts'
import type { Guidance } from './speech/guidance.ts'

interface DoorParts {
  readonly parts: Pick<HostParts, 'clock' | 'content' | 'offer'>
  readonly actor: ActorRefFrom<ReturnType<typeof createVisitMachine>>
  readonly shown: Shown
  /** Who is shown every snapshot. */
  readonly show: Set<(snapshot: Snapshot) => void>
  readonly attendant: Attendant
  readonly bell: HelpBell
  readonly dictation: DictationDesk
  readonly captions: CaptionsDesk
  readonly guidance: Guidance
  readonly typed: TypedAnswers
  readonly lawyers: ConsultationDesk
  readonly recording: RecordingDesk
  /** Who hears what the other page of a call signals. */
  readonly hearSignals: Set<(from: string, payload: string) => void>
  readonly inSession: () => boolean
  readonly isClosed: () => boolean
  readonly keepSoon: () => void
}

export const createPageDoor = (given: DoorParts): PageChannel => {
  const { actor, attendant, bell, dictation, guidance, hearSignals, isClosed, keepSoon, lawyers, recording } = given
  const { captions, parts, show, shown, typed } = given
  const { catalogue } = parts.content
  const { clock } = parts
  const isIn = (place: string) => placeOf(actor.getSnapshot().value) === `visiting.place.${place}`
  const isWithin = (place: string) => placeOf(actor.getSnapshot().value).startsWith(`visiting.place.${place}`)
  const takesPapers = () => isWithin('materials') || isWithin('ownCase.shown')
  /** What is not offered is not there, whatever the page asks for. */
  const isOffered = ({ type }: Command): boolean =>
    !(parts.offer.guideOnly && (type === 'open-resume' || type === 'save-visit'))

  return {
    attach: (listener) => {
      const isFirst = show.size === 0
      show.add(listener)
      if (isFirst) captions.seen()
      listener(shown.snapshot())
      return () => {
        show.delete(listener)
        if (show.size > 0) return
        // Nobody can see any more that a microphone is open, or read along.
        dictation.end()
        captions.end()
      }
    },
    command: (asked) => {
      if (isClosed() || !isOffered(asked)) return false
      // What nobody types (control characters, marks that turn the reading direction) reaches nothing.
      const command = Command.parse(cleanTexts(asked))
      // Of the call's own machinery, not of the citizen's hand.
      if (command.type === 'call-signal') return isWithin('consultCall') && lawyers.signal(command.to, command.payload)
      if (command.type === 'call-doubt' || command.type === 'renew-ticket') {
        if (!isWithin('consultCall')) return false
        if (command.type === 'call-doubt') lawyers.doubt()
        else lawyers.renew()
        return true
      }
      if (command.type === 'keep-chat' || command.type === 'read-chat') {
        if (!isWithin('consultCall')) return false
        if (command.type === 'read-chat') lawyers.readChat()
        else lawyers.keepChat(command.line)
        return true
      }
      if (command.type === 'call-event') {
        if (isWithin('consultCall')) lawyers.callEvent(command.event)
        return isWithin('consultCall')
      }
      if (attendant.command(command)) {
        // The help panel, by which the attendant came, must not lie over the menu.
        if (command.type === 'open-attendant') actor.send({ type: 'close-help' })
        return true
      }
      const done = dictation.command(command) ?? captions.command(command)
      if (done !== undefined) {
        actor.send({ type: 'touch' })
        return done
      }
      if (command.type === 'keep-typed') {
        const kept = given.inSession() && typed.keep(shown.screen(), command.fieldsOn, command.values)
        if (kept) keepSoon()
        return kept
      }
      const fits = actor.getSnapshot().can(command)
      if (fits && command.type === 'submit-step') typed.handedIn(shown.screen())
      actor.send({ type: 'touch' })
      if (!fits) return false
      if (command.type === 'call-help') bell.ring(shown.snapshot().screen.name)
      if (command.type === 'cancel-help') bell.cancel()
      actor.send(command)
      return fits
    },
    onCallSignal: (hear) => {
      hearSignals.add(hear)
      return () => void hearSignals.delete(hear)
    },
    upload: async (target, body) => {
      if (isClosed()) return false
      // Of the call's own machinery: nobody has touched anything.
      if (target.kind === 'recording') return recording.take(target, body)
      if (target.kind === 'captions') return captions.hear(body)
      const nowMs = clock.nowMs()
      actor.send({ type: 'touch' })
      if (target.kind === 'material' && takesPapers()) {
        const material = paperFrom(actor.getSnapshot().context, target.materialCode, body, nowMs)
        actor.send(
          material.ok
            ? { type: 'material-added', material: judgedByCamera(material.value, target.look) }
            : { type: 'material-refused', problem: material.error },
        )
        return material.ok
      }
      if (target.kind === 'signature' && isIn('sign')) {
        const signed = signatureFrom(catalogue, actor.getSnapshot().context, body, nowMs)
        actor.send(signed.ok ? { type: 'signed', signed: signed.value } : { type: 'signature-refused' })
        return signed.ok
      }
      return false
    },
    picture: (materialId) => {
      if (isClosed() || !takesPapers()) return undefined
      const found = actor.getSnapshot().context.materials.find((one) => one.materialId === materialId)
      return found === undefined || !isPicture(found) ? undefined : { mediaType: found.mediaType, bytes: found.bytes }
    },
    uploadTooLarge: (target) => {
      if (target.kind === 'material' && takesPapers())
        actor.send({ type: 'material-refused', problem: 'material-too-large' })
      return false
    },
    speak: async (request) => (isClosed() ? undefined : guidance.speak(request)),
  }
}
