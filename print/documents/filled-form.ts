import { unreachable } from '@lutong/core/result.ts'
import type { DocumentModel } from '../layout/model.ts'
import { f1bDocument } from './f1b.ts'
import { f1Document } from './f1.ts'
import { f2Document } from './f2.ts'
import { f3Document } from './f3.ts'
import { f4Document } from './f4.ts'
import { f5Document } from './f5.ts'
import { f6Document } from './f6.ts'
import type { FilledFormInput } from './form-parts.ts'
import { r1Document } from './r1.ts'
import { b1Document, s1Document } from './registrations.ts'

/** The paper of one filled form, whichever it is. */
export const filledForm = (input: FilledFormInput): DocumentModel => {
  const { form } = input
  switch (form.formCode) {
    case 'F1':
      return f1Document({ ...input, form })
    case 'F1b':
      return f1bDocument({ ...input, form })
    case 'F2':
      return f2Document({ ...input, form })
    case 'F3':
      return f3Document({ ...input, data: form.data })
    case 'F4':
      return f4Document({ ...input, data: form.data })
    case 'F5':
      return f5Document({ ...input, data: form.data })
    case 'R1':
      return r1Document({ ...input, form })
    case 'B1':
      return b1Document({ ...input, form })
    case 'S1':
      return s1Document({ ...input, form })
    case 'F6':
      return f6Document({ ...input, form })
    default:
      return unreachable(form)
  }
}
