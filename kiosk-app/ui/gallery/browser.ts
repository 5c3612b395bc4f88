/** Debian's Chromium, as pictures and tests start it; `CHROMIUM_BIN` names another. */
import { type Browser, chromium } from 'playwright-core'

export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM_BIN'] ?? '/usr/bin/chromium',
    args: [
      // Headless pictures of our own page on the loopback; as root Chromium has no sandbox to offer.
      '--no-sandbox',
      '--disable-gpu',
      '--hide-scrollbars',
      '--no-first-run',
      '--disable-background-networking',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
    ],
  })
