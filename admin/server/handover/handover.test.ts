/** Pictures from a telephone: one address, one terminal, ten minutes, in pieces, sealed, and nothing left. */
import { MAX_HANDED_FILES } from '@lutong/core/contracts/handed-form.ts'
import { HandoverAnswer, HandoverFiles } from '@lutong/core/contracts/handover.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import type { SigningTerminal } from '../testing/signing-terminal.ts'

let running: RunningCentre
let terminal: SigningTerminal
let other: SigningTerminal
beforeAll(async () => {
  running = await startCentre()
  terminal = await running.newTerminal()
  other = await running.newTerminal()
})
afterAll(() => running.end())

let serial = 0
const next = () => String((serial += 1)).padStart(7, '0')
const open = async (token = `handover-token-${next()}`) => {
  const answer = HandoverAnswer.parse(await (await terminal.post('/v1/handovers', { token })).json())
  return { token, ...answer }
}
/** The centre looks at the mark alone: it could open no seal. */
const sealed = (tail: string) => Buffer.concat([Buffer.from([1]), Buffer.from(tail)])
interface Sent {
  readonly fileId?: string
  readonly from?: number
  readonly to?: number
  readonly position?: number
  readonly phone?: string
}
const PHONE = '0123456789abcdef01234567'
const send = (
  url: string,
  bytes: Buffer,
  { fileId = `file-${next()}`, from = 0, to, position = 0, phone = PHONE }: Sent = {},
) =>
  fetch(`${url}/files/${fileId}?offset=${from}&size=${bytes.length}&position=${position}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream', 'x-phone': phone },
    body: Buffer.from(bytes.subarray(from, to)),
  })
const state = (url: string, phone = PHONE) => fetch(`${url}/state`, { headers: { 'x-phone': phone } })
const take = async (token: string, taken: readonly string[] = [], by = terminal) =>
  HandoverFiles.parse(await (await by.post('/v1/handovers/take', { token, taken, refused: [] })).json())
const textOf = (base64: string | undefined) =>
  Buffer.from(base64 ?? '', 'base64')
    .toString('latin1')
    .slice(1)

describe('a picture from a telephone', () => {
  it('arrives at the terminal that opened the address, at no other, and is kept until it is safely there', async () => {
    const { token, url } = await open()
    expect((await fetch(url)).status).toBe(200)
    expect((await send(url, sealed('paper'), { fileId: 'file-first' })).status).toBe(200)
    expect(await take(token, [], other)).toEqual({ open: false, coming: false, files: [] })
    // The answer was lost: the same file is given again.
    for (let n = 0; n < 2; n += 1)
      expect((await take(token)).files.map((one) => textOf(one.sealedBase64))).toEqual(['paper'])
    expect((await take(token, ['file-first'])).files).toEqual([])
    expect(await (await state(url)).json()).toMatchObject({
      files: [{ fileId: 'file-first', state: 'taken' }],
    })
  })

  it('goes on after a lost line from where it was, and comes in the citizen’s order', async () => {
    const { token, url } = await open()
    const page = sealed('a page that comes in pieces')
    const part = { fileId: 'file-pieces', position: 1 }
    expect(await (await send(url, page, { ...part, to: 12 })).json()).toEqual({ offset: 12 })
    // Sent again because the answer was lost, and sent too far ahead: both are told where to go on.
    expect(await (await send(url, page, { ...part, to: 12 })).json()).toEqual({ offset: 12 })
    expect(await (await send(url, page, { ...part, from: 20 })).json()).toEqual({ offset: 12 })
    expect((await take(token)).files).toEqual([])
    expect(await (await send(url, page, { ...part, from: 12 })).json()).toEqual({ offset: page.length })
    await send(url, sealed('first'), { fileId: 'file-earlier', position: 0 })
    const [first] = (await take(token)).files
    expect(textOf(first?.sealedBase64)).toBe('first')
    const [second] = (await take(token, ['file-earlier'])).files
    expect(textOf(second?.sealedBase64)).toBe('a page that comes in pieces')
  })

  it('does not wait for one that was broken off for good', async () => {
    const { token, url } = await open()
    await send(url, sealed('broken off by a reload'), { fileId: 'file-broken', to: 5, position: 1 })
    await send(url, sealed('whole'), { position: 2 })
    expect((await take(token)).files.map((one) => textOf(one.sealedBase64))).toEqual(['whole'])
  })

  it('comes too late after ten minutes, unless the terminal asks for more, or after it closed the address', async () => {
    const late = await open()
    running.clock.advance(9 * 60_000)
    await open(late.token)
    running.clock.advance(9 * 60_000)
    expect((await fetch(late.url)).status).toBe(200)
    running.clock.advance(60_000)
    expect((await fetch(late.url)).status).toBe(404)
    expect((await send(late.url, sealed('x'))).status).toBe(404)
    const closed = await open()
    expect((await send(closed.url, sealed('x'))).status).toBe(200)
    expect((await terminal.post('/v1/handovers/close', { token: closed.token, taken: [], refused: [] })).status).toBe(
      204,
    )
    expect((await send(closed.url, sealed('x'))).status).toBe(404)
    expect((await take(closed.token)).files).toEqual([])
  })

  it('comes from one telephone: the first that sends; another is told so, and so is who scans after the end', async () => {
    const { token, url } = await open()
    const stranger = 'ffffffffffffffffffffffff'
    // Looking alone takes nothing: some telephones open a link twice.
    expect((await state(url, stranger)).status).toBe(200)
    // The answer to the first piece was lost.
    for (let n = 0; n < 2; n += 1)
      expect((await send(url, sealed('mine'), { fileId: 'file-mine', to: 3 })).status).toBe(200)
    expect((await take(token)).coming).toBe(true)
    expect((await send(url, sealed('mine'), { fileId: 'file-mine', from: 3 })).status).toBe(200)
    expect((await send(url, sealed('not mine'), { phone: stranger })).status).toBe(409)
    expect((await state(url, stranger)).status).toBe(409)
    expect((await state(url)).status).toBe(200)
    expect((await fetch(`${url}/state`)).status).toBe(400)
    expect((await take(token)).files.map((one) => textOf(one.sealedBase64))).toEqual(['mine'])
    await terminal.post('/v1/handovers/close', { token, taken: ['file-mine'], refused: [] })
    const again = await fetch(url, { headers: { 'accept-language': 'zh-CN' } })
    expect(again.status).toBe(404)
    expect(await again.text()).toContain('这个链接已经用过了')
    running.clock.advance(11 * 60_000)
    expect(await (await fetch(url, { headers: { 'accept-language': 'en' } })).text()).toContain('This link has ended')
  })

  it('that is not sealed is not taken in', async () => {
    const { url } = await open()
    expect((await send(url, Buffer.from('<svg onload="alert(1)">'))).status).toBe(400)
    expect((await send(url, Buffer.from([0x89, 0x50]))).status).toBe(400)
  })

  it('has a small page in the telephone’s language without foreign content; its address is in no log', async () => {
    const { token, url } = await open()
    const page = await fetch(url, { headers: { 'accept-language': 'en-GB,zh;q=0.5' } })
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    const html = await page.text()
    expect(html).toContain('Send papers to the terminal')
    expect(await (await fetch(url, { headers: { 'accept-language': 'zh-CN' } })).text()).toContain('把材料传到终端')
    expect(html).not.toMatch(/https?:\/\//)
    expect(running.logged.join('\n')).not.toContain(token)
  })

  it('is one of forty at most', async () => {
    const { url } = await open()
    const answers = []
    for (let n = 0; n <= MAX_HANDED_FILES; n += 1) answers.push((await send(url, sealed(`${n}`))).status)
    expect(answers.slice(0, MAX_HANDED_FILES).every((status) => status === 200)).toBe(true)
    expect(answers[MAX_HANDED_FILES]).toBe(413)
  })
})
