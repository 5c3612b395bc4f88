/** Cases of a person who was looked for: in this page's memory alone, so that "back" from a case finds them again. */
import { signal } from '@preact/signals'
import type { CaseLine } from '../../server/cases/views.ts'
import { session } from '../session.ts'

export const foundCases = signal<readonly CaseLine[] | null>(null)

session.subscribe(({ state }) => {
  if (state === 'signed-out') foundCases.value = null
})
