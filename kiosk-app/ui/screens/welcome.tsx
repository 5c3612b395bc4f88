import { useState } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import { useHandful } from '../components/few.tsx'
import { Frame } from '../components/frame.tsx'
import { Notice } from '../components/notice.tsx'
import { DangerOverlay } from '../components/overlays.tsx'
import { Pictogram } from '../components/pictogram.tsx'
import { TapDrawing } from '../components/tap-drawing.tsx'
import { guardedPress } from '../visit/press-guard.ts'
import { useVisit } from '../visit/visit.ts'
import type { ScreenOf } from '../visit/screen-of.ts'
import css from './welcome.module.css'

const DOORS = ['wages', 'family', 'accident', 'government', 'lawyer', 'progress'] as const

export const WelcomeScreen = ({ screen }: { readonly screen: ScreenOf<'welcome'> }) => {
  const { snapshot, messages, send } = useVisit()
  const [danger, setDanger] = useState(false)
  const reader = snapshot.devices.find((device) => device.device === 'id-card-reader')
  const readerReady = reader === undefined || (reader.state !== 'absent' && reader.state !== 'faulted')
  const [doors, more] = useHandful(DOORS)
  const aside = (
    <>
      {readerReady && !snapshot.guideOnly ? (
        <div class={css.tap} data-drawing>
          <TapDrawing state="waiting" />
          <div>
            <h2>{messages.welcome.tapTitle}</h2>
            <p>{messages.welcome.tapHint}</p>
          </div>
        </div>
      ) : null}
      <div class={css.find}>
        <Button size="main" sign="search" onPress={() => void send({ type: 'open-search' })}>
          {messages.welcome.search}
        </Button>
        <Button size="main" sign="file" onPress={() => void send({ type: 'open-library' })}>
          {messages.library.title}
        </Button>
        {snapshot.guideOnly ? null : (
          <Button size="main" sign="clock" onPress={() => void send({ type: 'open-resume' })}>
            {messages.saving.resume}
          </Button>
        )}
      </div>
      <div class={css.danger}>
        <Button kind="danger" size="main" sign="alert" onPress={() => setDanger(true)}>
          {messages.welcome.danger}
        </Button>
      </div>
    </>
  )
  return (
    <Frame screenKey="welcome" title={messages.welcome.title} back={null} aside={aside}>
      <div class={`fills ${css.hall}`}>
        <ul class={css.doors}>
          {doors.map((theme) => (
            <li key={theme}>
              <button
                type="button"
                class={css.door}
                onClick={(event) => guardedPress(event, () => void send({ type: 'open-theme', theme }))}
              >
                <Pictogram name={theme} large />
                <span>
                  <strong>{messages.welcome.doors[theme].name}</strong>
                  <small>{messages.welcome.doors[theme].hint}</small>
                </span>
              </button>
            </li>
          ))}
        </ul>
        {more === null ? null : <div class={css.more}>{more}</div>}
        {screen.openIntents === 0 ? null : (
          <Notice tone="info">
            <p>{messages.welcome.waiting(screen.openIntents)}</p>
          </Notice>
        )}
      </div>
      {danger ? <DangerOverlay onClose={() => setDanger(false)} /> : null}
    </Frame>
  )
}
