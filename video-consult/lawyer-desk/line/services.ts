/** Names of the services that can be applied for; asked once, for the catalogue changes seldom. */
import type { ItemCode } from '@lutong/core/ids.ts'
import type { Text } from '@lutong/core/messages/text.ts'
import { signal } from '@preact/signals'

interface Service {
  readonly code: ItemCode
  readonly name: Text
}
export const services = signal<readonly Service[]>([])

/** Our own centre's answer, of the same release. */
const isAnswer = (value: unknown): value is { readonly items: readonly Service[] } =>
  typeof value === 'object' && value !== null && Array.isArray(Reflect.get(value, 'items'))

/** Without a line the names are missing, and the next talk asks again. */
export const askServices = async (): Promise<void> => {
  if (services.value.length > 0) return
  try {
    const response = await fetch('/console/api/items', { credentials: 'same-origin' })
    const answer: unknown = response.ok ? await response.json() : null
    if (isAnswer(answer)) services.value = answer.items
  } catch {
    services.value = []
  }
}
