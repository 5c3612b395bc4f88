import { useEffect, useState } from 'preact/hooks'

/** The host's time, looked at every `everyMs`. */
export const useNow = (now: () => number, everyMs: number): number => {
  const [atMs, setAtMs] = useState(now)
  useEffect(() => {
    setAtMs(now())
    const timer = setInterval(() => setAtMs(now()), everyMs)
    return () => clearInterval(timer)
  }, [now, everyMs])
  return atMs
}
