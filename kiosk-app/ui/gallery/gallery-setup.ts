/** Builds and serves the gallery once for a whole run of the tests that look at it, and tells them where it is. */
import type { TestProject } from 'vitest/node'
import { serveGallery } from './serve.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    galleryOrigin?: string
  }
}

const setup = async ({ provide }: TestProject) => {
  const gallery = await serveGallery()
  provide('galleryOrigin', gallery.origin)
  return () => gallery.close()
}

export default setup
