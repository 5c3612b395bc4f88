/** Shows one fixture: `#name/language`. Development and pictures only; it is no part of the built page. */
import { render } from 'preact'
import type { Command } from '@lutong/core/contracts/host-rpc.ts'
import { LANGUAGES } from '@lutong/core/messages/text.ts'
import { App } from '../app.tsx'
import { messagesIn } from '../messages/messages.ts'
import { VisitProvider } from '../visit/visit.ts'
import { FIXTURES } from './fixtures/all.ts'
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
  }
}
const sent: Command[] = []
window.sentCommands = sent

const show = () => {
  const [name = '', wanted = ''] = window.location.hash.slice(1).split('/')
  const language = LANGUAGES.find((one) => one === wanted) ?? 'zh-CN'
  const found = FIXTURES.find((one) => one.name === name) ?? FIXTURES[0]
  if (found === undefined) return
  drafts.clear()
  sent.length = 0
  const visit = {
    snapshot: found.snapshot(language),
    messages: messagesIn(language),
    drafts,
    now,
    send: (command: Command) => {
      sent.push(command)
      return Promise.resolve(true)
    },
    upload: () => Promise.resolve(true),
  }
  render(
    <VisitProvider value={visit}>
      <App key={`${name}/${language}`} />
    </VisitProvider>,
    root,
  )
  document.title = `${found.name}/${language}`
}

window.addEventListener('hashchange', show)
show()
