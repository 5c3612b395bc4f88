/** What an application must be: a refusal has a stable code, names the places that are wrong, and repeats no value. */
import { loadCatalogue } from '@lutong/core/catalogue/catalogue.ts'
import { Problem } from '@lutong/core/contracts/intake.ts'
import { sampleF2 } from '@lutong/core/forms/sample.ts'
import { type ApplicationWishes, formsFor } from '../../admin/server/testing/applications.ts'
import { SUBMIT } from './applications.ts'
import { inForm, read, unless } from './answer.ts'
import type { Area, Check } from './check.ts'
import { isRefusal } from './problems.ts'

const OPEN_ITEM = 'GF05001'
const notOpen = () => [...loadCatalogue().items.values()].find(({ kind }) => kind !== 'application')?.code
/** Right but for its check digit (GB 11643), and nobody's. */
const WRONG_NUMBER = '110105194912310021'

const refused = (
  name: string,
  wishes: () => ApplicationWishes,
  wanted: Parameters<typeof isRefusal>[1],
  secrets: readonly string[] = [],
): Check => ({
  name,
  from: SUBMIT,
  run: async ({ newApplication, terminal }) =>
    isRefusal(await read(terminal.submit(newApplication(wishes()))), wanted, secrets),
})
const invalid = (...paths: string[]) => ({ status: 400, code: 'invalid-request', paths }) as const

export const refusals: Area = {
  name: 'refusals',
  checks: [
    refused('an unknown item', () => ({ itemCode: 'GF99999', forms: formsFor(OPEN_ITEM) }), {
      status: 422,
      code: 'unknown-item',
      paths: ['itemCode'],
    }),
    refused('an item that takes no applications', () => ({ itemCode: notOpen() ?? '', forms: formsFor(OPEN_ITEM) }), {
      status: 422,
      code: 'item-not-open',
      paths: ['itemCode'],
    }),
    refused(
      'a field that is missing',
      () => ({ forms: [{ formCode: 'F2', data: { ...sampleF2, facts: undefined } }] }),
      invalid('forms.0.data.facts'),
      [sampleF2.applicant.idNumber, sampleF2.applicant.name],
    ),
    refused(
      'a value that is wrong is named by its place and not repeated',
      () => {
        const applicant = { ...sampleF2.applicant, idNumber: WRONG_NUMBER }
        return { forms: [{ formCode: 'F2', data: { ...sampleF2, applicant } }] }
      },
      invalid('forms.0.data.applicant.idNumber'),
      [WRONG_NUMBER, sampleF2.applicant.name],
    ),
    refused('no signature where the item asks for one', () => ({ signature: null }), invalid('signature')),
    refused(
      'nobody known where the item asks who it is',
      () => ({ rest: { identification: { method: 'none' } } }),
      invalid('identification.method'),
    ),
    refused(
      'a material the item does not know',
      () => {
        const sha256 = '0'.repeat(64)
        return { materials: [{ materialCode: 'no-such-thing', sha256, mediaType: 'image/png', sizeBytes: 9 }] }
      },
      invalid('materials.0.materialCode'),
    ),
    refused('a region that is not the terminal’s', () => ({ rest: { regionCode: '999999' } }), {
      status: 403,
      code: 'forbidden',
      paths: ['regionCode'],
    }),
    {
      name: 'a version of the schema that is not understood is answered with those that are',
      from: SUBMIT,
      run: async ({ newApplication, terminal }) => {
        const application = newApplication({ rest: { schemaVersion: 999, somethingNew: true } })
        const answer = await read(terminal.submit(application))
        return [
          ...isRefusal(answer, { status: 422, code: 'schema-version-unknown', paths: ['schemaVersion'] }),
          ...(await inForm(Problem, answer, ({ schemaVersions = [] }) =>
            unless(schemaVersions.includes(1), 'does not name version 1 among those understood'),
          )),
        ]
      },
    },
  ],
}
