/** The line to the centre is away: what goes all the same, what waits, what has to wait for another day. And the doors to it. */
import { Button } from '../components/button.tsx'
import { Frame } from '../components/frame.tsx'
import { Notice } from '../components/notice.tsx'
import { Pictogram, type PictogramName } from '../components/pictogram.tsx'
import type { ScreenOf } from '../visit/screen-of.ts'
import { useVisit } from '../visit/visit.ts'
import css from './offline.module.css'
import common from './screens.module.css'

const THEMES = ['wages', 'family', 'accident', 'government', 'lawyer'] as const

interface ListProps {
  readonly title: string
  readonly sign: PictogramName
  readonly tone: 'ok' | 'act' | 'soft'
  readonly lines: readonly string[]
}
const List = ({ title, sign, tone, lines }: ListProps) =>
  lines.length === 0 ? null : (
    <section class={common.card}>
      <h2>{title}</h2>
      <ul class={css.lines}>
        {lines.map((line) => (
          <li key={line} data-tone={tone}>
            <Pictogram name={sign} />
            <span>{line}</span>
          </li>
        ))}
      </ul>
    </section>
  )

export const OfflineScreen = ({ screen }: { readonly screen: ScreenOf<'offline'> }) => {
  const { snapshot, messages, send } = useVisit()
  const words = messages.offline
  const { finishedHere, formPrinter, openIntents, phone, sentLater, slipPrinter } = screen
  const isBack = snapshot.centre === 'online'
  const works = [
    words.works.read,
    ...(finishedHere > 0
      ? [formPrinter ? words.works.written(finishedHere) : words.works.writtenUnprinted(finishedHere)]
      : []),
    words.works.aside,
    ...(slipPrinter ? [words.works.slip] : []),
  ]
  const waits = [
    words.waits.sent(sentLater),
    words.waits.number,
    ...(openIntents > 0 ? [words.waits.open(openIntents)] : []),
  ]
  const cannot = [
    ...Object.values(words.cannot),
    ...(slipPrinter ? [] : [words.noSlip]),
    ...(formPrinter ? [] : [words.noForm]),
  ]
  return (
    <Frame
      screenKey={`offline/${isBack}`}
      title={isBack ? words.backTitle : words.title}
      lead={isBack ? words.backLead : words.lead}
    >
      <div class={common.stack}>
        {isBack ? null : (
          <>
            <List title={words.worksTitle} sign="check" tone="ok" lines={works} />
            <List title={words.waitsTitle} sign="clock" tone="act" lines={waits} />
            <List title={words.cannotTitle} sign="offline" tone="soft" lines={cannot} />
            <Notice tone="info" sign="phone">
              <p>{words.urgent(phone)}</p>
            </Notice>
          </>
        )}
        <h2 class={css.doorsTitle}>{words.doorsTitle}</h2>
        <div class={css.doors}>
          {THEMES.map((theme) => (
            <Button key={theme} size="main" sign={theme} onPress={() => void send({ type: 'open-theme', theme })}>
              {messages.welcome.doors[theme].name}
            </Button>
          ))}
          <Button size="main" sign="search" onPress={() => void send({ type: 'open-search' })}>
            {messages.welcome.search}
          </Button>
          <Button size="main" sign="file" onPress={() => void send({ type: 'open-library' })}>
            {messages.library.title}
          </Button>
        </div>
      </div>
    </Frame>
  )
}
