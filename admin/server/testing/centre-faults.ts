/** For each rule of the conformance suite, what a centre would do that breaks it and little else. */
import { generateKeyPairSync } from 'node:crypto'
import type { Fault } from './wrong-centre.ts'

type Json = Record<string, unknown>
const asObject = (value: unknown): Json =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}

const answers =
  (from: number, to: number): Fault =>
  (told) =>
    told.status === from ? { ...told, status: to } : told

const says =
  (change: (json: Json) => unknown): Fault =>
  (told) => {
    if (!(told.headers['content-type'] ?? '').includes('json')) return told
    return { ...told, body: JSON.stringify(change(asObject(JSON.parse(told.body)))) }
  }

const without =
  (header: string): Fault =>
  (told) => ({
    ...told,
    headers: Object.fromEntries(Object.entries(told.headers).filter(([name]) => name !== header)),
  })

const both =
  (...faults: readonly Fault[]): Fault =>
  (told, asked) =>
    faults.reduce((now, fault) => fault(now, asked), told)

const only =
  (when: (told: Parameters<Fault>[0], asked: Parameters<Fault>[1]) => boolean, fault: Fault): Fault =>
  (told, asked) =>
    when(told, asked) ? fault(told, asked) : told

/** Changes the receipt of an answer that has one. */
const receipt = (change: (receipt: Json) => Json): Fault =>
  says((json) => ('receipt' in json ? { ...json, receipt: change(asObject(json['receipt'])) } : json))
const receiptBody = (change: Json): Fault =>
  receipt((told) => ({ ...told, body: { ...asObject(told['body']), ...change } }))
const missingFiles = (missingBlobs: readonly string[]): Fault =>
  says((json) => ('missingBlobs' in json ? { ...json, missingBlobs } : json))
const problem = (change: Json): Fault => says((json) => ('code' in json ? { ...json, ...change } : json))
const NO_PLACES = problem({ errors: undefined })
const repeatsTheBody: Fault = (told, asked) => problem({ title: asked.body })(told, asked)
const forgetsToAsk: Fault = answers(304, 200)
const p256 = (): string =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .publicKey.export({ type: 'spki', format: 'der' })
    .toString('base64')

const LETS_IN = answers(401, 201)
const isReplay = ({ headers }: Parameters<Fault>[0]): boolean => 'idempotency-replayed' in headers
/** A history that has its last step twice. */
const twiceWithdrawn = says((json) => {
  const progress = asObject(json['progress'])
  const { history } = progress
  return Array.isArray(history) ? { ...json, progress: { ...progress, history: [...history, history.at(-1)] } } : json
})

/** These are broken while the terminal is enrolled. */
export const FAULTS_OF_ENROLMENT: Readonly<Record<string, readonly Fault[]>> = {
  'the answer names the terminal and the Ed25519 key that receipts are signed with': [
    says((json) => ('receiptKey' in json ? { ...json, receiptKey: { kid: 'x', publicKey: p256() } } : json)),
    says((json) => ('receiptKey' in json ? { ...json, terminalId: '0193b1a0-0000-7000-8000-000000000000' } : json)),
  ],
}

export const FAULTS: Readonly<Record<string, readonly Fault[]>> = {
  'a code that was used enrols nobody else': [LETS_IN, repeatsTheBody],

  'what the terminal signed is let in': [answers(201, 401)],
  'a request without a signature is refused': [LETS_IN],
  'a signature of another key is refused': [LETS_IN],
  'a body changed after it was signed is refused': [LETS_IN],
  'a clock ten minutes behind is refused': [LETS_IN],
  'a clock ten minutes ahead is refused': [LETS_IN],
  'the same request again (its nonce) is refused': [LETS_IN],
  'a signature given for another address is refused': [answers(401, 200)],
  'a terminal nobody enrolled is refused': [answers(401, 404)],

  'an application is answered 201 with a receipt for exactly its content': [
    answers(201, 200),
    receiptBody({ digest: '0'.repeat(64) }),
    receiptBody({ applicationId: '0193b1a0-0000-7000-8000-000000000000' }),
    receiptBody({ receivedAtMs: 0 }),
  ],
  'the receipt is signed by the key of the enrolment, Ed25519 over its RFC 8785 bytes': [
    receipt((told) => ({ ...told, signature: '' })),
    receipt((told) => ({ ...told, kid: 'another' })),
    receiptBody({ slipCode: '00000000' }),
  ],
  'the same again is answered 200 and the same, byte for byte': [
    answers(200, 201),
    only(
      ({ status }) => status === 200,
      receipt((told) => ({ ...told, signature: 'AAAA' })),
    ),
    only(
      ({ status }) => status === 200,
      (told) => ({ ...told, body: told.body.replace('{', '{ ') }),
    ),
  ],
  'sent several times at once it is one case: one 201, the same receipt for all': [
    answers(200, 201),
    answers(200, 409),
    only(({ status }) => status === 200, receiptBody({ slipCode: '00000000' })),
  ],
  'another content under the same id is refused, and the first stays': [answers(422, 200)],
  'content that its digest does not name is refused': [answers(422, 201), problem({ code: 'digest-conflict' })],
  'a digest that is none is refused by the header’s name': [NO_PLACES],
  'numbers are region, day and serial, and rise': [
    receiptBody({ caseNumber: '331081-20261124-000001' }),
    receiptBody({ caseNumber: '7' }),
  ],

  'an unknown item': [problem({ code: 'invalid-request' })],
  'an item that takes no applications': [NO_PLACES],
  'a field that is missing': [problem({ errors: [{ path: '', code: 'required' }] })],
  'a value that is wrong is named by its place and not repeated': [repeatsTheBody],
  'no signature where the item asks for one': [answers(400, 201)],
  'nobody known where the item asks who it is': [
    (told) => ({ ...told, headers: { ...told.headers, 'content-type': 'application/json' } }),
  ],
  'a material the item does not know': [problem({ status: 500 })],
  'a region that is not the terminal’s': [answers(403, 401)],
  'a version of the schema that is not understood is answered with those that are': [
    problem({ schemaVersions: undefined }),
    problem({ code: 'invalid-request' }),
  ],

  'a file handed in before the application is not missed': [missingFiles(['0'.repeat(64)])],
  'a file handed in after the application was missed until then': [missingFiles([])],
  'a file handed in while the application is on its way is not missed for long': [missingFiles(['0'.repeat(64)])],
  'the same file again changes nothing: 201, then 200 and the same answer': [answers(200, 201)],
  'HEAD says whether a file is here': [answers(404, 200), answers(200, 404)],
  'a file under an address that is not its hash is refused, and is not there afterwards': [
    answers(422, 201),
    answers(404, 200),
  ],
  'a file whose bytes are of no agreed type is refused, whatever its sender calls it': [answers(400, 201)],
  'a file larger than allowed is refused': [answers(413, 500)],
  'an application larger than allowed is refused': [answers(413, 400)],

  'a file in pieces is begun at the hash of the whole, with nothing': [
    answers(201, 200),
    without('location'),
    without('tus-resumable'),
    without('upload-length'),
    without('cache-control'),
  ],
  'with its last piece it is a file like any other': [answers(204, 200), without('upload-offset'), answers(200, 404)],
  'begun again it goes on where it stood': [without('upload-offset')],
  'a piece at another offset is refused with the one that holds': [answers(409, 204), without('upload-offset')],
  'more than the length that was told is refused': [answers(413, 204)],
  'a whole that is not what its hash says is refused and thrown away': [answers(422, 204), answers(404, 200)],
  'a piece of another media type is refused': [answers(415, 204)],
  'a file in pieces larger than allowed is refused before its first': [answers(413, 201)],
  'another version of tus is refused with the one that is spoken': [without('tus-version'), answers(412, 404)],
  'a file that is given up is gone': [answers(204, 404), answers(404, 200)],

  'number and code of the slip find the case, and no other': [says((json) => ('cases' in json ? { cases: [] } : json))],
  'the number of the card finds the case': [says((json) => ('cases' in json ? { cases: [] } : json))],
  'a wrong code and a case that is not there look the same': [
    only((_told, { body }) => body.includes('20000101'), answers(200, 404)),
  ],
  'the same act again happens once, and is answered as the first time': [twiceWithdrawn],
  'an act the case does not allow any more is a conflict': [answers(409, 200)],
  'an act with a wrong code is refused as if there were no case': [answers(404, 403)],

  'a system without a secret is refused, and told how to prove itself': [LETS_IN, without('www-authenticate')],
  'an application of a system is answered 201 with a receipt, by a number of the same series': [
    answers(201, 200),
    receiptBody({ caseNumber: '999999-20261124-000001' }),
  ],
  'without a key of idempotency nothing is made, and the header is named': [answers(400, 201), NO_PLACES],
  'the same key with the same content gets the stored answer, byte for byte, and it says so': [
    without('idempotency-replayed'),
    only(isReplay, (told) => ({ ...told, body: `${told.body} ` })),
  ],
  'the same key with another content is refused': [answers(422, 201), problem({ code: 'conflict' })],
  'what a system handed in is listed, the newest first, page by page': [
    says((json) => ('cases' in json ? { ...json, cases: [] } : json)),
    says((json) => ('cases' in json ? { cases: json['cases'] } : json)),
  ],
  'a case of its own is told, and not sent again to a system that has it': [forgetsToAsk, without('etag')],
  'a case that somebody else handed in is not found': [answers(404, 200)],
  'number and code of a slip find the case for a system too, and a wrong code finds nothing': [
    says((json) => ('cases' in json ? { cases: [] } : json)),
    answers(200, 404),
  ],
  'an application of a system that is larger than allowed is refused': [answers(413, 400)],

  'the list is not sent again to a terminal that has it': [forgetsToAsk, without('etag')],
  'a part is what its hash says, and not sent again to a terminal that has it': [
    only(
      (_told, { path }) => path.includes('/parts/'),
      (told) => ({ ...told, body: `${told.body} ` }),
    ),
    forgetsToAsk,
  ],
  'a part that is not there is not found': [answers(404, 200)],

  'an address that is not there': [answers(404, 200)],
  'a method the address does not take is answered with those it takes': [without('allow'), answers(405, 404)],
  'a body of a type that is not taken': [answers(415, 400)],
  'a body that is no JSON': [answers(400, 500)],
  'titles are in Chinese or English, as Accept-Language asks': [
    problem({ title: 'Not found' }),
    problem({ title: '没有' }),
    without('content-language'),
  ],

  'codes of a slip cannot be guessed: 429 with Retry-After': [without('retry-after'), answers(429, 200)],
  'enrolment codes cannot be guessed: 429 with Retry-After': [without('retry-after'), answers(429, 401)],

  'the served document is OpenAPI 3.1 and names every address that was used': [
    says((json) => ({ ...json, openapi: '3.0.3' })),
    says((json) => ({ ...json, paths: {} })),
  ],
  'every refusal of this run is RFC 9457 problem details': [
    only(
      ({ status }) => status >= 400,
      both((told) => ({ ...told, body: 'no' }), without('content-type')),
    ),
  ],
}
