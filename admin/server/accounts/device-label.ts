/** What a member of staff knows a browser by: "Chrome 108 · Windows". Kept in the place of the whole header. */
const BROWSERS = [
  ['Edge', /\bEdg\/(\d+)/],
  ['360', /\b(?:QIHU|360SE|360EE)\b/],
  ['QQ', /\bQQBrowser\/(\d+)/],
  ['Firefox', /\bFirefox\/(\d+)/],
  ['Chrome', /\b(?:Headless)?Chrome\/(\d+)/],
  ['Safari', /\bVersion\/(\d+).*\bSafari\//],
] as const
const SYSTEMS = [
  ['HarmonyOS', /\b(?:HarmonyOS|OpenHarmony)\b/],
  ['Android', /\bAndroid\b/],
  ['iOS', /\b(?:iPhone|iPad)\b/],
  ['Windows', /\bWindows NT\b/],
  ['macOS', /\bMac OS X\b/],
  ['UOS', /\bUOS\b/],
  ['Linux', /\bLinux\b/],
] as const

/** From the `User-Agent` header; empty where nothing in it is known. */
export const deviceLabel = (userAgent: string): string => {
  const browser = BROWSERS.find(([, pattern]) => pattern.test(userAgent))
  const system = SYSTEMS.find(([, pattern]) => pattern.test(userAgent))?.[0]
  const version = browser?.[1].exec(userAgent)?.[1]
  const named = browser === undefined ? undefined : version === undefined ? browser[0] : `${browser[0]} ${version}`
  return [named, system].filter((part) => part !== undefined).join(' · ')
}
