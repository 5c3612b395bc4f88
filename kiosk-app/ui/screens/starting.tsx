/** No host is there: it starts, or it is coming back. What is said is what this page knows, and no more. */
import { useState } from 'preact/hooks'
import { Frame } from '../components/frame.tsx'
import { Hero } from '../components/hero.tsx'
import { Notice } from '../components/notice.tsx'
import type { ScreenOf } from '../visit/screen-of.ts'
import { useNow } from '../visit/use-now.ts'
import { useVisit } from '../visit/visit.ts'

/** Longer than a start takes: then it is said where to go instead. */
const SLOW_AFTER_MS = 60_000
const LOOK_EVERY_MS = 1_000

export const StartingScreen = ({ screen }: { readonly screen: ScreenOf<'starting'> }) => {
  const { snapshot, messages, now } = useVisit()
  const [sinceMs] = useState(now)
  const isSlow = useNow(now, LOOK_EVERY_MS) - sinceMs >= SLOW_AFTER_MS
  return (
    <Frame screenKey="starting" title={messages.starting.title} back={null} help={false} centred>
      <Hero sign="wait" busy>
        <p role="status">{messages.starting.why[screen.why]}</p>
        <div role="alert">
          {isSlow ? (
            <Notice tone="warn" sign="phone" title={messages.starting.slow}>
              <p>
                {messages.starting.slowNext(
                  snapshot.centrePhone === '' ? messages.starting.hotline : snapshot.centrePhone,
                )}
              </p>
            </Notice>
          ) : null}
        </div>
      </Hero>
    </Frame>
  )
}
