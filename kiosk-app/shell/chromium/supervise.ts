/**
 * Keeps host and browser alive: whichever ends is started again at once, and a page that is lost takes its browser with
 * it. Pure of processes: both are given, time is the given clock.
 */
import type { Clock } from '@lutong/core/clock.ts'
import type { Log } from '@lutong/core/log-events.ts'
import type { PageState } from '../../host/supervision/messages.ts'

/** Waiting times of the supervisor. Milliseconds. */
export const SUPERVISION_TIMINGS = {
  /** A page that reloads, or finds its host again, is back by then. */
  pageGraceMs: 700,
  /** Something stands before the page: a box of the browser's own, another window. */
  behindMs: 500,
  /** From the browser's start to its page's first word. */
  browserStartMs: 15_000,
  /** A host that was just started again: its page knocks every quarter of a second. */
  hostGraceMs: 3_000,
  /** After a start that came to nothing; doubled each time. */
  firstPauseMs: 250,
  longestPauseMs: 10_000,
} as const

export interface Child {
  readonly ended: Promise<void>
  end(): void
}

export interface SupervisedParts {
  /** Starts a host; `onReady` when its page can be opened. */
  startHost(on: { ready(entry: Entry): void; page(page: PageState): void }): Child
  startBrowser(entry: Entry): Child
  readonly clock: Clock
  readonly log: Log
}

/** Where the page is, and the file with the token that opens it once. */
export interface Entry {
  readonly url: string
  readonly tokenFile: string
}

export interface Supervision {
  /** True while the page shows itself: what the system's own watchdog is told. */
  readonly healthy: boolean
  stop(): void
}

/** How long to wait before a start, after so many that came to nothing. */
export const pauseMs = (failures: number): number =>
  failures === 0
    ? 0
    : Math.min(SUPERVISION_TIMINGS.longestPauseMs, SUPERVISION_TIMINGS.firstPauseMs * 2 ** Math.min(failures - 1, 10))

export const supervise = (parts: SupervisedParts): Supervision => {
  const { clock, log } = parts
  let entry: Entry | undefined
  let browser: Child | undefined
  let host: Child | undefined
  let attached = false
  /** Whether this browser's page has come up, and this host has been ready. */
  let wasAttached = false
  let wasReady = false
  let stopped = false
  let stopWaiting = () => {}
  let stopBehind = () => {}
  /** Only a page that was in front can fall behind: not every compositor gives a focus without a keyboard. */
  let wasInFront = false

  /** Starts one program again and again: at once where it had been of use, else after a pause. `onEnd` tells which. */
  const keepAlive = (start: () => Child | undefined, onEnd: () => boolean) => {
    let failures = 0
    const begin = () => {
      if (!stopped) void live()
    }
    const live = async () => {
      const child = start()
      if (child === undefined) return
      await child.ended
      if (stopped) return
      failures = onEnd() ? 0 : failures + 1
      clock.setTimer(pauseMs(failures), begin)
    }
    begin()
  }

  /** The page must be there by then, or its browser is started again. */
  const expectPage = (withinMs: number) => {
    stopWaiting()
    stopWaiting = clock.setTimer(withinMs, () => {
      if (attached || stopped || browser === undefined) return
      log('shell.page-silent')
      browser.end()
    })
  }

  const hearOfPage = (page: PageState) => {
    stopBehind()
    switch (page) {
      case 'attached':
        attached = true
        wasAttached = true
        return stopWaiting()
      case 'lost':
        attached = false
        return expectPage(SUPERVISION_TIMINGS.pageGraceMs)
      case 'in-front':
        wasInFront = true
        return
      case 'behind':
        if (!wasInFront) return
        stopBehind = clock.setTimer(SUPERVISION_TIMINGS.behindMs, () => {
          if (stopped || browser === undefined) return
          log('shell.page-behind')
          browser.end()
        })
        return
      default:
        page satisfies never
    }
  }

  const beginBrowser = () =>
    keepAlive(
      () => {
        if (entry === undefined) return undefined
        attached = false
        wasAttached = false
        wasInFront = false
        stopBehind()
        browser = parts.startBrowser(entry)
        expectPage(SUPERVISION_TIMINGS.browserStartMs)
        return browser
      },
      () => {
        browser = undefined
        log('shell.browser-ended')
        return wasAttached
      },
    )

  keepAlive(
    () => {
      host = parts.startHost({
        ready: (at) => {
          wasReady = true
          const first = entry === undefined
          entry = at
          if (first) beginBrowser()
          else if (!attached) expectPage(SUPERVISION_TIMINGS.hostGraceMs)
        },
        page: hearOfPage,
      })
      return host
    },
    () => {
      host = undefined
      attached = false
      stopWaiting()
      log('shell.host-ended')
      const wasOfUse = wasReady
      wasReady = false
      return wasOfUse
    },
  )

  return {
    get healthy() {
      return attached
    },
    stop: () => {
      stopped = true
      stopWaiting()
      stopBehind()
      browser?.end()
      host?.end()
    },
  }
}
