/** The host as a program: what it says when it is ready, and how it ends. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let folder: string
let host: ChildProcessWithoutNullStreams | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lutong-main-'))
})
afterEach(() => {
  host?.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

const start = (...more: readonly string[]) => {
  const main = new URL('main.ts', import.meta.url).pathname
  // Nothing is there: no centre, no reader, no printers. The host starts all the same.
  const args = ['--data', folder, '--centre', 'http://127.0.0.1:9', '--reader', join(folder, 'no-reader')]
  host = spawn(process.execPath, [main, ...args, '--receipt', '127.0.0.1:9', ...more])
  return host
}
const firstLine = (child: ChildProcessWithoutNullStreams) =>
  new Promise<unknown>((resolve) => child.stdout.once('data', (line: Buffer) => resolve(JSON.parse(line.toString()))))
const ended = (child: ChildProcessWithoutNullStreams) =>
  new Promise<{ code: number | null; errors: string }>((resolve) => {
    let errors = ''
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
    child.once('close', (code) => resolve({ code, errors }))
  })

describe('the host', () => {
  it('says in one line when it is ready, and ends cleanly when asked to', async () => {
    const child = start('--port', '0')
    const over = ended(child)
    expect(await firstLine(child)).toMatchObject({
      ready: true,
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/$/),
      tokenFile: join(folder, 'kiosk-token'),
    })
    for (const secret of ['kiosk-token', 'terminal-keys.json'])
      expect(statSync(join(folder, secret)).mode & 0o777, secret).toBe(0o600)
    child.kill('SIGTERM')
    expect((await over).code).toBe(0)
  })

  it('names a port that is taken, and ends', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const address = other.address()
    const port = String(typeof address === 'object' && address !== null ? address.port : 0)
    const { code, errors } = await ended(start('--port', port))
    other.close()
    expect(code).toBe(1)
    expect(errors).toContain(`Port ${port} is taken`)
  })

  it.each(['centre-kiosk', 'desk-unit', 'village-tablet', 'village-tablet-without-printer'])(
    'starts as the %s of the examples',
    async (name) => {
      const profile = new URL(`../../deploy/profiles/${name}.yaml`, import.meta.url).pathname
      expect(await firstLine(start('--port', '0', '--profile', profile))).toMatchObject({ ready: true })
    },
  )

  it('does not start with a wrong profile, and names the line', async () => {
    const profile = join(folder, 'profile.yaml')
    writeFileSync(profile, 'kind: desk-unit\nppi: many\n')
    const { code, errors } = await ended(start('--profile', profile))
    expect(code).toBe(1)
    expect(errors).toContain(`${profile}, line 2: ppi: write the pixels per inch of the panel, 40 to 400.\n`)
    expect(errors).toContain(`${profile} 第 2 行：ppi：写屏幕每英寸的像素数，40 到 400。\n`)
  })

  it('names an option that is wrong', async () => {
    const { code, errors } = await ended(start('--printer', 'http://example.test'))
    expect(code).toBe(1)
    expect(errors.trim()).toBe('Wrong or missing: --printer.')
  })
})
