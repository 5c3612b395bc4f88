/** The record while it is written: kept at the centre a moment after every change, and told as kept only when it is. */
import type { RecordDraft } from '@lutong/core/consultation/consultation.ts'
import type { DeskView } from '@lutong/core/contracts/live.ts'
import { useEffect, useRef, useState } from 'preact/hooks'
import { ask } from '../line/desk-line.ts'

const KEEP_AFTER_MS = 800

export interface Written {
  readonly draft: RecordDraft
  readonly kept: 'kept' | 'keeping' | 'none'
  change(part: Partial<RecordDraft>): void
}

export const useDraft = (current: DeskView['current'][number]): Written => {
  const [draft, setDraft] = useState<RecordDraft>(
    () => current.draft ?? { facts: current.card.facts, issue: '', advice: '', lawsCited: [], nextSteps: '' },
  )
  const [kept, setKept] = useState<Written['kept']>(current.draft === null ? 'none' : 'kept')
  const changes = useRef(0)
  const consultationId = current.id
  useEffect(() => {
    if (changes.current === 0) return
    const which = changes.current
    const keep = async () => {
      const asked = await ask({ type: 'draft', consultationId, draft })
      // A later change has its own keeping.
      if (which === changes.current && asked === 'done') setKept('kept')
    }
    const timer = setTimeout(() => void keep(), KEEP_AFTER_MS)
    return () => clearTimeout(timer)
  }, [draft])
  return {
    draft,
    kept,
    change: (part) => {
      changes.current += 1
      setKept('keeping')
      setDraft((now) => ({ ...now, ...part }))
    },
  }
}
