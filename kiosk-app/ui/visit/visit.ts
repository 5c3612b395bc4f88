/** What every screen gets: the snapshot it shows, the words, and the way to answer. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Command, Snapshot, SpeakRequest } from '@lutong/core/contracts/host-rpc.ts'
import type { UploadBody } from '../bridge/bridge.ts'
import type { Messages } from '../messages/messages.ts'

export interface Visit {
  readonly snapshot: Snapshot
  readonly messages: Messages
  /** Sends a command; true where the host acted on it. */
  send(command: Command): Promise<boolean>
  upload(body: UploadBody): Promise<boolean>
  /** A WAV of what may be heard now; `null` for silence. */
  speak(request: SpeakRequest): Promise<ArrayBuffer | null>
  /** A page's picture, while it is shown. */
  picture(materialId: string): Promise<Blob | null>
  /** What the other page of a call signals, as it comes. */
  onCallSignal(listener: (from: string, payload: string) => void): () => void
  /** Answers of form steps that were typed but not yet handed in, so that going back loses nothing. */
  readonly drafts: Drafts
  /** Gives the host what stands in this screen's fields, soon: a page that is lost finds it again. */
  keepTyped(fieldsOn: string, values: Values): void
  /** Host clock now, epoch ms: this page's clock is never trusted. */
  now(): number
}

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
export type Values = Readonly<Record<string, Json>>
type Drafts = Map<string, Values>

const VisitContext = createContext<Visit | null>(null)
export const VisitProvider = VisitContext.Provider

export const useVisit = (): Visit => {
  const visit = useContext(VisitContext)
  if (visit === null) throw new Error('A screen is shown outside a visit.')
  return visit
}
