/** Techniques 41–53: what a page could be made to do. Scripts run as an attacker's would who had got into ours. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Cdp } from './cdp.ts'
import type { Foreign } from './foreign.ts'
import { nameOf } from './list.ts'
import type { Stand } from './stand.ts'
import type { Attempt, Technique, Verdict } from './trial.ts'

const REACTION_MS = 300
/** Away and back: the supervisor looks for a lost page after its grace, and starts a browser. How long it took is told. */
const BACK_WITHIN_MS = 15_000
/** A page whose heart is stopped by a box is given up after five missed beats. */
const HEART_STOPPED_WITHIN_MS = 30_000

const frame = (use: string) => `{
  const frame = document.createElement('iframe')
  frame.style.display = 'none'
  document.body.append(frame)
  const inner = frame.contentWindow
  ${use}
}`
const link = (href: string, more = '') => `{
  const link = document.createElement('a')
  link.href = ${JSON.stringify(href)}
  ${more}
  document.body.append(link)
  link.click()
  link.remove()
}`
const ASKS: readonly string[] = [
  'Notification.requestPermission()',
  'navigator.geolocation.getCurrentPosition(() => {})',
  'navigator.mediaDevices.getDisplayMedia({ video: true }).catch(() => {})',
  'navigator.requestMIDIAccess({ sysex: true }).catch(() => {})',
  'navigator.clipboard.readText().catch(() => {})',
  'navigator.usb?.requestDevice({ filters: [] }).catch(() => {})',
  'navigator.hid?.requestDevice({ filters: [] }).catch(() => {})',
  'navigator.serial?.requestPort().catch(() => {})',
  'navigator.bluetooth?.requestDevice({ acceptAllDevices: true }).catch(() => {})',
  'navigator.storage.persist().catch(() => {})',
  'globalThis.getScreenDetails?.().catch(() => {})',
  'globalThis.queryLocalFonts?.().catch(() => {})',
  'globalThis.IdleDetector?.requestPermission().catch(() => {})',
  'navigator.credentials.get({ publicKey: { challenge: new Uint8Array(16) } }).catch(() => {})',
  'new PaymentRequest([{ supportedMethods: "https://example.org/pay" }], { total: { label: "x", amount: { currency: "CNY", value: "1" } } }).show().catch(() => {})',
  'navigator.share?.({ text: "x" }).catch(() => {})',
  'navigator.registerProtocolHandler?.("web+lutong", "/?%s")',
]

export const webTechniques = (
  stand: Stand,
  cdp: Cdp,
  picture: () => Buffer,
  foreign: Foreign,
): readonly Technique[] => {
  const after = async (act: () => Promise<unknown>, withinMs = BACK_WITHIN_MS): Promise<Verdict> => {
    const known = foreign.hits()
    await act()
    await pause(REACTION_MS)
    const verdict = await stand.untilOurs(picture(), withinMs)
    if (!verdict.ours) return verdict
    if (foreign.hits() > known) return { ours: false, why: 'another server was reached' }
    const pages = await cdp.pages()
    return pages.length === 1 ? verdict : { ours: false, why: `pages: ${pages.join(', ')}` }
  }
  const script =
    (source: string, withinMs?: number): Attempt =>
    () =>
      after(() => cdp.run(`try { ${source} } catch {}`), withinMs)
  /** As typed into a browser's own address bar. */
  const navigate =
    (url: string): Attempt =>
    () =>
      after(() => cdp.send('Page.navigate', { url }))
  const { secureUrl, url } = foreign
  const schemes = [
    ...['file:///etc/passwd', 'chrome://settings/', 'chrome://version/', 'chrome-untrusted://print/'],
    ...['view-source:http://127.0.0.1/', 'data:text/html,<h1>x</h1>', 'javascript:document.write(1)', 'about:blank'],
    'filesystem:http://127.0.0.1/temporary/x',
  ]
  const blob = `URL.createObjectURL(new Blob(['<h1>x</h1>'], { type: 'text/html' }))`
  const pdf = `URL.createObjectURL(new Blob(['%PDF-1.4'], { type: 'application/pdf' }))`
  return [
    {
      name: nameOf('41'),
      attempts: [
        script(`open(${JSON.stringify(url)})`),
        script(`Window.prototype.open?.call(window, ${JSON.stringify(url)})`),
        script(frame(`inner.open(${JSON.stringify(url)})`)),
        script(frame(`inner.open(${JSON.stringify(url)}, '', 'popup,width=400,height=400')`)),
      ],
    },
    {
      name: nameOf('42'),
      attempts: [
        script(link(url, `link.target = '_blank'`)),
        script(
          link(
            url,
            `link.target = '_blank'; link.addEventListener('click', (event) => event.stopImmediatePropagation())`,
          ),
        ),
        script(
          `{ const form = document.createElement('form'); form.action = ${JSON.stringify(url)}; form.target = '_blank'; document.body.append(form); form.submit(); form.remove() }`,
        ),
      ],
    },
    {
      name: nameOf('43'),
      attempts: [
        script(link(url)),
        script(`location.href = ${JSON.stringify(url)}`),
        script(`location.replace(${JSON.stringify(`${url}302`)})`),
        script(
          `{ const meta = document.createElement('meta'); meta.httpEquiv = 'refresh'; meta.content = '0;url=${url}'; document.head.append(meta); meta.remove() }`,
        ),
        script(frame(`frame.src = ${JSON.stringify(url)}`)),
        script(`fetch(${JSON.stringify(url)}, { mode: 'no-cors' }).catch(() => {})`),
        script(`new Image().src = ${JSON.stringify(url)}`),
        script(`navigator.sendBeacon(${JSON.stringify(url)}, 'x')`),
        script('history.back(); history.go(-2)'),
        navigate(url),
      ],
    },
    {
      name: nameOf('44'),
      attempts: [
        ...schemes.map((target) => navigate(target)),
        ...schemes.map((target) => script(`location.href = ${JSON.stringify(target)}`)),
        script(`location.href = ${blob}`),
        script(frame(`frame.src = ${blob}`)),
        script(frame(`inner.location = 'javascript:parent.document.body.remove()'`)),
      ],
    },
    {
      name: nameOf('45'),
      attempts: [
        'mailto:a@example.org',
        'tel:110',
        'sms:110',
        'weixin://dl/',
        'intent://x#Intent;end',
        'lutong://x',
      ].flatMap((target) => [script(`location.href = ${JSON.stringify(target)}`), script(link(target))]),
    },
    {
      name: nameOf('46'),
      attempts: [
        script(`{ const input = document.createElement('input'); input.type = 'file'; input.click() }`),
        script(
          `{ const input = document.createElement('input'); input.type = 'file'; input.webkitdirectory = true; input.showPicker() }`,
        ),
        script('showOpenFilePicker().catch(() => {})'),
        script('showSaveFilePicker().catch(() => {})'),
        script('showDirectoryPicker().catch(() => {})'),
        script(
          `{ const input = document.createElement('input'); input.type = 'color'; input.style.position = 'fixed'; input.style.opacity = '0'; document.body.append(input); input.showPicker?.(); setTimeout(() => input.remove(), 100) }`,
        ),
      ],
    },
    {
      name: nameOf('47'),
      attempts: [
        script(`location.href = ${pdf}`),
        script(frame(`frame.src = ${pdf}`)),
        script(
          `{ const embed = document.createElement('embed'); embed.type = 'application/pdf'; embed.src = ${pdf}; document.body.append(embed); setTimeout(() => embed.remove(), 100) }`,
        ),
        script('print()'),
        script(frame('inner.print()')),
        script(`document.execCommand('print'); document.execCommand('saveAs')`),
      ],
    },
    {
      name: nameOf('48'),
      attempts: [
        script(link('data:application/octet-stream,x', `link.download = 'x.exe'`)),
        script(
          `{ const link = document.createElement('a'); link.href = ${blob}; link.download = 'x.exe'; document.body.append(link); link.click(); link.remove() }`,
        ),
        navigate('data:application/octet-stream,x'),
      ],
    },
    {
      name: nameOf('49'),
      attempts: [
        script('for (let index = 0; index < 50; index += 1) { alert(index); confirm(index); prompt(index) }'),
        script(
          `addEventListener('beforeunload', (event) => { event.preventDefault(); event.returnValue = 'x' }); location.reload()`,
        ),
        script(frame('for (;;) inner.alert(1)'), HEART_STOPPED_WITHIN_MS),
        script('for (;;) {}', HEART_STOPPED_WITHIN_MS),
      ],
    },
    { name: nameOf('50'), attempts: ASKS.map((ask) => script(`void (${ask})`)) },
    {
      name: nameOf('51'),
      attempts: [
        script(
          `document.documentElement.lang = 'fr'; const text = document.createElement('p'); text.style.cssText = ''; Object.assign(text.style, { position: 'fixed', top: '0', opacity: '0' }); text.textContent = 'Bonjour tout le monde, ceci est une page entièrement écrite en français. '.repeat(40); document.body.append(text)`,
        ),
        script(`document.documentElement.lang = 'zh-CN'`),
      ],
    },
    {
      name: nameOf('52'),
      attempts: [
        ...['chrome://crash', 'chrome://kill', 'chrome://hang', 'chrome://restart'].map((target) => navigate(target)),
        () => after(() => cdp.send('Page.crash')),
      ],
    },
    {
      name: nameOf('53'),
      attempts: [navigate('http://127.0.0.1:1/'), navigate('http://nowhere.invalid/'), navigate(secureUrl)],
    },
  ]
}
