/** Every trace's chain, worked out anew where it was carried to. */
import { ConsultationId } from '@lutong/core/ids.ts'
import type { ConsultationStore } from '../store/consultation-store.ts'
import { firstBroken } from '../store/kysely/trace-chain.ts'
import type { EmbeddedSource } from '../store/moving/embedded-source.ts'

export const brokenTraces = async (
  store: Pick<ConsultationStore, 'traceOf'>,
  source: Pick<EmbeddedSource, 'tables' | 'rows'>,
): Promise<readonly string[]> => {
  const table = source.tables.find(({ name }) => name === 'consultations')
  const broken: string[] = []
  for (const row of table === undefined ? [] : source.rows(table)) {
    const id = ConsultationId.parse(row['id'])
    if (firstBroken(id, await store.traceOf(id)) !== null) broken.push(id)
  }
  return broken
}
