/** The run's gallery (`gallery-setup.ts`) and a browser for a file of tests: there before its first test, gone after its last. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, inject } from 'vitest'
import { startBrowser } from './browser.ts'
import { type Gallery, galleryAt } from './serve.ts'

/** The panel that stands in a hall. */
const HALL = { width: 1080, height: 1920 }

export interface GalleryOfFile {
  readonly gallery: Gallery
  readonly browser: Browser
  /** A page of the hall's panel, or of another, that moves nothing. */
  newPage(viewport?: typeof HALL): Promise<Page>
}

/** As the run serves it. */
export const servedGallery = (): Gallery => {
  const origin = inject('galleryOrigin')
  if (origin === undefined) throw new Error('The gallery is served to the tests of the project of this name alone.')
  return galleryAt(origin)
}

export const galleryOfFile = (withinMs: number): GalleryOfFile => {
  let browser: Browser | undefined
  const there = (): Browser => {
    if (browser === undefined) throw new Error('It is there from the first test on.')
    return browser
  }
  beforeAll(async () => {
    browser = await startBrowser()
  }, withinMs)
  afterAll(async () => {
    await browser?.close()
  })
  return {
    gallery: servedGallery(),
    get browser() {
      return there()
    },
    newPage: (viewport = HALL) => there().newPage({ viewport, reducedMotion: 'reduce' }),
  }
}
