/** HTTP itself: addresses, methods, types and languages that were not agreed on. */
import { Problem } from '@lutong/core/contracts/intake.ts'
import { SUBMIT } from './applications.ts'
import { type Answer, read, unless } from './answer.ts'
import type { Area } from './check.ts'
import { isRefusal } from './problems.ts'

const NOWHERE = '/v1/no-such-address'
const HAN = /\p{Script=Han}/u

const titleOf = ({ json }: Answer): string => {
  const problem = Problem.safeParse(json)
  return problem.success ? problem.data.title : ''
}

export const http: Area = {
  name: 'http',
  checks: [
    {
      name: 'an address that is not there',
      from: 'RFC 9110, 15.5.5',
      run: async ({ ask }) => isRefusal(await ask('GET', NOWHERE), { status: 404, code: 'not-found' }),
    },
    {
      name: 'a method the address does not take is answered with those it takes',
      from: 'RFC 9110, 15.5.6',
      run: async ({ newApplication, terminal }) => {
        const answer = await read(terminal.send('DELETE', `/v1/applications/${newApplication().id}`))
        const allowed = (answer.headers.get('allow') ?? '').split(',').map((one) => one.trim())
        return [
          ...isRefusal(answer, { status: 405, code: 'method-not-allowed' }),
          ...unless(allowed.includes('PUT'), 'Allow does not name PUT'),
        ]
      },
    },
    {
      name: 'a body of a type that is not taken',
      from: 'RFC 9110, 15.5.16',
      run: async ({ newApplication, terminal }) => {
        const body = Buffer.from('<application/>')
        const answer = await read(
          terminal.send('PUT', `/v1/applications/${newApplication().id}`, body, { contentType: 'application/xml' }),
        )
        return isRefusal(answer, { status: 415, code: 'unsupported-media-type' })
      },
    },
    {
      name: 'a body that is no JSON',
      from: SUBMIT,
      run: async ({ newApplication, terminal }) =>
        isRefusal(await read(terminal.send('PUT', `/v1/applications/${newApplication().id}`, Buffer.from('{"id":'))), {
          status: 400,
          code: 'invalid-request',
        }),
    },
    {
      name: 'titles are in Chinese or English, as Accept-Language asks',
      from: 'RFC 9457, 3.1.3',
      run: async ({ ask }) => {
        const chinese = await ask('GET', NOWHERE, { headers: { 'accept-language': 'zh-CN' } })
        const english = await ask('GET', NOWHERE, { headers: { 'accept-language': 'zh;q=0.2, en' } })
        return [
          ...unless(HAN.test(titleOf(chinese)), 'no Chinese title'),
          ...unless(/[a-z]/i.test(titleOf(english)) && !HAN.test(titleOf(english)), 'no English title'),
          ...unless(chinese.headers.get('content-language') === 'zh-CN', 'Content-Language does not say zh-CN'),
          ...unless(english.headers.get('content-language') === 'en', 'Content-Language does not say en'),
        ]
      },
    },
  ],
}
