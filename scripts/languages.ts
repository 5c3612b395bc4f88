/** `npm run languages [-- --packs DIR --json]`: what each pack of a folder translates, and what in it does not fit. */
import { parseArgs } from 'node:util'
import { readPacks, SHIPPED_PACKS } from '../kiosk-app/host/languages/languages.ts'
import { checkPack } from '../kiosk-app/ui/messages/check-pack.ts'
import { zhCN } from '../kiosk-app/ui/messages/zh-CN.ts'

const { values } = parseArgs({
  options: { packs: { type: 'string', default: SHIPPED_PACKS }, json: { type: 'boolean', default: false } },
})
const packs = readPacks(values.packs)
if (packs.ok) {
  for (const pack of packs.value) {
    const { messages, missing, wrong } = checkPack(zhCN, pack)
    const { tag, name, direction, fallback, reviewed } = pack
    const translated = messages - missing
    if (wrong.length > 0) process.exitCode = 1
    console.log(
      values.json
        ? JSON.stringify({ tag, name, direction, fallback, reviewed, messages, translated, missing, wrong })
        : `${tag.padEnd(8)} ${direction}  ${translated} of ${messages} messages, the other ${missing} in ${fallback}; ${reviewed ? 'reviewed' : 'not reviewed'}  ${name}`,
    )
    if (!values.json) for (const one of wrong) console.log(`  ${one}`)
  }
} else {
  console.error(packs.error)
  process.exitCode = 1
}
