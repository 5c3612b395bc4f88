import { describe, expect, it } from 'vitest'
import { sampleF2 } from '../forms/sample.ts'
import { Application, CaseQuery, IntakeAnswer, MAX_MATERIAL_BYTES, Problem, ReceiptBody } from './intake.ts'

const ID = '01890000-0000-7000-8000-000000000001'
const HASH = 'a'.repeat(64)
const application = {
  schemaVersion: 1,
  id: ID,
  terminalId: '01890000-0000-7000-8000-000000000002',
  regionCode: '331081',
  channel: 'terminal',
  itemCode: 'GF05001',
  catalogueVersion: '2026.11.2',
  language: 'zh-CN',
  identification: { method: 'id-card', readAtMs: 1_795_000_000_000 },
  forms: [{ formCode: 'F2', data: sampleF2 }],
  materials: [{ materialCode: 'evidence', sha256: HASH, mediaType: 'image/jpeg', sizeBytes: 1000 }],
  signature: {
    method: 'screen-handwriting',
    imageSha256: HASH,
    imageSizeBytes: 900,
    strokesSha256: HASH,
    documentSha256: HASH,
    signedAtMs: 1_795_000_000_000,
  },
  createdAtTerminalMs: 1_795_000_000_000,
}
const accepts = (change: object) => Application.safeParse({ ...application, ...change }).success
const form = (change: object) => ({ forms: [{ formCode: 'F2', data: { ...sampleF2, ...change } }] })

describe('an application at the border', () => {
  it('goes over the wire and comes back the same', () => {
    const received = Application.parse(JSON.parse(JSON.stringify(application)))
    expect(received).toEqual(application)
  })

  it('may do without a signature where the item asks for none (the item decides, not the shape)', () => {
    expect(accepts({ signature: null })).toBe(true)
    const { signature: _without, ...unsigned } = application
    expect(Application.safeParse(unsigned).success).toBe(false)
  })

  it.each([
    ['an id that is not a UUIDv7', { id: '01890000-0000-4000-8000-000000000001' }],
    ['a region that is no division code', { regionCode: '031081' }],
    ['an item code of another shape', { itemCode: 'GF5001' }],
    ['no form', { forms: [] }],
    ['a field nobody declared', { note: 'x' }],
    ['a form field nobody declared', form({ note: 'x' })],
    ['a wrong check digit in a form', form({ applicant: { ...sampleF2.applicant, idNumber: '110105194912310021' } })],
    ['a mediation the other side refuses', form({ otherPartyConsent: 'refuses' })],
    ['a program as a material', { materials: [{ ...application.materials[0], mediaType: 'text/html' }] }],
    [
      'a material that is too large',
      { materials: [{ ...application.materials[0], sizeBytes: MAX_MATERIAL_BYTES + 1 }] },
    ],
    ['a path as a material code', { materials: [{ ...application.materials[0], materialCode: '../x' }] }],
    ['a digest in capitals', { materials: [{ ...application.materials[0], sha256: 'A'.repeat(64) }] }],
    ['a time before 1970', { createdAtTerminalMs: -1 }],
  ])('is refused with %s', (_what, change) => {
    expect(accepts(change)).toBe(false)
  })
})

describe('the answers of the centre', () => {
  const body = {
    applicationId: ID,
    caseNumber: '331081-20261124-000001',
    digest: HASH,
    receivedAtMs: 1,
    slipCode: '0123ABCD',
  }

  it('are read back the same', () => {
    const answer = { receipt: { body, alg: 'Ed25519', kid: 'r1', signature: 'AAAA' }, missingBlobs: [HASH] }
    expect(IntakeAnswer.parse(JSON.parse(JSON.stringify(answer)))).toEqual(answer)
  })

  it('use a slip code without letters that look like digits', () => {
    for (const slipCode of ['0123ABCI', '0123ABCL', '0123ABCO', '0123ABCU', '0123abcd', '0123ABC'])
      expect(ReceiptBody.safeParse({ ...body, slipCode }).success, slipCode).toBe(false)
  })

  it('name what was wrong by path and code, with no room for the value', () => {
    const problem = { type: 'about:blank', title: 'Invalid', status: 400, code: 'invalid-request' }
    expect(Problem.safeParse({ ...problem, errors: [{ path: 'forms.0', code: 'too_small' }] }).success).toBe(true)
    const leaky = { ...problem, errors: [{ path: 'forms.0', code: 'too_small', value: 'x' }] }
    expect(Problem.safeParse(leaky).success).toBe(false)
  })

  it('are asked by card number or by slip, never by half a slip', () => {
    expect(CaseQuery.safeParse({ by: 'slip', caseNumber: body.caseNumber, slipCode: body.slipCode }).success).toBe(true)
    expect(CaseQuery.safeParse({ by: 'slip', caseNumber: body.caseNumber }).success).toBe(false)
  })
})
