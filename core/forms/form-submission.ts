import { z } from 'zod'
import { B1Data } from './b1.ts'
import { F1Data } from './f1.ts'
import { F1bData } from './f1b.ts'
import { F2Data } from './f2.ts'
import { F3Data } from './f3.ts'
import { F4Data } from './f4.ts'
import { F5Data } from './f5.ts'
import { F6Data } from './f6.ts'
import { R1Data } from './r1.ts'
import { S1Data } from './s1.ts'

/** F1–F6 are the state's forms; R1 a request, B1 a booking and S1 an opinion have no prescribed layout. */
export const FORM_CODES = ['F1', 'F1b', 'F2', 'F3', 'F4', 'F5', 'F6', 'R1', 'B1', 'S1'] as const
export const FormCode = z.enum(FORM_CODES)
export type FormCode = z.infer<typeof FormCode>

/** What each form's data must be. */
export const FORM_SCHEMAS = {
  F1: F1Data,
  F1b: F1bData,
  F2: F2Data,
  F3: F3Data,
  F4: F4Data,
  F5: F5Data,
  F6: F6Data,
  R1: R1Data,
  B1: B1Data,
  S1: S1Data,
} satisfies Record<FormCode, z.ZodType>

/** One filled form inside an application, checked against its schema at both ends. */
export const FormSubmission = z.discriminatedUnion('formCode', [
  z.strictObject({ formCode: z.literal('F1'), data: F1Data }),
  z.strictObject({ formCode: z.literal('F1b'), data: F1bData }),
  z.strictObject({ formCode: z.literal('F2'), data: F2Data }),
  z.strictObject({ formCode: z.literal('F3'), data: F3Data }),
  z.strictObject({ formCode: z.literal('F4'), data: F4Data }),
  z.strictObject({ formCode: z.literal('F5'), data: F5Data }),
  z.strictObject({ formCode: z.literal('F6'), data: F6Data }),
  z.strictObject({ formCode: z.literal('R1'), data: R1Data }),
  z.strictObject({ formCode: z.literal('B1'), data: B1Data }),
  z.strictObject({ formCode: z.literal('S1'), data: S1Data }),
])
export type FormSubmission = z.infer<typeof FormSubmission>
