/** An application as another system hands it in: who calls says the number, and signs on paper later. */
import type { buildApplication } from './applications.ts'

export const telephoned = ({
  createdAtTerminalMs,
  id: _id,
  signature,
  terminalId: _terminal,
  ...rest
}: ReturnType<typeof buildApplication>): object => ({
  ...rest,
  channel: 'hotline',
  identification: { method: 'typed', enteredAtMs: createdAtTerminalMs },
  signature: signature && {
    method: 'on-paper',
    documentSha256: signature.documentSha256,
    declaredAtMs: createdAtTerminalMs,
  },
})
