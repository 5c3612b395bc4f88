/** The catalogue's word on an application: the right forms, materials, identification and signature for its item. */
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import type { Application } from '@lutong/core/contracts/intake.ts'
import type { CatalogueItem } from '@lutong/core/catalogue/item.ts'
import { wantedForms } from '@lutong/core/catalogue/wanted-forms.ts'
import { draftFrom, missingAnswers } from '@lutong/core/forms/draft.ts'
import type { FormCode } from '@lutong/core/forms/form-submission.ts'
import { provisionalNumberOf } from '@lutong/core/ids.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { Terminal } from '../../store/terminal-store.ts'
import type { CentreParts } from '../capability.ts'
import { sha256Hex } from '../http/bodies.ts'
import type { ProblemCode, ProblemPlace } from '../http/problem.ts'

export interface ApplicationRefusal {
  readonly code: ProblemCode
  readonly errors: readonly ProblemPlace[]
}

type Forms = Pick<CentreParts['catalogue'], 'form'>

/** As the terminal sent it: schemas trim text, digests and signatures do not. */
interface Sent {
  readonly forms: readonly { readonly formCode: string; readonly data: unknown }[]
}

const formsOf = (item: CatalogueItem, application: Application): ProblemPlace[] => {
  const codes = application.forms.map((form) => form.formCode)
  const dataOf = (code: FormCode) => draftFrom(application.forms.find((form) => form.formCode === code)?.data)
  const wanted = wantedForms(item, dataOf)
  const same = codes.length === wanted.length && wanted.every((code, index) => codes[index] === code)
  return same ? [] : [{ path: 'forms', code: 'not-the-forms-of-the-item' }]
}

/** What this service must know beyond the form's own schema. */
const demandsOf = (item: CatalogueItem, application: Application, catalogue: Forms): ProblemPlace[] =>
  application.forms.flatMap((form, index) =>
    Object.keys(missingAnswers(catalogue.form(form.formCode, item), draftFrom(form.data) ?? {})).map((path) => ({
      path: `forms.${index}.data.${path}`,
      code: 'required',
    })),
  )

const valueAt = (data: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
      data,
    )

/** What the item fixes is not the applicant's to change, e.g. that wages of migrant workers need no means test. */
const presetsOf = (item: CatalogueItem, sent: Sent): ProblemPlace[] =>
  sent.forms.flatMap(({ formCode, data }, index) => {
    const presets = Object.entries(item.presets ?? {}).find(([code]) => code === formCode)?.[1] ?? {}
    return Object.entries(presets)
      .filter(([path, value]) => JSON.stringify(valueAt(data, path)) !== JSON.stringify(value))
      .map(([path]) => ({ path: `forms.${index}.data.${path}`, code: 'fixed-by-the-item' }))
  })

/** Whoever telephones, writes or stands at the counter brings papers later: staff ask for them, once and completely. */
const PAPERS_LATER: readonly Application['channel'][] = ['hotline', 'counter', 'letter']

const materialsOf = (item: CatalogueItem, application: Application): ProblemPlace[] => {
  const named = new Set(application.materials.map((material) => material.materialCode))
  const known = new Set(item.materials.map((material) => material.code))
  const unknown = application.materials.flatMap(({ materialCode }, index) =>
    known.has(materialCode) ? [] : [{ path: `materials.${index}.materialCode`, code: 'not-a-material-of-the-item' }],
  )
  const missing = (PAPERS_LATER.includes(application.channel) ? [] : item.materials)
    .filter((material) => material.required && material.origin === 'citizen' && !named.has(material.code))
    .map((material) => ({ path: `materials.${material.code}`, code: 'required' }))
  return [...unknown, ...missing]
}

/** A number that names another application would lead its holder astray. */
const provisionalOf = ({ id, provisionalNumber }: Application): ProblemPlace[] =>
  provisionalNumber === undefined || provisionalNumber === provisionalNumberOf(id)
    ? []
    : [{ path: 'provisionalNumber', code: 'not-of-this-id' }]

const identificationOf = (item: CatalogueItem, application: Application): ProblemPlace[] => {
  const anonymous = application.identification.method === 'none'
  const wrong = item.identification === 'required' ? anonymous : item.identification === 'none' && !anonymous
  return wrong ? [{ path: 'identification.method', code: 'not-allowed-by-the-item' }] : []
}

const signatureOf = (item: CatalogueItem, application: Application, sent: Sent): ProblemPlace[] => {
  if (application.signature === null) return item.signature === 'none' ? [] : [{ path: 'signature', code: 'required' }]
  // A hand that cannot draw on a screen signs on paper; what the law wants on paper is never signed on a screen.
  if (item.signature === 'none' || (item.signature === 'paper' && application.signature.method !== 'on-paper'))
    return [{ path: 'signature.method', code: 'not-allowed-by-the-item' }]
  return application.signature.documentSha256 === sha256Hex(canonicalBytes(sent.forms))
    ? []
    : [{ path: 'signature.documentSha256', code: 'not-the-document-signed' }]
}

export const checkApplication = (
  application: Application,
  sent: Sent,
  terminal: Pick<Terminal, 'id' | 'regionCode'>,
  catalogue: Pick<CentreParts['catalogue'], 'items' | 'form'>,
): Result<CatalogueItem, ApplicationRefusal> => {
  if (application.terminalId !== terminal.id || application.regionCode !== terminal.regionCode)
    return err({
      code: 'forbidden',
      errors: [
        { path: application.terminalId === terminal.id ? 'regionCode' : 'terminalId', code: 'not-the-terminals-own' },
      ],
    })
  const item = catalogue.items.get(application.itemCode)
  if (item === undefined) return err({ code: 'unknown-item', errors: [{ path: 'itemCode', code: 'unknown' }] })
  if (item.kind !== 'application')
    return err({ code: 'item-not-open', errors: [{ path: 'itemCode', code: item.kind }] })
  const errors = [
    ...formsOf(item, application),
    ...demandsOf(item, application, catalogue),
    ...presetsOf(item, sent),
    ...materialsOf(item, application),
    ...provisionalOf(application),
    ...identificationOf(item, application),
    ...signatureOf(item, application, sent),
  ]
  return errors.length > 0 ? err({ code: 'invalid-request', errors }) : ok(item)
}
