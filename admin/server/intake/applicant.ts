/** Who applies, as far as the forms say: the number that finds the case again, and what a list may show. */
import type { Application, MaterialMediaType } from '@lutong/core/contracts/intake.ts'
import { normaliseIdNumber } from '@lutong/core/person/id-number.ts'
import { maskName } from '@lutong/core/person/masking.ts'
import { unreachable } from '@lutong/core/result.ts'
import type { CaseFile } from '../../store/case-store.ts'

interface Applicant {
  readonly personNumber: string | null
  readonly name: string | null
  readonly mask: string | null
}

const named = (personNumber: string | null, name: string | undefined): Applicant => ({
  personNumber,
  name: name ?? null,
  mask: name === undefined ? null : maskName(name),
})

export const applicantOf = (application: Application): Applicant => {
  for (const form of application.forms)
    switch (form.formCode) {
      case 'F1':
      case 'F2':
      case 'F3':
      case 'F4':
      case 'F5':
      case 'R1':
      case 'B1':
        return named(normaliseIdNumber(form.data.applicant.idNumber), form.data.applicant.name)
      case 'F6':
      case 'S1':
        return named(null, form.data.name)
      case 'F1b':
        break
      default:
        unreachable(form)
    }
  return named(null, undefined)
}

const SIGNATURE_MEDIA_TYPE: MaterialMediaType = 'image/png'

/** Every file an application names, the signature's picture last. */
export const filesOf = ({ materials, signature }: Application): CaseFile[] => [
  ...materials.map(({ materialCode, sha256, mediaType, sizeBytes }) => ({
    role: materialCode,
    sha256,
    mediaType,
    sizeBytes,
  })),
  ...(signature?.method !== 'screen-handwriting'
    ? []
    : [
        {
          role: 'signature',
          sha256: signature.imageSha256,
          mediaType: SIGNATURE_MEDIA_TYPE,
          sizeBytes: signature.imageSizeBytes,
        },
      ]),
]
