/** The document camera in a real browser: pictures come from a file through Chromium's own capture, the JPEG from its canvas. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Frame } from '../../device-drivers/document-camera/frame.ts'
import { type Scene, sheetOnDesk } from '../../device-drivers/document-camera/testing.ts'
import { chromiumBinary } from '../../kiosk-app/shell/chromium/launcher.ts'
import { materialsPdf } from '../../print/materials.ts'

const SIZE = { width: 1_280, height: 960 }
const FRAMES = 3

/** YUV4MPEG2, 4:2:0, full-range Rec. 601: what Chromium takes for a camera. */
const y4m = (frames: readonly Frame[]): Buffer => {
  const { height, width } = SIZE
  const parts: Buffer[] = [Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`)]
  for (const { data } of frames) {
    const [y, u, v] = [
      Buffer.alloc(width * height),
      Buffer.alloc((width * height) / 4),
      Buffer.alloc((width * height) / 4),
    ]
    for (let row = 0; row < height; row += 1)
      for (let column = 0; column < width; column += 1) {
        const at = (row * width + column) * 4
        const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]
        y[row * width + column] = 0.299 * red + 0.587 * green + 0.114 * blue
        const to = (row >> 1) * (width / 2) + (column >> 1)
        u[to] = 128 - 0.169 * red - 0.331 * green + 0.5 * blue
        v[to] = 128 + 0.5 * red - 0.419 * green - 0.081 * blue
      }
    parts.push(Buffer.from('FRAME\n'), y, u, v)
  }
  return Buffer.concat(parts)
}

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
  writeFileSync(file, y4m(Array.from({ length: FRAMES }, (_, n) => sheetOnDesk({ ...SIZE, ...scene, seed: n + 1 }))))
  const browser = await chromium.launch({
    executablePath: chromiumBinary() ?? '/usr/bin/chromium',
    args: [
      ...['--no-sandbox', '--disable-gpu', '--no-first-run', '--use-fake-ui-for-media-stream'],
      ...['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${file}`],
    ],
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
    const page = { jpeg: Uint8Array.from(jpeg), widthPx, heightPx }
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
