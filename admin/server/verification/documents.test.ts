import { createPublicKey, randomUUIDv7, verify } from 'node:crypto'
import { documentSigningBytes } from '@lutong/core/cases/document-signature.ts'
import { IntakeAnswer } from '@lutong/core/contracts/intake.ts'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { CaseView } from '../cases/views.ts'
import { registerClient, telephoned } from '../testing/api-client.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import { signInAs, type StaffDesk } from '../testing/staff-desk.ts'
import { checkDocument } from './check-document.ts'

let running: RunningCentre
let clerk: StaffDesk
let caseNumber: string
let document: CaseView['dossier']['documents'][number]
beforeAll(async () => {
  running = await startCentre()
  clerk = await signInAs(running, 'clerk')
  const hotline = await registerClient(() => running.centre.url, await signInAs(running, 'admin'))
  const answer = await hotline.submit(telephoned(), randomUUID())
  ;({ caseNumber } = IntakeAnswer.parse(await answer.json()).receipt.body)
  const act = { kind: 'ask-supplement', papers: [{ name: '考勤表', why: '证明干了多少天' }] }
  expect((await clerk.ask('POST', `/cases/${caseNumber}/acts`, { actId: randomUUIDv7(), act })).status).toBe(204)
  const view = CaseView.parse(await (await clerk.ask('GET', `/cases/${caseNumber}`)).json())
  const [issued] = view.dossier.documents
  if (issued === undefined) throw new Error('no letter was issued')
  document = issued
})
afterAll(() => running.end())

const page = async (query: Record<string, string>) =>
  (await fetch(`${running.centre.url}/verify?${new URLSearchParams(query).toString()}`)).text()
const verdictOn = (text: string) => /class="mark ([\w-]+)"/.exec(text)?.[1]

it('is signed over its hash and number, as anybody can check by the key that the centre tells', async () => {
  const answer = await fetch(`${running.centre.url}/v1/signing-keys`)
  const { keys } = (await answer.json()) as { keys: { kid: string; publicKey: string }[] }
  const { signature } = document
  if (signature === undefined) throw new Error('it is not signed')
  const own = keys.find(({ kid }) => kid === signature.kid)
  const key = createPublicKey({ key: Buffer.from(own?.publicKey ?? '', 'base64'), format: 'der', type: 'spki' })
  const holds = (more: object = {}) =>
    verify(
      null,
      documentSigningBytes({ ...document, caseNumber, signedAtMs: signature.signedAtMs, ...more }),
      key,
      Buffer.from(signature.value, 'base64'),
    )
  expect(signature.alg).toBe('Ed25519')
  expect(holds()).toBe(true)
  for (const other of [
    { sha256: '0'.repeat(64) },
    { number: `${caseNumber}-2` },
    { kind: 'decision' },
    { sizeBytes: 1 },
  ])
    expect(holds(other)).toBe(false)
})

it('is found genuine at the verification page by number and hash, however the hash is written', async () => {
  const { number, sha256 } = document
  for (const h of [sha256, sha256.toUpperCase(), sha256.replaceAll(/(.{8})/g, '$1 ').trim()]) {
    const told = await page({ d: number, h })
    expect(verdictOn(told)).toBe('document-genuine')
    expect(told).toContain(number)
  }
})

it.each([
  ['another file', () => ({ d: document.number, h: '0'.repeat(64) })],
  ['another letter of the case', () => ({ d: `${caseNumber}-2`, h: document.sha256 })],
  ['no hash', () => ({ d: document.number })],
  ['a number that is none', () => ({ d: '<b>1</b>', h: document.sha256 })],
])('%s is not the centre’s, and nothing is told of it', async (_what, query) => {
  const told = await page(query())
  expect(verdictOn(told)).toBe('document-not-ours')
  expect(told).not.toContain('<b>1</b>')
  expect(told).not.toMatch(/李|考勤/)
})

it('whose signature does not hold is called so, and one from before signatures too', async () => {
  const { keys } = (await (await fetch(`${running.centre.url}/v1/signing-keys`)).json()) as {
    keys: { kid: string; publicKey: string }[]
  }
  const [{ kid, publicKey } = { kid: '', publicKey: '' }] = keys
  const asked = (signature: unknown, as = kid) =>
    checkDocument(
      {
        receipts: { kid: as, publicKey, sign: () => Promise.resolve('') },
        // Only what is asked of it.
        store: { findCase: () => Promise.resolve({ dossier: { documents: [{ ...document, signature }] } }) },
      } as never,
      document.number,
      document.sha256,
    )
  expect(await asked(document.signature)).toBe('document-genuine')
  expect(await asked(document.signature, 'another-key')).toBe('document-broken')
  expect(await asked({ ...document.signature, signedAtMs: 1 })).toBe('document-broken')
  expect(await asked(undefined)).toBe('document-unsigned')
})
