/** The gallery and a browser for a file of tests: there before its first test, gone after its last. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { startBrowser } from './browser.ts'
import { type Gallery, serveGallery } from './serve.ts'

/** The panel that stands in a hall. */
const HALL = { width: 1080, height: 1920 }

export interface GalleryOfFile {
  readonly gallery: Gallery
  readonly browser: Browser
  /** A page of the hall's panel, or of another, that moves nothing. */
  newPage(viewport?: typeof HALL): Promise<Page>
}

export const galleryOfFile = (withinMs: number): GalleryOfFile => {
  let gallery: Gallery | undefined
  let browser: Browser | undefined
  const there = <T>(one: T | undefined): T => {
    if (one === undefined) throw new Error('It is there from the first test on.')
    return one
  }
  beforeAll(async () => {
    gallery = await serveGallery()
    browser = await startBrowser()
  }, withinMs)
  afterAll(async () => {
    await browser?.close()
    await gallery?.close()
  })
  return {
    get gallery() {
      return there(gallery)
    },
    get browser() {
      return there(browser)
    },
    newPage: (viewport = HALL) => there(browser).newPage({ viewport, reducedMotion: 'reduce' }),
  }
}
