/** Parts that most visits do not need at once are fetched when they are shown. */
import type { FunctionComponent } from 'preact'
import { useEffect, useState } from 'preact/hooks'

interface Lazy<Props> extends FunctionComponent<Props> {
  /** Fetches it before it is shown. */
  readonly ahead: () => Promise<void>
}

/** A component that is loaded on its first showing; until then (milliseconds, from this machine) it shows nothing. `data-loading` tells pictures and tests to wait. */
export const lazily = <Props extends object>(load: () => Promise<FunctionComponent<Props>>): Lazy<Props> => {
  let loaded: FunctionComponent<Props> | undefined
  const fetchIt = async () => {
    loaded ??= await load()
    return loaded
  }
  const Shown = (props: Props) => {
    const [Component, setComponent] = useState(() => loaded)
    useEffect(() => {
      if (Component !== undefined) return
      const show = async () => {
        const component = await fetchIt()
        setComponent(() => component)
      }
      void show()
    }, [])
    return Component === undefined ? <span data-loading hidden /> : <Component {...props} />
  }
  return Object.assign(Shown, { ahead: async () => void (await fetchIt()) })
}
