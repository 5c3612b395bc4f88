/** The document camera in a real browser: pictures come from a file through Chromium's own capture, the JPEG from its canvas. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Scene, sheetOnDesk } from '../../device-drivers/document-camera/testing.ts'
import { chromiumBinary } from '../../kiosk-app/shell/chromium/launcher.ts'
import { materialsPdf } from '../../print/materials.ts'
import { FILM_SIZE, filmArguments, writeFilm } from '../support/camera-film.ts'

const FRAMES = 3

interface Captured {
  readonly jpeg?: readonly number[]
  readonly widthPx?: number
  readonly heightPx?: number
  readonly problem?: string
  readonly fault?: string
  readonly problems?: readonly string[]
}

let folder: string
let script: string
const captureFrom = async (scene: Scene, deadlineMs: number): Promise<Captured> => {
  const file = join(folder, 'scene.y4m')
  writeFilm(
    file,
    Array.from({ length: FRAMES }, (_, n) => sheetOnDesk({ ...FILM_SIZE, ...scene, seed: n + 1 })),
  )
  const browser = await chromium.launch({
    executablePath: chromiumBinary() ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', ...filmArguments(file)],
  })
  try {
    const page = await browser.newPage()
    // A page of this machine is a secure one: only there is a camera.
    await page.route('http://localhost/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<!doctype html><script type="module">${script}</script>` }),
    )
    await page.goto('http://localhost/')
    await page.waitForFunction(() => 'capture' in globalThis)
    return await page.evaluate(`globalThis.capture(${deadlineMs})`)
  } finally {
    await browser.close()
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lutong-camera-'))
  const made = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: new URL('page.ts', import.meta.url).pathname, formats: ['es'], fileName: 'page' },
    },
  })
  const [output] = Array.isArray(made) ? made : [made]
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined
  script = chunk?.code ?? ''
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the document camera in the browser', () => {
  it('cuts out the page and makes it straight, and the pages become a PDF', async () => {
    const taken = await captureFrom({ turnDeg: 8, tiltXDeg: 8, size: 0.75 }, 20_000)
    if (taken.jpeg === undefined) throw new Error(JSON.stringify(taken))
    const { heightPx = 0, jpeg, widthPx = 1 } = taken
    expect(heightPx / widthPx).toBeCloseTo(Math.SQRT2, 1)
    const page = { picture: Uint8Array.from(jpeg), widthPx, heightPx, turn: 0 } as const
    const pdf = join(folder, 'materials.pdf')
    writeFileSync(pdf, await materialsPdf('劳动合同', [page, page], new Date(0)))
    const images = execFileSync('pdfimages', ['-list', pdf], { encoding: 'utf8' })
    expect(images.match(/ jpeg /g)).toHaveLength(2)
    expect(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' })).toMatch(/Pages:\s+2[\s\S]*A4/)
  })

  it('says what stands in the way: glare', async () => {
    const taken = await captureFrom({ glare: { u: 0.5, v: 0.4, radius: 0.3 } }, 6_000)
    expect(taken).toMatchObject({ problem: 'glare', problems: expect.arrayContaining(['moving', 'glare']) })
  })
})
