/** Never more than seven to choose from at once (interaction 34): where there are more, groups stand first. */
import type { Text } from '../messages/text.ts'
import type { PlainField } from './presentation.ts'

export const MOST_CHOICES = 7

/** An option by itself (`label` is null), or a group and what is in it. */
export interface OptionRow {
  readonly label: Text | null
  readonly values: readonly string[]
}

/** The rows in the options' own order; none where all options fit. A service may leave options out (`choices`). */
export const optionRows = ({
  optionGroups = [],
  options = [],
}: Pick<PlainField, 'options' | 'optionGroups'>): readonly OptionRow[] => {
  if (options.length <= MOST_CHOICES) return []
  const offered = options.map(({ value }) => value)
  return offered.flatMap((value): OptionRow[] => {
    const group = optionGroups.find(({ values }) => values.includes(value))
    const together = offered.filter((other) => other === value || group?.values.includes(other) === true)
    if (together[0] !== value) return []
    return [{ label: together.length === 1 ? null : (group?.label ?? null), values: together }]
  })
}

export const group = (zh: string, en: string, ...values: string[]) => ({ label: { 'zh-CN': zh, en }, values })
