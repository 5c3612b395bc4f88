/**
 * A desk with a sheet on it as a camera sees it, drawn from the sheet's pose in space: rays through each pixel meet the
 * sheet's plane. Shares nothing with the driver's own geometry, so that a mistake there shows.
 */
import type { Frame } from './frame.ts'
import type { Point, Quad } from './geometry.ts'

export interface Scene {
  readonly width?: number
  readonly height?: number
  /** The sheet's middle in the picture, −1 to 1; turned clockwise in its plane, then tilted about two axes; degrees. */
  readonly x?: number
  readonly y?: number
  readonly turnDeg?: number
  readonly tiltXDeg?: number
  readonly tiltYDeg?: number
  /** The sheet's height as a share of the picture's. */
  readonly size?: number
  readonly sheetMm?: readonly [width: number, height: number]
  readonly paper?: Rgb
  readonly desk?: Rgb
  readonly ink?: Rgb
  readonly blank?: boolean
  readonly noSheet?: boolean
  readonly noise?: number
  readonly seed?: number
  /** Light falls by this share from left to right. */
  readonly lightFall?: number
  readonly light?: number
  /** A lamp's reflection: place on the sheet (0 to 1 each way) and radius as a share of its width. */
  readonly glare?: { readonly u: number; readonly v: number; readonly radius: number }
  readonly blurPx?: number
}
type Rgb = readonly [number, number, number]

const A4_MM = [210, 297] as const
const FOCAL = 1.6

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Small, quick and the same on every machine (Mulberry32). */
const randomFrom = (seed: number) => {
  let state = seed | 0
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Vector = readonly [number, number, number]
const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

/** Where the sheet is: its middle and the directions of its width and height, the camera at the origin looking to +z. */
const poseOf = (scene: Scene) => {
  const { x = 0, y = 0, turnDeg = 0, tiltXDeg = 0, tiltYDeg = 0, size = 0.8, sheetMm = A4_MM } = scene
  const [width, height] = [scene.width ?? 800, scene.height ?? 600]
  const [turn, tiltX, tiltY] = [radians(turnDeg), radians(tiltXDeg), radians(tiltYDeg)]
  const placed = ([px, py]: readonly [number, number]): Vector => {
    const tx = px * Math.cos(turn) - py * Math.sin(turn)
    const ty = px * Math.sin(turn) + py * Math.cos(turn)
    const [ay, az] = [ty * Math.cos(tiltX), ty * Math.sin(tiltX)]
    return [tx * Math.cos(tiltY) + az * Math.sin(tiltY), ay, az * Math.cos(tiltY) - tx * Math.sin(tiltY)]
  }
  const focalPx = FOCAL * height
  const depth = (FOCAL * sheetMm[1]) / size
  const middle: Vector = [(x * width * depth) / (2 * focalPx), (y * height * depth) / (2 * focalPx), depth]
  return { across: placed([1, 0]), down: placed([0, 1]), middle, focalPx, width, height, sheetMm }
}

/** True corners of the sheet in the picture, in the sheet's own order. */
export const cornersIn = (scene: Scene): Quad => {
  const { across, down, middle, focalPx, width, height, sheetMm } = poseOf(scene)
  const corner = (u: number, v: number): Point => {
    const at = ([0, 1, 2] as const).map(
      (axis) => middle[axis] + across[axis] * u * sheetMm[0] + down[axis] * v * sheetMm[1],
    )
    const [px = 0, py = 0, pz = 1] = at
    return { x: width / 2 + (focalPx * px) / pz, y: height / 2 + (focalPx * py) / pz }
  }
  return [corner(-0.5, -0.5), corner(0.5, -0.5), corner(0.5, 0.5), corner(-0.5, 0.5)]
}

/** Rows of strokes like print: characters of 4 mm with strokes of about 0.6 mm; place in millimetres from the corner. */
const isInk = (xMm: number, yMm: number, [widthMm, heightMm]: readonly [number, number]): boolean => {
  const margin = Math.min(widthMm, heightMm) / 12
  if (xMm < margin || yMm < margin || xMm > widthMm - margin || yMm > heightMm - margin) return false
  const [row, column] = [Math.floor(yMm / 7), Math.floor(xMm / 4.6)]
  const [inY, inX] = [yMm - row * 7, xMm - column * 4.6]
  if (inY > 4 || inX > 4) return false
  const character = (Math.imul(row + 7, 73_856_093) ^ Math.imul(column + 3, 19_349_663)) >>> 0
  if (character % 9 === 0) return false
  const across = inX - Math.floor(inX / 1.35) * 1.35 < 0.6 && ((character >> Math.floor(inX / 1.35)) & 1) === 1
  const down = inY - Math.floor(inY / 1.35) * 1.35 < 0.6 && ((character >> (5 + Math.floor(inY / 1.35))) & 1) === 1
  return across || down
}

const blurred = (
  values: Float32Array<ArrayBuffer>,
  width: number,
  height: number,
  sigma: number,
): Float32Array<ArrayBuffer> => {
  const reach = Math.ceil(3 * sigma)
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, at) => Math.exp(-((at - reach) ** 2) / (2 * sigma * sigma)))
  const sum = kernel.reduce((a, b) => a + b, 0)
  const pass = (from: Float32Array<ArrayBuffer>, alongX: boolean) => {
    const to = new Float32Array(from.length)
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1)
        for (let channel = 0; channel < 3; channel += 1) {
          let value = 0
          for (let k = -reach; k <= reach; k += 1) {
            const sx = alongX ? Math.min(width - 1, Math.max(0, x + k)) : x
            const sy = alongX ? y : Math.min(height - 1, Math.max(0, y + k))
            value += (from[(sy * width + sx) * 3 + channel] ?? 0) * (kernel[k + reach] ?? 0)
          }
          to[(y * width + x) * 3 + channel] = value / sum
        }
    return to
  }
  return pass(pass(values, true), false)
}

export const sheetOnDesk = (scene: Scene = {}): Frame => {
  const { across, down, middle, focalPx, width, height, sheetMm } = poseOf(scene)
  const { paper = [205, 203, 196], desk = [58, 62, 66], ink = [35, 35, 42], glare } = scene
  const { lightFall = 0, light = 1, noise = 2.5, seed = 1, noSheet = false, blank = false } = scene
  const normal: Vector = [
    across[1] * down[2] - across[2] * down[1],
    across[2] * down[0] - across[0] * down[2],
    across[0] * down[1] - across[1] * down[0],
  ]
  const toPlane = dot(middle, normal)
  const colourAt = (x: number, y: number): Rgb => {
    if (noSheet) return desk
    const ray: Vector = [(x - width / 2) / focalPx, (y - height / 2) / focalPx, 1]
    const reach = toPlane / dot(ray, normal)
    const hit: Vector = [ray[0] * reach - middle[0], ray[1] * reach - middle[1], reach - middle[2]]
    const [xMm, yMm] = [dot(hit, across) + sheetMm[0] / 2, dot(hit, down) + sheetMm[1] / 2]
    if (xMm < 0 || yMm < 0 || xMm > sheetMm[0] || yMm > sheetMm[1]) return desk
    const colour = !blank && isInk(xMm, yMm, sheetMm) ? ink : paper
    if (glare === undefined) return colour
    const away = Math.hypot(xMm / sheetMm[0] - glare.u, ((yMm / sheetMm[1] - glare.v) * sheetMm[1]) / sheetMm[0])
    const shine = Math.min(1, Math.max(0, 1.5 - (away / glare.radius) * 0.75)) * 300
    return [colour[0] + shine, colour[1] + shine, colour[2] + shine]
  }
  let values = new Float32Array(width * height * 3)
  for (let y = 0, to = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, to += 3) {
      const lit = light * (1 - lightFall * (x / width))
      for (let sub = 0; sub < 4; sub += 1) {
        const colour = colourAt(x + 0.25 + (sub & 1) / 2, y + 0.25 + (sub >> 1) / 2)
        for (let channel = 0; channel < 3; channel += 1)
          values[to + channel] = (values[to + channel] ?? 0) + ((colour[channel] ?? 0) * lit) / 4
      }
    }
  if (scene.blurPx !== undefined) values = blurred(values, width, height, scene.blurPx)
  const random = randomFrom(seed)
  const data = new Uint8ClampedArray(width * height * 4)
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    // Four evenly spread numbers make a fair bell; brightness flickers more than colour.
    const flicker = noise * 1.73 * (random() + random() + random() + random() - 2)
    for (let channel = 0; channel < 3; channel += 1)
      data[pixel * 4 + channel] = (values[pixel * 3 + channel] ?? 0) + flicker + noise * (random() - 0.5)
    data[pixel * 4 + 3] = 255
  }
  return { width, height, data }
}
