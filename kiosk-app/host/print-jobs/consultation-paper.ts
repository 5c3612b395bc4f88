/** The consultation's record on A4: what the lawyer wrote and signed, with a line for the citizen's own signature. */
import { consultationRecord } from '@lutong/print/documents/consultation-record.ts'
import { practiceDocument } from '@lutong/print/documents/practice-mark.ts'
import { renderPdf } from '@lutong/print/pdf/render-pdf.ts'
import { MATTER_WORDS } from '../consultation/matter-words.ts'
import type { PaperParts } from './papers.ts'
import type { PrintOrder } from './print-jobs.ts'

/** Of the trace's hash, as much as a person compares. */
const SHORT_HASH = 12

/** `undefined`: the lawyer has not signed. */
export const consultationPaper = ({ enrolment, log, nowMs, practice, visit }: PaperParts): PrintOrder | undefined => {
  const consult = visit.consult
  const view = consult?.view
  const record = view?.record
  const lawyer = view?.lawyer
  if (consult === null || !view || !record || !lawyer) return undefined
  const startedAtMs = consult.request?.consents.atMs ?? nowMs
  const citizenName = visit.person?.name ?? null
  return {
    document: 'document',
    subject: visit.visitId,
    variant: `record-${view.trace.sha256.slice(0, SHORT_HASH)}`,
    // What was begun beside the talk is another service, and its paper another paper.
    service: visit.item?.kind === 'consultation' ? visit.item.code : 'GF01002',
    release: () => {},
    make: async () => {
      const model = consultationRecord({
        number: view.trace.sha256.slice(0, SHORT_HASH).toUpperCase(),
        centreName: enrolment.centreName,
        citizenName,
        theme: MATTER_WORDS[consult.field],
        channel: consult.way === 'text' ? 'written' : 'video',
        startedAtMs,
        endedAtMs: nowMs,
        // Agreed to and not taken back.
        consents: { processing: true, recording: view.recording === 'agreed', sharing: false },
        facts: record.facts,
        issue: record.issue,
        advice: record.advice,
        laws: record.lawsCited,
        nextSteps: record.nextSteps.split('\n').filter((line) => line.trim() !== ''),
        legalAidHint: 'told',
        lawyer: { name: lawyer.name, licence: lawyer.licence, office: lawyer.organisation },
      })
      const rendered = await renderPdf(practice ? practiceDocument(model) : model, { createdAtMs: nowMs })
      if (rendered.missing.length > 0) log('print.missing-glyphs', { count: rendered.missing.length })
      return { bytes: rendered.bytes, pages: rendered.pageCount }
    },
  }
}
