import { Button } from '../components/button.tsx'
import { Frame } from '../components/frame.tsx'
import { Notice } from '../components/notice.tsx'
import { Pictogram, type PictogramName } from '../components/pictogram.tsx'
import { PrintStatus } from '../components/print-status.tsx'
import type { ScreenOf } from '../visit/screen-of.ts'
import { lazily } from '../visit/lazy.tsx'
import { useVisit } from '../visit/visit.ts'
import css from './where.module.css'
import common from './screens.module.css'

const QrCode = lazily(async () => (await import('../capture/qr-code.tsx')).QrCode)

type Where = Pick<ScreenOf<'where'>, 'way' | 'body' | 'level' | 'note' | 'places'>

const SIGNS: Readonly<Record<Where['way'], PictogramName>> = {
  here: 'check',
  booked: 'clock',
  forwarded: 'next',
  carried: 'printer',
  shown: 'info',
}

/** Who handles it, what this machine does about it, and where that is. */
const WherePanel = ({ where }: { readonly where: Where }) => {
  const { messages } = useVisit()
  return (
    <section class={`${common.card} ${common.stack}`}>
      <p class={css.way}>
        <Pictogram name={SIGNS[where.way]} />
        <span>
          <strong>{messages.where.ways[where.way]}</strong>
          <span class={css.note}>{where.note}</span>
        </span>
      </p>
      <dl class={common.facts}>
        <div>
          <dt>{messages.where.body}</dt>
          <dd>{where.body}</dd>
        </div>
        <div>
          <dt>{messages.where.level}</dt>
          <dd>{where.level}</dd>
        </div>
        {where.places.map((place) => (
          <div key={place.name}>
            <dt>{messages.where.near}</dt>
            <dd>{`${place.name}\n${place.address}\n${place.phone}　${place.hours}`}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

type Along = Pick<ScreenOf<'where'>, 'canPrint' | 'print' | 'guideUrl'>

/** On paper where there is a printer; on one's own telephone where the centre has the page. */
const TakeAlong = ({ canPrint, guideUrl, print }: Along) => {
  const { messages, send } = useVisit()
  const onPrint = () => void send({ type: 'print-guidance' })
  return (
    <>
      {!canPrint ? null : print === null ? (
        <Button size="main" sign="printer" onPress={onPrint}>
          {messages.guidance.print}
        </Button>
      ) : (
        <PrintStatus prints={[print]} onRetry={onPrint} />
      )}
      {guideUrl === null ? null : (
        <section class={`${common.card} ${css.scan}`}>
          <QrCode text={guideUrl} label={messages.guidance.scanLabel} />
          <div class={css.scanWords}>
            <h2>{messages.guidance.scanTitle}</h2>
            <p>{messages.guidance.scan}</p>
            <p class={common.soft}>{messages.guidance.scanNobody}</p>
          </div>
        </section>
      )}
    </>
  )
}

const leadOf = ({ canPrint, guideUrl }: Along) =>
  canPrint ? (guideUrl === null ? 'print' : 'both') : guideUrl === null ? 'none' : 'phone'

export const WhereScreen = ({ screen }: { readonly screen: ScreenOf<'where'> }) => {
  const { messages, send } = useVisit()
  return (
    <Frame
      screenKey="where"
      title={messages.where.title}
      next={{ label: messages.actions.next, onPress: () => void send({ type: 'continue' }) }}
    >
      <div class={common.stack}>
        <WherePanel where={screen} />
        <TakeAlong {...screen} />
      </div>
    </Frame>
  )
}

/** Told and printed, nothing sent. */
export const GuidanceScreen = ({ screen }: { readonly screen: ScreenOf<'guidance'> }) => {
  const { messages, send, snapshot } = useVisit()
  return (
    <Frame
      screenKey="guidance"
      title={messages.guidance.title}
      lead={messages.guidance.leads[leadOf(screen)]}
      next={{ label: messages.guidance.finish, sign: 'check', onPress: () => void send({ type: 'continue' }) }}
    >
      <div class={common.stack}>
        {snapshot.guideOnly ? (
          <Notice tone="info">
            <p>{messages.guidance.elsewhere}</p>
          </Notice>
        ) : null}
        {screen.items.map(({ item, steps, where }) => (
          <section key={item.code} class={common.stack}>
            <div class={common.card}>
              <h2>{item.plainName}</h2>
              <ol class={css.steps}>
                {steps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
            </div>
            <WherePanel where={where} />
          </section>
        ))}
        <p class={common.soft}>{messages.guidance.phone(screen.phone)}</p>
        <TakeAlong {...screen} />
      </div>
    </Frame>
  )
}
