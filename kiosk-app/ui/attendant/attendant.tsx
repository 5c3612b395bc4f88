/** The attendant's menu over the screen: what stands before it, then one page at a time. */
import type { AttendantPage, AttendantPageName, AttendantView } from '@lutong/core/contracts/attendant.ts'
import { unreachable } from '@lutong/core/result.ts'
import { Button } from '../components/button.tsx'
import { Overlay } from '../components/overlay.tsx'
import type { PictogramName } from '../components/pictogram.tsx'
import { useVisit } from '../visit/visit.ts'
import css from './attendant.module.css'
import { CardPanel, InVisitPanel, LockedPanel, PinPanel } from './entry-panels.tsx'
import { CountersPage, LogPage, NetworkPage, OpenPage } from './looking-pages.tsx'
import { DevicesPage } from './devices-page.tsx'
import { PaperPage } from './paper-page.tsx'
import { RunningPage } from './running-page.tsx'
import { useStaffWords } from './staff-words.ts'

type Home = Extract<AttendantPage, { page: 'home' }>

const DOORS: readonly (readonly [Exclude<AttendantPageName, 'home'>, PictogramName])[] = [
  ['paper', 'slip'],
  ['devices', 'check'],
  ['counters', 'count'],
  ['open', 'clock'],
  ['network', 'network'],
  ['log', 'file'],
  ['running', 'repeat'],
]

const HomePage = ({ shown }: { readonly shown: Home }) => {
  const { send } = useVisit()
  const words = useStaffWords()
  const hintOf = (page: AttendantPageName): string => {
    if (page === 'devices') return shown.faults > 0 ? words.hints.faults(shown.faults) : ''
    if (page === 'open') return shown.openMatters > 0 ? words.hints.openMatters(shown.openMatters) : ''
    if (page !== 'running') return ''
    return [shown.practice ? words.hints.practice : '', shown.outOfService === null ? '' : words.hints.out]
      .filter((hint) => hint !== '')
      .join(' · ')
  }
  return (
    <div class={css.doors}>
      {DOORS.map(([page, sign]) => (
        <Button key={page} size="main" sign={sign} onPress={() => void send({ type: 'attendant-go', page })}>
          {words.pages[page]}
          {hintOf(page) === '' ? null : <small class={css.hint}>{hintOf(page)}</small>}
        </Button>
      ))}
    </div>
  )
}

const PageOf = ({ shown }: { readonly shown: AttendantPage }) => {
  switch (shown.page) {
    case 'home':
      return <HomePage shown={shown} />
    case 'paper':
      return <PaperPage shown={shown} />
    case 'devices':
      return <DevicesPage shown={shown} />
    case 'counters':
      return <CountersPage shown={shown} />
    case 'open':
      return <OpenPage shown={shown} />
    case 'network':
      return <NetworkPage shown={shown} />
    case 'log':
      return <LogPage shown={shown} />
    case 'running':
      return <RunningPage shown={shown} />
    default:
      return unreachable(shown)
  }
}

const MenuPanel = ({ view }: { readonly view: Extract<AttendantView, { state: 'open' }> }) => {
  const { messages, send } = useVisit()
  const words = useStaffWords()
  const { shown } = view
  const close = () => void send({ type: 'close-attendant' })
  return (
    <Overlay
      title={words.pages[shown.page]}
      onDismiss={close}
      foot={
        <>
          {shown.page === 'home' ? null : (
            <Button size="main" sign="back" onPress={() => void send({ type: 'attendant-go', page: 'home' })}>
              {messages.actions.back}
            </Button>
          )}
          <Button size="main" sign="close" onPress={close}>
            {words.close}
          </Button>
        </>
      }
    >
      <p class={css.who}>{words.who(view.who)}</p>
      <PageOf shown={shown} />
    </Overlay>
  )
}

export const AttendantOverlay = ({ view }: { readonly view: AttendantView }) => {
  switch (view.state) {
    case 'in-visit':
      return <InVisitPanel key="in-visit" />
    case 'card':
      return <CardPanel key={view.byNumber ? 'number' : 'card'} view={view} />
    case 'pin':
      return <PinPanel key="pin" checking={view.checking} />
    case 'locked':
      return <LockedPanel key="locked" untilMs={view.untilMs} />
    case 'open':
      return <MenuPanel key={view.shown.page} view={view} />
    default:
      return unreachable(view)
  }
}
