import { useEffect, useState } from 'preact/hooks'
import { Finished } from '../after/finished.tsx'
import { GuestStage } from '../call/guest-stage.tsx'
import { CallStage } from '../call/stage.tsx'
import { useCall } from '../call/use-call.ts'
import { useRecording } from '../call/use-recording.ts'
import { useRing } from '../call/ring.ts'
import { Frame } from '../components/frame.tsx'
import { InvitationCard } from '../components/invitation-card.tsx'
import { CurrentCard } from '../components/matter-card.tsx'
import { OfferCard } from '../components/offer-card.tsx'
import { OwnState } from '../components/own-state.tsx'
import { SelfTest } from '../components/self-test.tsx'
import { words } from '../language/language.ts'
import { desk, openDeskLine } from '../line/desk-line.ts'
import { Work } from '../work/work.tsx'

/** Left the own state and who asks, in the middle the person, right the work. */
export const Desk = ({ name }: { readonly name: string }) => {
  const text = words()
  const [news, setNews] = useState<string | null>(null)
  useEffect(() => openDeskLine(), [])
  const now = desk.value
  const current = now?.current[0]
  const call = useCall(now)
  useRecording(call, current?.call ?? null)
  const invitation = now?.invitations[0]
  const joined = now?.invitations.find((one) => one.call !== null)
  useRing(now?.offer?.consultationId ?? (invitation?.call === null ? invitation.id : undefined))
  useEffect(() => {
    if ((now?.offer ?? invitation) !== undefined) setNews(null)
  }, [now?.offer, invitation?.party])
  if (now === null)
    return (
      <Frame name={name}>
        <p class="notice">{text.loading}</p>
      </Frame>
    )
  return (
    <Frame name={now.lawyer.name}>
      <main class="desk">
        <section class="desk-left" aria-label={text.own.title}>
          <OwnState desk={now} />
          {now.offer === null ? null : <OfferCard offer={now.offer} nowMs={now.nowMs} onNews={setNews} />}
          {invitation === undefined ? null : <InvitationCard invitation={invitation} onNews={setNews} />}
          {current === undefined ? null : <CurrentCard current={current} />}
          {current === undefined ? null : <Finished desk={now} onNews={setNews} />}
          {news === null ? null : (
            <p class="notice" role="status">
              {news}
            </p>
          )}
        </section>
        <section class="desk-middle" aria-label={text.call.theirPicture}>
          {current === undefined && joined !== undefined ? (
            <GuestStage key={`${joined.id}/${joined.party}`} invitation={joined} call={call} />
          ) : current === undefined ? (
            <div class="card stack desk-idle">
              <h2>{text.own.nobody}</h2>
              <p class="soft">{text.own.idle}</p>
              <SelfTest iceServers={now.relays.iceServers} />
            </div>
          ) : (
            <CallStage key={current.id} current={current} call={call} mostInCall={now.mostInCall} onNews={setNews} />
          )}
        </section>
        <section class="desk-right" aria-label={text.work.record}>
          {current === undefined ? (
            <>
              <p class="notice soft">{joined === undefined ? text.work.none : text.guests.noWork}</p>
              <Finished desk={now} onNews={setNews} />
            </>
          ) : (
            <Work key={current.id} call={call} current={current} onNews={setNews} />
          )}
        </section>
      </main>
    </Frame>
  )
}
