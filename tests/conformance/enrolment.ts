import { createPublicKey, generateKeyPairSync, randomUUIDv7 } from 'node:crypto'
import type { Bench } from './bench.ts'
import { unless } from './answer.ts'
import type { Area } from './check.ts'
import { isRefusal } from './problems.ts'

const ENROL = 'POST /v1/terminals/enrol'

/** Another terminal, with a key of its own, shows the code that was used. */
export const enrolAgain = ({ ask, spentCode: code }: Bench) => {
  const key = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'der' })
  return ask('POST', '/v1/terminals/enrol', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, terminalId: randomUUIDv7(), publicKey: key.toString('base64') }),
  })
}

export const enrolment: Area = {
  name: 'enrolment',
  checks: [
    {
      name: 'the answer names the terminal and the Ed25519 key that receipts are signed with',
      from: ENROL,
      run: async ({ terminal: { enrolment: told, id } }) => {
        const bytes = Buffer.from(told.receiptKey.publicKey, 'base64')
        const { asymmetricKeyType } = createPublicKey({ key: bytes, format: 'der', type: 'spki' })
        return [
          ...unless(told.terminalId === id, 'names another terminal'),
          ...unless(asymmetricKeyType === 'ed25519', `the key is ${asymmetricKeyType}`),
        ]
      },
    },
    {
      name: 'a code that was used enrols nobody else',
      from: ENROL,
      run: async (bench) =>
        isRefusal(await enrolAgain(bench), { status: 401, code: 'unauthorised' }, [bench.spentCode]),
    },
  ],
}
