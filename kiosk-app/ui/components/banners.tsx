/** What does not work right now and what to do without. Nothing here ends a visit. */
import type { Snapshot } from '@lutong/core/contracts/host-rpc.ts'
import type { Messages } from '../messages/messages.ts'
import { useVisit } from '../visit/visit.ts'
import css from './banners.module.css'
import { Pictogram, type PictogramName } from './pictogram.tsx'

interface Banner {
  readonly key: string
  readonly sign: PictogramName
  readonly text: string
}

/** Screens where a missing device matters to what is done there. */
const READER_SCREENS: ReadonlySet<string> = new Set(['welcome', 'notice'])
const PRINTER_SCREENS: ReadonlySet<string> = new Set(['review', 'sign'])

const isMissing = (snapshot: Snapshot, device: Snapshot['devices'][number]['device']) =>
  snapshot.devices.some((one) => one.device === device && (one.state === 'absent' || one.state === 'faulted'))

const bannersOf = (snapshot: Snapshot, messages: Messages): readonly Banner[] => {
  const screen = snapshot.screen.name
  const banners: Banner[] = []
  if (snapshot.centre === 'offline' && screen !== 'sending' && screen !== 'starting' && screen !== 'out-of-service') {
    banners.push({ key: 'offline', sign: 'offline', text: messages.banners.offline })
  }
  if (READER_SCREENS.has(screen) && isMissing(snapshot, 'id-card-reader')) {
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

export const Banners = () => {
  const { snapshot, messages } = useVisit()
  return (
    <div class={css.banners} role="status">
      {bannersOf(snapshot, messages).map((banner) => (
        <p key={banner.key} class={css.banner}>
          <Pictogram name={banner.sign} />
          <span>{banner.text}</span>
        </p>
      ))}
    </div>
  )
}
