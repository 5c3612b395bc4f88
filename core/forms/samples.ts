/** The filled-in sample of every form (示范文本), as a submission. */
import type { FormCode, FormSubmission } from './form-submission.ts'
import { sampleF3, sampleF4, sampleF5 } from './sample-f3-f5.ts'
import { sampleB1, sampleR1, sampleS1 } from './sample-requests.ts'
import { sampleF1, sampleF1b, sampleF2, sampleF6 } from './sample.ts'

export const FORM_SAMPLES = {
  F1: { formCode: 'F1', data: sampleF1 },
  F1b: { formCode: 'F1b', data: sampleF1b },
  F2: { formCode: 'F2', data: sampleF2 },
  F3: { formCode: 'F3', data: sampleF3 },
  F4: { formCode: 'F4', data: sampleF4 },
  F5: { formCode: 'F5', data: sampleF5 },
  F6: { formCode: 'F6', data: sampleF6 },
  R1: { formCode: 'R1', data: sampleR1 },
  B1: { formCode: 'B1', data: sampleB1 },
  S1: { formCode: 'S1', data: sampleS1 },
} as const satisfies Record<FormCode, FormSubmission>
