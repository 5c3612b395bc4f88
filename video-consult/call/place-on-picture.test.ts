import fc from 'fast-check'
import { expect, it } from 'vitest'
import { placeInBox, placeOnPicture } from './place-on-picture.ts'

const size = fc.record({ width: fc.integer({ min: 50, max: 4000 }), height: fc.integer({ min: 50, max: 4000 }) })
const share = fc.double({ min: 0.001, max: 0.999, noNaN: true })

it('draws the pointer where it was pressed, whatever the shapes of box and picture', () => {
  fc.assert(
    fc.property(size, size, share, share, (box, picture, x, y) => {
      const { leftPercent, topPercent } = placeInBox({ x, y }, box, picture)
      const press = { x: 30 + (leftPercent / 100) * box.width, y: 40 + (topPercent / 100) * box.height }
      const back = placeOnPicture(press, { ...box, left: 30, top: 40 }, picture)
      expect(back?.x).toBeCloseTo(x, 5)
      expect(back?.y).toBeCloseTo(y, 5)
    }),
  )
})

it('takes no press on the bars beside a picture that is narrower than its box', () => {
  const box = { left: 0, top: 0, width: 1600, height: 400 }
  expect(placeOnPicture({ x: 10, y: 200 }, box, { width: 400, height: 400 })).toBeNull()
  expect(placeOnPicture({ x: 800, y: 200 }, box, { width: 400, height: 400 })).toEqual({ x: 0.5, y: 0.5 })
})

it('takes none before there is a picture', () => {
  expect(placeOnPicture({ x: 1, y: 1 }, { left: 0, top: 0, width: 10, height: 10 }, { width: 0, height: 0 })).toBeNull()
})
