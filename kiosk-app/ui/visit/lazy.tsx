/** Parts that most visits do not need at once are fetched when they are shown. */
import type { FunctionComponent } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** A component that is loaded on its first showing; until then (milliseconds, from this machine) it shows nothing. `data-loading` tells pictures and tests to wait. */
export const lazily = <Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
): FunctionComponent<Props> => {
  let loaded: FunctionComponent<Props> | undefined
  const Lazy = (props: Props) => {
    const [Component, setComponent] = useState(() => loaded)
    useEffect(() => {
      if (loaded !== undefined) return
      const fetchIt = async () => {
        const component = await load()
        loaded = component
        setComponent(() => component)
      }
      void fetchIt()
    }, [])
    return Component === undefined ? <span data-loading hidden /> : <Component {...props} />
  }
  return Lazy
}
