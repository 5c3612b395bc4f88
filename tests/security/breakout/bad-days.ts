/** Techniques 56–58: a full disk, no memory, a wrong clock, a cut while writing, a line that is gone or lies. */
import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startHostRig } from '../../../kiosk-app/host/testing/host-rig.ts'
import { sign } from '../../../scripts/system/walk-visit.ts'
import type { Disk } from './disk.ts'
import { nameOf } from './list.ts'
import { connectPage } from './page-client.ts'
import { is, pidsWith, type Terminal, told } from './terminal.ts'
import type { Attempt, Technique } from './trial.ts'

const YEAR_MS = 365 * 86_400_000
const KEEP_FREE_BYTES = 4_096
/** So little that a page runs out of it within a second; ours lives in a part of it. */
export const LITTLE_MEMORY = '--js-flags=--max-old-space-size=96'
const LINE_WITHIN_MS = 60_000
const SETTLED_WITHIN_MS = 30_000

/** Every page of the file system that still has room. */
const fill = (folder: string): string => {
  const file = join(folder, 'filler')
  const { bavail, bsize } = statfsSync(folder)
  writeFileSync(file, Buffer.alloc(Math.max(0, bavail * bsize - KEEP_FREE_BYTES)))
  return file
}

export const badDayTechniques = (terminal: Terminal, disk: Disk): readonly Technique[] => {
  const { casesAtCentre, cdp, dataFolder, field, system, takeCardAway, toSign, withPage } = terminal

  /** Nothing is said to be handed in that was not written; once there is room again, it is. */
  const fullDisk: Attempt = () =>
    withPage(async (page) => {
      await toSign(page)
      const filler = fill(dataFolder)
      await page.send({ type: 'submit' })
      const { screen } = await page.until(({ screen: now }) => now.name === 'refused' || now.name === 'done')
      rmSync(filler, { force: true })
      if (screen.name !== 'refused') return is(false, 'it was said to be handed in, on a full disk')
      await page.send({ type: 'back' })
      await page.untilScreen('review')
      await page.send({ type: 'continue' })
      await page.untilScreen('sign')
      await sign(page)
      await page.send({ type: 'submit' })
      await page.untilScreen('done')
      return { ours: true }
    })
  const outOfMemory: Attempt = () =>
    withPage(async () => {
      const [before] = field.pidsOf('renderer')
      await cdp.run('{ const all = []; for (;;) all.push({ of: all.length }) }').catch(() => {})
      const gone = await field.until(() => field.pidsOf('renderer')[0] !== before, SETTLED_WITHIN_MS)
      return is(gone, 'the page lives without memory')
    })
  const clockJump =
    (byMs: number): Attempt =>
    async () => {
      const rig = startHostRig()
      try {
        await rig.walkToSign()
        rig.jumpClock(byMs)
        const before: string = rig.page.snapshot.screen.name
        await rig.signAndSubmit()
        const after: string = rig.page.snapshot.screen.name
        return is(before === 'sign' && after === 'done', `after the jump: ${before}, ${after}`)
      } finally {
        rig.end()
      }
    }

  /** The host ends at that moment after the last press; the page is back, and what was handed in arrives once. */
  const cutAfter =
    (ms: number): Attempt =>
    () =>
      withPage(async (page) => {
        await toSign(page)
        const sent = page.send({ type: 'submit' }).catch(() => false)
        await pause(ms)
        for (const pid of field.pidsOf('host')) process.kill(pid, 'SIGKILL')
        await sent
        const { screen } = await page.until(
          ({ screen: now }) => now.name === 'done' || now.name === 'sign' || now.name === 'review',
          SETTLED_WITHIN_MS,
        )
        const wasWritten = screen.name === 'done'
        await takeCardAway()
        await page.send({ type: 'home' })
        const { screen: after } = await page.until(
          ({ screen: now }) => now.name === 'welcome' && now.openIntents === 0,
          SETTLED_WITHIN_MS,
        )
        return is(after.name === 'welcome', `written: ${wasWritten}; the page shows ${after.name}`)
      })

  /** The power goes at that moment after the last press. What was said to be handed in is on the disk, once. */
  const powerCutAfter =
    (ms: number): Attempt =>
    () =>
      withPage(async (page) => {
        const before = await casesAtCentre()
        await toSign(page)
        void page.send({ type: 'submit' }).catch(() => false)
        await pause(ms)
        let said = ''
        await field.cutPower({
          atOnce: async () => {
            disk.freeze()
            const { screen } = await page.until(() => true)
            said = screen.name === 'sending' ? screen.phase : screen.name
          },
          whileOff: () => disk.comeBack(),
        })
        await takeCardAway()
        const again = await connectPage(cdp)
        await again.until(
          ({ centre, screen }) => screen.name === 'welcome' && centre === 'online' && screen.openIntents === 0,
          LINE_WITHIN_MS,
        )
        const more = (await casesAtCentre()) - before
        const wasSaid = said !== 'sign' && said !== 'saving'
        return is(wasSaid ? more === 1 : more === 0 || more === 1, `it said "${said}", and ${more} came to the centre`)
      })

  const online = (page: Parameters<Parameters<typeof withPage>[0]>[0], state: 'online' | 'offline') =>
    page.until(({ centre }) => centre === state, LINE_WITHIN_MS)
  /** What is sent goes nowhere, and nothing comes back. */
  const cableOut: Attempt = () =>
    withPage(async (page) => {
      const centre = pidsWith('admin/server/main.ts')
      for (const pid of centre) process.kill(pid, 'SIGSTOP')
      try {
        await online(page, 'offline')
        return is(page.snapshot.screen.name === 'welcome', `the page shows ${page.snapshot.screen.name}`)
      } finally {
        for (const pid of centre) process.kill(pid, 'SIGCONT')
        await online(page, 'online')
      }
    })
  const captivePortal: Attempt = () =>
    withPage(async (page) => {
      await system.kill('centre')
      const portal: Server = createServer((request, response) => {
        if (request.method === 'GET') response.writeHead(302, { Location: 'http://login.example.org/' }).end()
        else response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Log in to this network</h1>')
      })
      await new Promise<void>((resolve) => portal.listen(Number(new URL(system.centreUrl).port), '127.0.0.1', resolve))
      try {
        await online(page, 'offline')
        return is(page.snapshot.screen.name === 'welcome', `the page shows ${page.snapshot.screen.name}`)
      } finally {
        portal.closeAllConnections()
        await new Promise((resolve) => portal.close(resolve))
        await system.startCentre()
        await online(page, 'online')
      }
    })
  const handsIn: Attempt = () =>
    withPage(async (page) => {
      await toSign(page)
      await page.send({ type: 'submit' })
      await page.untilScreen('done')
      return { ours: true }
    })

  return [
    {
      name: nameOf('56'),
      attempts: [fullDisk, outOfMemory, clockJump(10 * YEAR_MS), clockJump(-10 * YEAR_MS)],
      control: told(handsIn, 'on a good day it is handed in'),
    },
    {
      name: nameOf('57'),
      attempts: [...[0, 30].map(cutAfter), ...[10, 40, 120].map(powerCutAfter)],
      control: told(handsIn, 'on a good day it is handed in'),
    },
    {
      name: nameOf('58'),
      attempts: [cableOut, captivePortal],
      control: told(
        () => withPage((page) => Promise.resolve(is(page.snapshot.centre === 'online', 'the line is not there'))),
        'with the line as it should be, the centre is there',
      ),
    },
  ]
}
