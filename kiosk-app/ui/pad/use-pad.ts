import type { PadKeys } from '@lutong/core/contracts/host-rpc.ts'
import { useEffect } from 'preact/hooks'
import { askForHelp, goBack, moveFocus, pressFocused } from './pad-focus.ts'
import { createPadReader } from './pad-keys.ts'

/** Listens for the five keys while the page lives. */
export const usePad = (keys: PadKeys): void => {
  const { up, down, back, help, ok } = keys
  useEffect(() => {
    const read = createPadReader(() => performance.now())
    const onKey = (event: KeyboardEvent) => {
      const act = read({ up, down, back, help, ok }, event)
      if (act === undefined) return
      event.preventDefault()
      event.stopPropagation()
      switch (act) {
        case 'held':
          return
        case 'up':
          return moveFocus(-1)
        case 'down':
          return moveFocus(1)
        case 'back':
          return goBack()
        case 'help':
          return askForHelp()
        case 'ok':
          return pressFocused()
        default:
          act satisfies never
      }
    }
    document.addEventListener('keydown', onKey, { capture: true })
    return () => document.removeEventListener('keydown', onKey, { capture: true })
  }, [up, down, back, help, ok])
}
