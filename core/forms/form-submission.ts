import { z } from 'zod'
import { F1Data } from './f1.ts'
import { F1bData } from './f1b.ts'
import { F2Data } from './f2.ts'
import { F6Data } from './f6.ts'

/** One filled form inside an application, checked against its schema at both ends. */
export const FormSubmission = z.discriminatedUnion('formCode', [
  z.strictObject({ formCode: z.literal('F1'), data: F1Data }),
  z.strictObject({ formCode: z.literal('F1b'), data: F1bData }),
  z.strictObject({ formCode: z.literal('F2'), data: F2Data }),
  z.strictObject({ formCode: z.literal('F6'), data: F6Data }),
])
export type FormSubmission = z.infer<typeof FormSubmission>
export type FormCode = FormSubmission['formCode']
