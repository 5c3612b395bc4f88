import { COUNTY_DIGITS } from '@lutong/core/cases/levels.ts'
import type { RegionCode, TerminalId } from '@lutong/core/ids.ts'
import type { RegionScope } from '../../store/staff-reader.ts'
import type { TerminalStore } from '../../store/terminal-store.ts'

/** True where what comes from this terminal lies within the scope: by its county, or by where the terminal stands. */
export const standsWithin = async (
  store: Pick<TerminalStore, 'findTerminal'>,
  scope: RegionScope,
  { regionCode, terminalId }: { readonly regionCode: RegionCode; readonly terminalId: TerminalId },
): Promise<boolean> =>
  regionCode.startsWith(scope) ||
  (scope.length > COUNTY_DIGITS && (await store.findTerminal(terminalId))?.placeCode.startsWith(scope) === true)
