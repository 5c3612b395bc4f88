/** What does not work right now and what to do without. Nothing here ends a visit. */
import type { Command, Snapshot } from '@lutong/core/contracts/host-rpc.ts'
import type { Messages } from '../messages/messages.ts'
import { useVisit } from '../visit/visit.ts'
import css from './banners.module.css'
import { Button } from './button.tsx'
import { Pictogram, type PictogramName } from './pictogram.tsx'

interface Banner {
  readonly key: string
  readonly sign: PictogramName
  readonly text: string
  /** Where more is told about it. */
  readonly more?: { readonly label: string; readonly command: Command }
}

/** They say themselves what no line means for them. */
const OWN_WORDS_OFFLINE: ReadonlySet<string> = new Set([
  'sending',
  'done',
  'starting',
  'out-of-service',
  'offline',
  'consult-waiting',
  'consult-call',
  'consult-record',
])

/** Screens where a missing device matters to what is done there. */
const READER_SCREENS: ReadonlySet<string> = new Set(['welcome', 'notice'])
const PRINTER_SCREENS: ReadonlySet<string> = new Set(['review', 'sign'])

const isMissing = (snapshot: Snapshot, device: Snapshot['devices'][number]['device']) =>
  snapshot.devices.some((one) => one.device === device && (one.state === 'absent' || one.state === 'faulted'))

const bannersOf = (snapshot: Snapshot, messages: Messages): readonly Banner[] => {
  const screen = snapshot.screen.name
  const banners: Banner[] = []
  if (snapshot.centre === 'offline' && !OWN_WORDS_OFFLINE.has(screen)) {
    banners.push({
      key: 'offline',
      sign: 'offline',
      text: messages.banners.offline,
      ...(screen === 'welcome' ? { more: { label: messages.offline.open, command: { type: 'open-offline' } } } : {}),
    })
  }
  if (snapshot.help === 'coming') banners.push({ key: 'help', sign: 'help', text: messages.help.banner })
  // A terminal that only guides asks for no card, and none is typed there.
  if (!snapshot.guideOnly && READER_SCREENS.has(screen) && isMissing(snapshot, 'id-card-reader')) {
    banners.push({ key: 'reader', sign: 'card', text: messages.banners.reader })
  }
  if (PRINTER_SCREENS.has(screen) && isMissing(snapshot, 'receipt-printer')) {
    banners.push({ key: 'slip-printer', sign: 'printer', text: messages.banners.slipPrinter })
  }
  if (PRINTER_SCREENS.has(screen) && isMissing(snapshot, 'document-printer')) {
    banners.push({ key: 'form-printer', sign: 'printer', text: messages.banners.formPrinter })
  }
  return banners
}

const More = ({ command, label }: NonNullable<Banner['more']>) => {
  const { send } = useVisit()
  return (
    <Button sign="next" signAtEnd onPress={() => void send(command)}>
      {label}
    </Button>
  )
}

export const Banners = () => {
  const { snapshot, messages } = useVisit()
  return (
    <div class={css.banners} role="status" data-banners>
      {bannersOf(snapshot, messages).map((banner) => (
        <div key={banner.key} class={css.banner}>
          <Pictogram name={banner.sign} />
          <span>{banner.text}</span>
          {banner.more === undefined ? null : <More {...banner.more} />}
        </div>
      ))}
    </div>
  )
}
