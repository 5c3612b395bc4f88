/** Gives the build `zh-CN.ts?traditional`: the same module with its words converted, so that no key is ever missing. */
import { readFileSync } from 'node:fs'
import { toTraditional } from '@lutong/core/messages/traditional.ts'
import type { Plugin } from 'vite'

const ASKED = /\.ts\?traditional$/
/** What the catalogue is composed of has words too. */
const PART = /(from '\.\/[\w.-]*zh-CN\.ts)'/g

export const traditionalMessages = (): Plugin => ({
  name: 'traditional-messages',
  enforce: 'pre',
  load(id) {
    if (!ASKED.test(id)) return null
    return toTraditional(readFileSync(id.replace(/\?.*$/, ''), 'utf8')).replaceAll(PART, "$1?traditional'")
  },
})
