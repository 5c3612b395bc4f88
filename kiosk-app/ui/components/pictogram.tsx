/** Our own signs, drawn on 48 × 48 with one stroke weight. They stand beside words and are hidden from speech. */
import css from './pictogram.module.css'

const PATHS = {
  languages: [
    'M6 12h20',
    'M16 7v5',
    'M22 12c-2 8-8 13-15 16',
    'M10 12c2 7 7 12 13 15',
    'm24 41 9-22 9 22',
    'M27.5 33h11',
  ],
  wages: ['M8 15h32v22H8z', 'M13 10h22', 'm19 20 5 6 5-6', 'M24 26v7', 'M19.5 28h9'],
  family: [
    'M6 23 24 8l18 15',
    'M11 20v20h26V20',
    'M19.5 25.5a3 3 0 1 0 0-.1',
    'M25.8 29a2.4 2.4 0 1 0 0-.1',
    'M17 40v-5a5.6 5.6 0 0 1 9-3.6',
    'M24.5 40v-3a3.8 3.8 0 0 1 7.4 0v3',
  ],
  accident: [
    'M5 35v-8l4-2 5-10h17l6 10 6 2v8h-4',
    'M19 35h11',
    'M14.5 25H37',
    'M14 39.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9z',
    'M34.5 39.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9z',
    'M5 35h4',
  ],
  government: ['M6 19 24 8l18 11z', 'M11 19v16', 'M19.6 19v16', 'M28.4 19v16', 'M37 19v16', 'M6 40h36', 'M8.5 35h31'],
  lawyer: ['M7 9h34v22H25l-9 8v-8H7z', 'M15 17h18', 'M15 23h12'],
  progress: [
    'M11 6h19l7 7v12',
    'M11 6v36h13',
    'M17 17h13',
    'M17 24h8',
    'M33.5 40a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13z',
    'm38.2 38.2 4.3 4.3',
  ],
  card: [
    'M5 11h38v26H5z',
    'M14.5 22.5a4 4 0 1 0 0-.1',
    'M10.5 32a6.5 6.5 0 0 1 12 0',
    'M28 19h10',
    'M28 25h10',
    'M28 31h6',
  ],
  help: ['M24 22a7 7 0 1 0 0-14 7 7 0 0 0 0 14z', 'M9 41v-2a15 15 0 0 1 30 0v2'],
  back: ['M29 10 15 24l14 14'],
  next: ['m19 10 14 14-14 14'],
  up: ['m10 30 14-14 14 14'],
  down: ['m10 18 14 14 14-14'],
  home: ['M6 24 24 8l18 16', 'M11 20v20h26V20', 'M20 40V28h8v12'],
  close: ['m12 12 24 24', 'M36 12 12 36'],
  check: ['m9 25 10 10 20-22'],
  microphone: [
    'M24 30a7 7 0 0 0 7-7v-9a7 7 0 0 0-14 0v9a7 7 0 0 0 7 7z',
    'M11 23a13 13 0 0 0 26 0',
    'M24 36v7',
    'M17 43h14',
  ],
  place: ['M24 44c8-10 13-17 13-24a13 13 0 1 0-26 0c0 7 5 14 13 24z', 'M24 25a5 5 0 1 0 0-10 5 5 0 0 0 0 10z'],
  plus: ['M24 9v30', 'M9 24h30'],
  minus: ['M9 24h30'],
  search: ['M20 34a14 14 0 1 0 0-28 14 14 0 0 0 0 28z', 'm30.5 30.5 11 11'],
  alert: ['M24 42a18 18 0 1 0 0-36 18 18 0 0 0 0 36z', 'M24 14v13', 'M24 33.2v.6'],
  info: ['M24 42a18 18 0 1 0 0-36 18 18 0 0 0 0 36z', 'M24 22v12', 'M24 14.2v.6'],
  clock: ['M24 42a18 18 0 1 0 0-36 18 18 0 0 0 0 36z', 'M24 13v11l7 5'],
  camera: ['M6 14h9l3-5h12l3 5h9v25H6z', 'M24 33a7 7 0 1 0 0-14 7 7 0 0 0 0 14z'],
  file: ['M12 6h16l8 8v28H12z', 'M28 6v8h8', 'M18 23h12', 'M18 30h12'],
  pen: ['m9 39 2-9L31 10l7 7-20 20z', 'm27 14 7 7'],
  printer: ['M13 18V7h22v11', 'M13 33H7V18h34v15h-6', 'M13 28h22v13H13z'],
  phone: ['M13 7h7l3 9-5 4a24 24 0 0 0 10 10l4-5 9 3v7c0 3-3 6-6 6C20 41 7 28 7 13c0-3 3-6 6-6z'],
  contrast: ['M24 42a18 18 0 1 0 0-36 18 18 0 0 0 0 36z'],
  eye: ['M4 24c5-8 12-12 20-12s15 4 20 12c-5 8-12 12-20 12S9 32 4 24z', 'M24 30a6 6 0 1 0 0-12 6 6 0 0 0 0 12z'],
  lower: ['M8 8h32v32H8z', 'M24 14v18', 'm16 25 8 8 8-8'],
  plain: ['M24 12a5 5 0 1 0 0-10 5 5 0 0 0 0 10z', 'M14 44V30a10 10 0 0 1 20 0v14', 'M34 28l7 4v12'],
  speaker: ['M8 18h8l10-9v30l-10-9H8z', 'M33 17a10 10 0 0 1 0 14', 'M38 11a19 19 0 0 1 0 26'],
  repeat: ['M10 20a15 15 0 1 1-1 10', 'M9 9v12h12'],
  pause: ['M17 10v28', 'M31 10v28'],
  play: ['M15 9v30l24-15z'],
  offline: [
    'M24 37.5v.6',
    'M17 30a10 10 0 0 1 14 0',
    'M10.5 22.5a19 19 0 0 1 7-4.5',
    'M37.5 22.5A19 19 0 0 0 24 17',
    'M8 8l32 32',
  ],
  network: ['M24 37.5v.6', 'M17 30a10 10 0 0 1 14 0', 'M10.5 22.5a19 19 0 0 1 27 0'],
  count: ['M7 41h34', 'M13 41V27', 'M24 41V10', 'M35 41V19'],
  trash: ['M9 13h30', 'M19 13V8h10v5', 'M13 13l2 28h18l2-28', 'M21 20v14', 'M27 20v14'],
  shield: ['M24 6 9 11v11c0 10 6.5 16.5 15 20 8.5-3.5 15-10 15-20V11z', 'm17 24 5 5 9-10'],
  wait: ['M24 6v8', 'M24 34v8', 'M6 24h8', 'M34 24h8', 'm11 11 6 6', 'm31 31 6 6', 'm11 37 6-6', 'm31 17 6-6'],
  keyboard: [
    'M5 13h38v23H5z',
    'M12 20h.6',
    'M20 20h.6',
    'M28 20h.6',
    'M36 20h.6',
    'M12 29h.6',
    'M18 29h12',
    'M36 29h.6',
  ],
  erase: ['M17 11h25v26H17L6 24z', 'm24 19 10 10', 'M34 19 24 29'],
  turn: ['M38 24a14 14 0 1 1-4.5-10.3', 'M40 7v9h-9'],
  slip: ['M12 6h24v36l-4-3-4 3-4-3-4 3-4-3-4 3z', 'M18 15h12', 'M18 22h12', 'M18 29h7'],
} satisfies Record<string, readonly string[]>

export type PictogramName = keyof typeof PATHS

export const Pictogram = ({ name, large = false }: { readonly name: PictogramName; readonly large?: boolean }) => (
  <svg
    class={large ? `${css.sign} ${css.large}` : css.sign}
    viewBox="0 0 48 48"
    data-sign={name}
    aria-hidden="true"
    focusable="false"
  >
    {PATHS[name].map((path) => (
      <path key={path} d={path} />
    ))}
    {name === 'contrast' ? <path class={css.filled} d="M24 6a18 18 0 0 1 0 36z" /> : null}
  </svg>
)

/** The product's own mark: a seal with a pair of scales that is also a person with open arms. No state's emblem. */
export const Emblem = () => (
  <svg class={css.emblem} viewBox="0 0 64 64" aria-hidden="true" focusable="false">
    <path class={css.seal} d="M32 2a30 30 0 1 1 0 60 30 30 0 0 1 0-60z" />
    <path d="M32 18v28" />
    <path d="M16 22h32" />
    <path d="M22 47h20" />
    <path d="m16 22-6.5 12a6.5 6.5 0 0 0 13 0z" />
    <path d="m48 22-6.5 12a6.5 6.5 0 0 0 13 0z" />
    <path class={css.head} d="M32 17a4 4 0 1 0 0-8 4 4 0 0 0 0 8z" />
  </svg>
)
