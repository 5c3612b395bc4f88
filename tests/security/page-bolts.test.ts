/** The kiosk's page in a real browser under the host's own headers: whoever gets a script or a mark-up into it. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestClock } from '../../core/clock.ts'
import { type LoopbackServer, openLoopbackServer } from '../../kiosk-app/host/bridge/loopback-server.ts'
import { launchBrowser } from '../support/kiosk-page.ts'

/** What stands in the mark-up itself, each in its own way; none may run. */
const MARKED = `<!doctype html><title>page</title>
<style>body { --inline-style: ran }</style>
<body onload="ran.push('handler')">
<script src="/assets/main-1.js"></script>
<script>ran.push('inline')</script>
<p id="styled" style="--styled: ran"></p>`

/** Ours, and a code made of a text where no tool of a test stands in for the page. */
const OWN_FILE = `
globalThis.ran = ['own file']
try { new Function('return 1')(); ran.push('code') } catch (error) { ran.push(error.constructor.name) }`

/** What a browser has to give and our page never asks for. */
const NEVER = [
  ...['accelerometer', 'bluetooth', 'clipboard-read', 'clipboard-write', 'display-capture', 'geolocation'],
  ...['gyroscope', 'hid', 'idle-detection', 'local-fonts', 'magnetometer', 'midi', 'payment', 'picture-in-picture'],
  ...['publickey-credentials-get', 'screen-wake-lock', 'serial', 'usb', 'web-share', 'window-management'],
]
const RAN = ['own file', 'EvalError']

let folder: string
let host: LoopbackServer
let browser: Browser
let page: Page
let elsewhere: Server
let elsewhereUrl: string
const reached: string[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lutong-bolts-'))
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'page', 'index.html'), MARKED)
  writeFileSync(join(folder, 'page', 'assets', 'main-1.js'), OWN_FILE)
  const opened = await openLoopbackServer({
    port: 0,
    pageFolder: join(folder, 'page'),
    tokenFile: join(folder, 'token'),
    channel: {
      attach: () => () => {},
      onCallSignal: () => () => {},
      command: () => false,
      upload: () => Promise.resolve(false),
      picture: () => undefined,
      uploadTooLarge: () => false,
      speak: () => Promise.resolve(undefined),
    },
    clock: createTestClock(0),
    log: () => {},
  })
  if (!opened.ok) throw new Error(opened.error)
  host = opened.value
  elsewhere = createServer((request, response) => {
    reached.push(request.url ?? '')
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/javascript' })
    response.end('globalThis.ran?.push("elsewhere")')
  })
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
  const address = elsewhere.address()
  elsewhereUrl = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`
  browser = await launchBrowser()
  page = await browser.newPage()
  const entered = await page.goto(`${host.url}enter?t=${readFileSync(join(folder, 'token'), 'utf8')}`)
  expect(entered?.status()).toBe(200)
})
afterAll(async () => {
  await browser?.close()
  await host?.close()
  elsewhere?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** As a script of the page's own, which no rule for what is typed in the tools covers. */
const said = (source: string): Promise<unknown> => page.evaluate(source)
const refusal = (source: string) =>
  said(`(() => { try { ${source}; return 'done' } catch (error) { return error.constructor.name } })()`)

describe('mark-up', () => {
  it('runs the page’s own file, and neither a script nor a handler that stands in it', async () => {
    expect(await said('ran')).toEqual(RAN)
  })

  it('carries no style of its own', async () => {
    expect(await said(`getComputedStyle(document.body).getPropertyValue('--inline-style')`)).toBe('')
    expect(await said(`getComputedStyle(document.querySelector('#styled')).getPropertyValue('--styled')`)).toBe('')
  })

  it('is not made of a text, nor a script, nor a code', async () => {
    for (const source of [
      `document.body.innerHTML = '<b>x</b>'`,
      `document.body.insertAdjacentHTML('beforeend', '<b>x</b>')`,
      `document.write('x')`,
      `document.createElement('script').src = '/assets/main-1.js'`,
      `document.createElement('script').textContent = 'ran.push(1)'`,
      `document.createElement('iframe').srcdoc = 'x'`,
      `new Worker('/assets/main-1.js')`,
      `setTimeout('ran.push(1)')`,
      `trustedTypes.createPolicy('another', { createHTML: (text) => text })`,
    ])
      expect(await refusal(source), source).toBe('TypeError')
    expect(await said('ran')).toEqual(RAN)
  })
})

describe('another server', () => {
  it('is reached by nothing', async () => {
    const url = JSON.stringify(elsewhereUrl)
    const ways = await page.evaluate<string[]>(`(() => {
      globalThis.refused = []
      document.addEventListener('securitypolicyviolation', ({ blockedURI }) => refused.push(blockedURI.split('/').pop()))
      const add = (tag, set) => { const one = document.createElement(tag); Object.assign(one, set); document.body.append(one) }
      const ways = {
        img: (url) => add('img', { src: url }),
        frame: (url) => add('iframe', { src: url }),
        style: (url) => add('link', { rel: 'stylesheet', href: url }),
        preload: (url) => add('link', { rel: 'preload', as: 'fetch', href: url }),
        video: (url) => add('video', { src: url }),
        object: (url) => add('object', { data: url }),
        embed: (url) => add('embed', { src: url }),
        form: (url) => {
          const form = document.createElement('form')
          Object.assign(form, { action: url, method: 'post' })
          document.body.append(form)
          form.submit()
        },
        beacon: (url) => navigator.sendBeacon(url, 'x'),
        socket: (url) => new WebSocket(url.replace('http', 'ws')),
        events: (url) => new EventSource(url),
        fetch: (url) => fetch(url, { mode: 'no-cors' }),
        module: (url) => import(url),
        font: (url) => new FontFace('x', 'url(' + url + ')').load(),
      }
      for (const [name, way] of Object.entries(ways)) {
        const threw = () => refused.push(name)
        // A frame is told of by its server alone.
        if (name === 'frame') document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          if (effectiveDirective === 'frame-src') threw()
        })
        try { Promise.resolve(way(${url} + name)).catch(threw) } catch { threw() }
      }
      return Object.keys(ways)
    })()`)
    // Each is refused by the policy, or throws; a way that is not has reached the other server, or will.
    await expect
      .poll(async () => {
        const refused = await page.evaluate<string[]>('refused')
        return ways.filter((name) => !refused.includes(name))
      })
      .toEqual([])
    expect(reached).toEqual([])
    expect(page.url()).toBe(host.url)
  })

  it('would be reached from a page without the policy', async () => {
    const plain = await browser.newPage()
    await plain.goto(`${elsewhereUrl}plain`)
    await plain.evaluate(`fetch('${elsewhereUrl}fetched')`)
    expect(reached).toContain('/fetched')
    await plain.close()
  })
})

describe('what a page may ask a browser for', () => {
  it('is camera and microphone, and nothing else', async () => {
    const granted = await said(`[...document.featurePolicy.allowedFeatures()]`)
    const asked = new Set(Array.isArray(granted) ? granted.map(String) : [])
    for (const own of ['camera', 'microphone']) expect(asked, own).toContain(own)
    for (const name of NEVER) expect(asked, name).not.toContain(name)
  })

  it('is refused at once, without a question', async () => {
    expect(
      await said(
        `new Promise((resolve) => navigator.geolocation.getCurrentPosition(() => resolve('given'), ({ code }) => resolve(code)))`,
      ),
    ).toBe(1)
    expect(await said(`navigator.requestMIDIAccess().then(() => 'given', ({ name }) => name)`)).toBe('SecurityError')
    expect(await said(`navigator.usb.getDevices().then(() => 'given', ({ name }) => name)`)).toBe('SecurityError')
  })
})
