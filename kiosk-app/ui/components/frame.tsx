/** The shape of every screen: what was where stays where (brand.md): title, content, and the three actions at the bottom. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Dock } from '../input/dock.tsx'
import { isDeskUnit } from '../visit/reading.ts'
import { useVisit } from '../visit/visit.ts'
import { Banners } from './banners.tsx'
import { Button } from './button.tsx'
import css from './frame.module.css'
import { Phases } from './phases.tsx'
import type { PictogramName } from './pictogram.tsx'
import { ScrollArea } from './scroll-area.tsx'

interface Action {
  readonly label: string
  readonly sign?: PictogramName
  readonly onPress: () => void
  readonly disabled?: boolean
  /** Ends something that others share. */
  readonly danger?: boolean
}

export interface FrameProps {
  /** Changes when the citizen is somewhere new: the title takes the focus then, and the content starts at its top. */
  readonly screenKey: string
  readonly title: string
  /** A short line above the title: the form's name. */
  readonly over?: string
  readonly lead?: string
  /** Where the visit is, 1-based; screens outside a visit have none. */
  readonly phase?: number
  /** Replaces the usual "back" (asks the host); `null` where there is no way back. */
  readonly back?: Action | null
  readonly next?: Action
  /** False where nobody would hear the call. */
  readonly help?: boolean
  /** Short content stands in the middle. */
  readonly centred?: boolean
  /** Below the content, or beside it in the right third of a landscape panel. */
  readonly aside?: ComponentChildren
  readonly children?: ComponentChildren
}

const useFocusedTitle = (screenKey: string) => {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus({ preventScroll: true }), [screenKey])
  return title
}

export const Frame = ({
  screenKey,
  title,
  over,
  lead,
  phase,
  back,
  next,
  help = true,
  centred = false,
  aside,
  children,
}: FrameProps) => {
  const { snapshot, messages, send } = useVisit()
  const heading = useFocusedTitle(screenKey)
  const usualBack: Action = { label: messages.actions.back, sign: 'back', onPress: () => void send({ type: 'back' }) }
  const backAction = back === undefined ? (snapshot.canGoBack ? usualBack : null) : back
  const leading = lead === undefined ? null : <p class={css.lead}>{lead}</p>
  const lowPanel = isDeskUnit()
  return (
    <>
      {phase === undefined ? null : <Phases current={phase} />}
      <main class={css.main}>
        <header class={css.heading}>
          {over === undefined ? null : <p class={css.over}>{over}</p>}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lowPanel ? null : leading}
        </header>
        {lowPanel ? null : <Banners />}
        <ScrollArea
          key={screenKey}
          centred={centred}
          above={
            lowPanel ? (
              <>
                {leading}
                <Banners />
              </>
            ) : null
          }
        >
          {children}
        </ScrollArea>
      </main>
      {aside === undefined ? null : <aside class={css.aside}>{aside}</aside>}
      <Dock screenKey={screenKey} />
      <nav class={css.actions} data-actions aria-label={messages.actions.group}>
        <div class={css.back} data-act="back">
          {backAction === null ? null : (
            <Button size="main" sign={backAction.sign ?? 'back'} onPress={backAction.onPress}>
              {backAction.label}
            </Button>
          )}
        </div>
        <div class={css.help} data-act="help">
          {help ? (
            <Button size="main" sign="help" onPress={() => void send({ type: 'call-help' })}>
              {messages.actions.help}
            </Button>
          ) : null}
        </div>
        <div class={css.next} data-act="next">
          {next === undefined ? null : (
            <Button
              size="main"
              kind={next.danger === true ? 'danger' : 'main'}
              sign={next.sign ?? 'next'}
              signAtEnd
              disabled={next.disabled ?? false}
              onPress={next.onPress}
            >
              {next.label}
            </Button>
          )}
        </div>
      </nav>
    </>
  )
}
