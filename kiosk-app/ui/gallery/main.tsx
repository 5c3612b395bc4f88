/** Shows one fixture: `#name/language`. Development and pictures only; it is no part of the built page. */
import { render } from 'preact'
import type { Command, Snapshot, SpeakRequest } from '@lutong/core/contracts/host-rpc.ts'
import { Colours, TextSize } from '@lutong/core/contracts/host-display.ts'
import { LANGUAGES } from '@lutong/core/messages/text.ts'
import { App } from '../app.tsx'
import { fetchWords, messagesIn } from '../messages/messages.ts'
import { endVisit } from '../visit/visit-end.ts'
import { VisitProvider } from '../visit/visit.ts'
import { FIXTURES } from './fixtures/all.ts'
import { disguised, PSEUDO_LOCALES } from './pseudo-locales.ts'
import { FIXTURE_NOW_MS } from './fixtures/base.ts'
import '../theme/base.css'

const root = document.querySelector('#app')
if (root === null) throw new Error('The gallery has no place for the app.')

const now = () => FIXTURE_NOW_MS
const drafts = new Map()

declare global {
  interface Window {
    /** What a test reads back: the commands that the screens sent. */
    sentCommands: Command[]
    /** And what they asked to be spoken. */
    spokenTexts: SpeakRequest[]
  }
}
const sent: Command[] = []
window.sentCommands = sent
const spoken: SpeakRequest[] = []
window.spokenTexts = spoken

/** How the screen is read: `textSize=largest&plain&lowReach&colours=low-glare&spoken=headphones`. */
const reading = (query: string, { speech }: Snapshot): Partial<Snapshot> => {
  const asked = new URLSearchParams(query)
  const textSize = TextSize.safeParse(asked.get('textSize'))
  const colours = Colours.safeParse(asked.get('colours'))
  return {
    ...(textSize.success ? { textSize: textSize.data } : {}),
    ...(colours.success ? { colours: colours.data } : {}),
    ...(asked.has('ppi') ? { panelPpi: Number(asked.get('ppi')) } : {}),
    ...(asked.has('plain') ? { plain: true } : {}),
    ...(asked.has('lowReach') ? { lowReach: true } : {}),
    ...(asked.has('spoken')
      ? { speech: { ...speech, on: true, headphones: asked.get('spoken') === 'headphones', blank: asked.has('blank') } }
      : {}),
  }
}

/** A page of writing, drawn here. */
const drawnPage = (): Promise<Blob> => {
  const canvas = new OffscreenCanvas(1_240, 1_754)
  const context = canvas.getContext('2d')
  if (context !== null) {
    context.fillStyle = '#f4f2ec'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.fillStyle = '#20242c'
    for (let line = 0; line < 30; line += 1)
      for (let sign = 0; sign < 24 - (line % 5); sign += 1) context.fillRect(140 + sign * 40, 180 + line * 48, 26, 24)
  }
  return canvas.convertToBlob({ type: 'image/jpeg' })
}

/** Encoded once: every page of every paper looks like it. */
let onePage: Promise<Blob> | undefined

const show = () => {
  const [name = '', wanted = '', query = ''] = window.location.hash.slice(1).split('/')
  const pseudo = PSEUDO_LOCALES.find((one) => one.tag === wanted)
  const language = pseudo === undefined ? (LANGUAGES.find((one) => one === wanted) ?? 'zh-CN') : 'en'
  const found = FIXTURES.find((one) => one.name === name) ?? FIXTURES[0]
  if (found === undefined) return
  drafts.clear()
  // Which keys were chosen on the screen before is forgotten.
  endVisit()
  sent.length = 0
  spoken.length = 0
  const plain = found.snapshot(language, pseudo?.disguise)
  // Read within the rendering: Traditional is fetched.
  const words = () => (pseudo === undefined ? messagesIn(language) : disguised(messagesIn(language), pseudo.disguise))
  const visit = {
    snapshot: { ...plain, ...reading(query, plain), ...(pseudo === undefined ? {} : { pack: pseudo.pack }) },
    drafts,
    keepTyped: () => {},
    now,
    send: (command: Command) => {
      sent.push(command)
      return Promise.resolve(true)
    },
    upload: () => Promise.resolve(true),
    speak: (request: SpeakRequest) => {
      spoken.push(request)
      return Promise.resolve(null)
    },
    onCallSignal: () => () => {},
    picture: () => (onePage ??= drawnPage()),
  }
  const Shown = () => (
    <VisitProvider value={{ ...visit, messages: words() }}>
      <App key={`${name}/${wanted}/${query}`} />
    </VisitProvider>
  )
  render(<Shown />, root)
  document.title = [found.name, pseudo?.tag ?? language, ...(query === '' ? [] : [query])].join('/')
}

// A picture must not show words of another language for a moment.
await fetchWords('en')
window.addEventListener('hashchange', show)
show()
