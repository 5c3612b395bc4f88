import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import { IntakeAnswer, MAX_MATERIAL_BYTES, type Problem } from '@lutong/core/contracts/intake.ts'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import { sampleF2 } from '@lutong/core/forms/sample.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApplication, formsFor, pngBytes } from '../testing/applications.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import { sha256, type SigningTerminal } from '../testing/signing-terminal.ts'

let running: RunningCentre
let terminal: SigningTerminal
beforeAll(async () => {
  running = await startCentre()
  terminal = await running.newTerminal()
})
afterAll(() => running.end())

const answerOf = async (response: Response) => IntakeAnswer.parse(await response.json())
const problemOf = async (response: Response) => (await response.json()) as Problem
const refusal = async (response: Response) => {
  const { status, code, errors = [] } = await problemOf(response)
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  return { code, paths: errors.map((one) => one.path) }
}

describe('an application', () => {
  it('is answered with a number and a receipt signed for exactly its content', async () => {
    const application = buildApplication(terminal)
    const response = await terminal.submit(application)
    expect(response.status).toBe(201)
    const { receipt, missingBlobs } = await answerOf(response)
    expect(receipt.body.applicationId).toBe(application.id)
    expect(receipt.body.digest).toBe(sha256(canonicalBytes(application)))
    expect(receipt.body.caseNumber).toMatch(/^331081-20261124-\d{6}$/)
    expect(missingBlobs).toEqual([application.signature!.imageSha256])
    const { kid, publicKey } = terminal.enrolment.receiptKey
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
    expect(receipt.kid).toBe(kid)
    expect(verify(null, canonicalBytes(receipt.body), key, Buffer.from(receipt.signature, 'base64'))).toBe(true)
  })

  it('sent twice is one case with one receipt, also after a restart', async () => {
    const application = buildApplication(terminal)
    const first = await answerOf(await terminal.submit(application))
    const second = await terminal.submit(application)
    expect(second.status).toBe(200)
    expect(await answerOf(second)).toEqual(first)
    await running.restart()
    expect(await answerOf(await terminal.submit(application))).toEqual(first)
  })

  it('is refused under an id that stands for another content', async () => {
    const application = buildApplication(terminal)
    await terminal.submit(application)
    expect(await refusal(await terminal.submit({ ...application, language: 'en' }))).toMatchObject({
      code: 'digest-conflict',
    })
  })

  it('is refused where the digest is missing, no digest or not its own', async () => {
    const application = buildApplication(terminal)
    const wrong = { 'lutong-digest': sha256(Buffer.from('something else')) }
    expect(await refusal(await terminal.submit(application, wrong))).toMatchObject({ code: 'digest-mismatch' })
    expect(await refusal(await terminal.submit(application, { 'lutong-digest': 'SHA-256=abc' }))).toEqual({
      code: 'invalid-request',
      paths: ['lutong-digest'],
    })
  })

  const wrongs: [string, Parameters<typeof buildApplication>[1], { code: string; paths: string[] }][] = [
    [
      'a form with a missing field',
      { forms: [{ formCode: 'F2', data: { ...sampleF2, facts: undefined } }] },
      { code: 'invalid-request', paths: ['forms.0.data.facts'] },
    ],
    [
      'an ID number with a wrong check digit',
      {
        forms: [
          {
            formCode: 'F2',
            data: { ...sampleF2, applicant: { ...sampleF2.applicant, idNumber: '110105194912310021' } },
          },
        ],
      },
      { code: 'invalid-request', paths: ['forms.0.data.applicant.idNumber'] },
    ],
    [
      'an unknown item',
      { itemCode: 'GF99999', forms: formsFor('GF05001') },
      { code: 'unknown-item', paths: ['itemCode'] },
    ],
    [
      'an item that takes no applications yet',
      { itemCode: 'GF01002', forms: formsFor('GF05001') },
      { code: 'item-not-open', paths: ['itemCode'] },
    ],
    [
      'the forms of another item',
      { itemCode: 'GF02001', forms: formsFor('GF05001') },
      { code: 'invalid-request', paths: ['forms'] },
    ],
    ['no signature where one is needed', { signature: null }, { code: 'invalid-request', paths: ['signature'] }],
    [
      'nobody where somebody must be known',
      { rest: { identification: { method: 'none' } } },
      { code: 'invalid-request', paths: ['identification.method'] },
    ],
    [
      'a material the item does not know',
      {
        materials: [
          { materialCode: 'no-such-thing', sha256: sha256(pngBytes('x')), mediaType: 'image/png', sizeBytes: 9 },
        ],
      },
      { code: 'invalid-request', paths: ['materials.0.materialCode'] },
    ],
    ['another region', { rest: { regionCode: '110105' } }, { code: 'forbidden', paths: ['regionCode'] }],
    ['a field nobody agreed on', { rest: { note: 'x' } }, { code: 'invalid-request', paths: [''] }],
  ]
  it.each(wrongs)('with %s is refused by path, without a value', async (_name, wishes, expected) => {
    const application = buildApplication(terminal, wishes)
    const response = await terminal.submit(application)
    const text = await response.clone().text()
    expect(await refusal(response)).toEqual(expected)
    expect(text).not.toContain('110105194912310021')
  })

  it('whose signature was given for another document is refused', async () => {
    const application = buildApplication(terminal)
    const signature = { ...application.signature!, documentSha256: sha256(Buffer.from('another document')) }
    expect(await refusal(await terminal.submit({ ...application, signature }))).toEqual({
      code: 'invalid-request',
      paths: ['signature.documentSha256'],
    })
  })

  it('that changes what the item fixes is refused', async () => {
    const forms = formsFor('GF02003').map((form) => ({
      ...form,
      data: { ...form.data, meansMode: 'information-check' },
    }))
    const response = await terminal.submit(buildApplication(terminal, { itemCode: 'GF02003', forms }))
    expect(await refusal(response)).toEqual({ code: 'invalid-request', paths: ['forms.0.data.meansMode'] })
  })

  it.each(['GF01001', 'GF02001', 'GF02003', 'GF05001'])('for %s is taken in when it is whole', async (itemCode) => {
    const anonymous = itemCode === 'GF01001'
    const application = buildApplication(terminal, { itemCode, ...(anonymous ? { signature: null } : {}) })
    expect((await terminal.submit(application)).status).toBe(201)
  })
})

describe('numbers', () => {
  it('have no gap and no repeat when fifty arrive at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, async () => answerOf(await terminal.submit(buildApplication(terminal)))),
    )
    const serials = answers.map(({ receipt }) => Number(receipt.body.caseNumber.slice(-6))).toSorted((a, b) => a - b)
    expect(serials.at(-1)! - serials[0]!).toBe(49)
    expect(new Set(serials).size).toBe(50)
  })

  it('begin anew with the next day in Beijing', async () => {
    running.clock.advance(12 * 3_600_000)
    const { receipt } = await answerOf(await terminal.submit(buildApplication(terminal)))
    expect(receipt.body.caseNumber).toBe('331081-20261125-000001')
  })
})

describe('a file', () => {
  it('is taken by its hash, once, and frees the case that waited for it', async () => {
    const picture = pngBytes('a signature of its own')
    const application = buildApplication(terminal, { signature: picture })
    const before = await answerOf(await terminal.submit(application))
    expect(before.missingBlobs).toEqual([sha256(picture)])
    const path = `/v1/blobs/${sha256(picture)}`
    expect((await terminal.send('HEAD', path)).status).toBe(404)
    expect((await terminal.handIn(picture)).status).toBe(201)
    expect((await terminal.handIn(picture)).status).toBe(200)
    expect((await terminal.send('HEAD', path)).status).toBe(200)
    const after = await answerOf(await terminal.submit(application))
    expect(after).toEqual({ ...before, missingBlobs: [] })
  })

  it('is refused with a wrong hash, of a type not taken, or too large', async () => {
    expect(await refusal(await terminal.handIn(pngBytes('a'), sha256(pngBytes('b'))))).toMatchObject({
      code: 'digest-mismatch',
    })
    expect(await refusal(await terminal.handIn(Buffer.from('<svg onload="x">')))).toMatchObject({
      code: 'invalid-request',
    })
    expect(await refusal(await terminal.handIn(Buffer.alloc(MAX_MATERIAL_BYTES + 1)))).toMatchObject({
      code: 'too-large',
    })
  })
})

describe('a request', () => {
  it('is refused where it is replayed, out of time, altered or signed by another', async () => {
    const picture = pngBytes('auth')
    const path = `/v1/blobs/${sha256(picture)}`
    const send = (sending: Parameters<SigningTerminal['send']>[3]) =>
      terminal.send('PUT', path, picture, { contentType: 'image/png', ...sending })
    const nonce = 'n'.repeat(22)
    expect((await send({ nonce })).status).toBe(201)
    const late = running.clock.nowMs() - 6 * 60_000
    const stranger = generateKeyPairSync('ed25519').privateKey
    const refused = [
      await send({ nonce }),
      await send({ timestampMs: late }),
      await send({ signedBody: pngBytes('other') }),
      await send({ signedBy: stranger }),
      await fetch(running.centre.url + path, { method: 'PUT', body: Buffer.from(picture) }),
    ]
    for (const response of refused) expect(await refusal(response)).toMatchObject({ code: 'unauthorised' })
  })

  it('stays used up after a restart', async () => {
    const sending = { nonce: 'r'.repeat(22) }
    const path = `/v1/blobs/${sha256(pngBytes('auth'))}`
    expect((await terminal.send('HEAD', path, undefined, sending)).status).toBe(200)
    await running.restart()
    expect((await terminal.send('HEAD', path, undefined, sending)).status).toBe(401)
    expect((await terminal.send('HEAD', path)).status).toBe(200)
  })
})
