/** Whether a document is one that this centre has issued: by its number and the hash of its file. */
import { createPublicKey, verify } from 'node:crypto'
import { documentSigningBytes } from '@lutong/core/cases/document-signature.ts'
import { CaseNumber, Sha256Hex } from '@lutong/core/ids.ts'
import type { CentreParts } from '../capability.ts'

export type DocumentVerdict =
  | 'document-genuine'
  | 'document-unsigned'
  | 'document-broken'
  | 'document-not-ours'
  /** Its case is over and was erased: nothing can be said any more, for or against it. */
  | 'document-erased'

/** The number of a letter is its case's, and which of its letters it is. */
const caseOf = (number: string) => CaseNumber.safeParse(/^(.+)-\d{1,3}$/.exec(number)?.[1])

export const checkDocument = async (
  { receipts, store }: Pick<CentreParts, 'receipts' | 'store'>,
  number: string,
  hash: string,
): Promise<DocumentVerdict> => {
  const caseNumber = caseOf(number)
  const sha256 = Sha256Hex.safeParse(hash.toLowerCase().replaceAll(/\s/g, ''))
  if (!caseNumber.success || !sha256.success) return 'document-not-ours'
  const record = await store.findCase(caseNumber.data, null)
  if (record === undefined && (await store.isReduced(caseNumber.data))) return 'document-erased'
  const document = record?.dossier.documents.find((one) => one.number === number && one.sha256 === sha256.data)
  if (document === undefined) return 'document-not-ours'
  const { signature } = document
  if (signature === undefined) return 'document-unsigned'
  const bytes = documentSigningBytes({ ...document, caseNumber: caseNumber.data, signedAtMs: signature.signedAtMs })
  const key = createPublicKey({ key: Buffer.from(receipts.publicKey, 'base64'), format: 'der', type: 'spki' })
  const holds = signature.kid === receipts.kid && verify(null, bytes, key, Buffer.from(signature.value, 'base64'))
  return holds ? 'document-genuine' : 'document-broken'
}
