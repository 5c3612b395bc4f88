import type { OfferCard as Offer } from '@lutong/core/contracts/live.ts'
import { useEffect, useState } from 'preact/hooks'
import { words } from '../language/language.ts'
import { ask, toldAtMs } from '../line/desk-line.ts'
import { Matter } from './matter-card.tsx'

const REASONS = ['conflict', 'not-my-field', 'busy'] as const

interface OfferProps {
  readonly offer: Offer
  /** The centre's clock when the offer was told. */
  readonly nowMs: number
  readonly onNews: (news: string) => void
}

export const OfferCard = ({ offer, nowMs, onNews }: OfferProps) => {
  const text = words().offer
  const [declining, setDeclining] = useState(false)
  const [busy, setBusy] = useState(false)
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 500)
    return () => clearInterval(timer)
  }, [])
  const centreNowMs = nowMs + (performance.now() - toldAtMs.value)
  const left = Math.max(0, Math.ceil((offer.endsAtMs - centreNowMs) / 1000))
  const { consultationId, fence } = offer
  const answer = async (wanted: Parameters<typeof ask>[0]) => {
    if (busy) return
    setBusy(true)
    if ((await ask(wanted)) === 'gone') onNews(text.gone)
    setBusy(false)
  }
  return (
    <div class="card stack offer" role="alertdialog" aria-label={text.title}>
      <h2>{text.title}</h2>
      <Matter card={offer} />
      <p class="soft">
        {text.waited(Math.floor(offer.waitedMs / 60_000))} · {text.left(left)}
      </p>
      {declining ? (
        <div class="row">
          {REASONS.map((reason) => (
            <button
              key={reason}
              type="button"
              class="button"
              disabled={busy}
              onClick={() => void answer({ type: 'decline', consultationId, fence, reason })}
            >
              {text.reasons[reason]}
            </button>
          ))}
          <button type="button" class="quiet" onClick={() => setDeclining(false)}>
            {words().call.cancel}
          </button>
        </div>
      ) : (
        <div class="row">
          <button
            type="button"
            class="button button-main offer-accept"
            disabled={busy}
            onClick={() => void answer({ type: 'accept', consultationId, fence })}
          >
            {busy ? text.accepting : text.accept}
          </button>
          <button type="button" class="button" disabled={busy} onClick={() => setDeclining(true)}>
            {text.decline}
          </button>
        </div>
      )}
    </div>
  )
}
