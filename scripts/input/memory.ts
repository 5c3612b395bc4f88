/** What the dictionary takes when it is loaded and used, in a process of its own: the host's does not grow, the page's worker does. */
import { execFileSync } from 'node:child_process'
import { PINYIN_FILE } from './ensure.ts'

const FOLDER = new URL('../../kiosk-app/ui/input/pinyin/', import.meta.url).pathname

/** MB of resident memory more than before. */
export const dictionaryMemoryMb = (): number => {
  const script = `
    import { readFileSync } from 'node:fs'
    import { openDictionary } from '${FOLDER}dictionary.ts'
    import { createPinyin } from '${FOLDER}pinyin.ts'
    const used = () => { globalThis.gc(); return process.memoryUsage().rss }
    const before = used()
    const input = createPinyin(openDictionary(new Uint8Array(readFileSync('${PINYIN_FILE.pathname}')).buffer))
    for (const typed of ['falvyuanzhu', 'wozaigongdiganhuo', 'lbbgq', 'zzzzzzzz'])
      for (let end = 1; end <= typed.length; end += 1) input.candidates(typed.slice(0, end))
    console.log(used() - before)`
  const growth = execFileSync(process.execPath, ['--expose-gc', '--input-type=module-typescript', '--eval', script], {
    encoding: 'utf8',
  })
  return Math.round((Number(growth) / 2 ** 20) * 10) / 10
}
