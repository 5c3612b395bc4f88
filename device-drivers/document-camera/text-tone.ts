/** Print on even white: shadows are divided out, ink is made dark. For text; a seal's red is lost. */
import { emptyFrame, type Frame, greyOf, wipe } from './frame.ts'

const TILE_PX = 32
/** Paper is what only a fifth of a tile exceeds; a tile full of ink borrows from its neighbours by smoothing. */
const PAPER_SHARE = 0.8
/** After dividing by the paper: below is ink, black; above is paper, white; between is the pen's soft edge. */
const BLACK_BELOW = 0.35
const WHITE_ABOVE = 0.88

/** The paper's brightness on a coarse grid. */
const paperGrid = (grey: Uint8Array, width: number, height: number) => {
  const columns = Math.ceil(width / TILE_PX)
  const rows = Math.ceil(height / TILE_PX)
  const grid = new Float32Array(columns * rows)
  const counts = new Uint32Array(256)
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      counts.fill(0)
      let left = 0
      for (let y = row * TILE_PX; y < Math.min(height, (row + 1) * TILE_PX); y += 1)
        for (let x = column * TILE_PX; x < Math.min(width, (column + 1) * TILE_PX); x += 1) {
          const value = grey[y * width + x] ?? 0
          counts[value] = (counts[value] ?? 0) + 1
          left += 1
        }
      left *= PAPER_SHARE
      let value = 0
      while (value < 255 && (left -= counts[value] ?? 0) > 0) value += 1
      grid[row * columns + column] = value
    }
  return { grid: brightestAround(grid, columns, rows), columns, rows }
}

/** Each tile takes the brightest of its neighbours: paper is lit smoothly, ink is not. */
const brightestAround = (grid: Float32Array, columns: number, rows: number): Float32Array =>
  grid.map((_, at) => {
    const [column, row] = [at % columns, Math.floor(at / columns)]
    let brightest = 1
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y += 1)
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x += 1)
        brightest = Math.max(brightest, grid[y * columns + x] ?? 0)
    return brightest
  })

export const inTextTone = (page: Frame): Frame => {
  const { width, height } = page
  const grey = greyOf(page)
  const { grid, columns, rows } = paperGrid(grey.data, width, height)
  const clean = emptyFrame(width, height)
  for (let y = 0, pixel = 0; y < height; y += 1) {
    const gridY = Math.min(rows - 1, Math.max(0, (y + 0.5) / TILE_PX - 0.5))
    const top = Math.min(Math.max(0, rows - 2), Math.floor(gridY))
    const below = Math.min(rows - 1, top + 1)
    const down = gridY - top
    for (let x = 0; x < width; x += 1, pixel += 1) {
      const gridX = Math.min(columns - 1, Math.max(0, (x + 0.5) / TILE_PX - 0.5))
      const left = Math.min(Math.max(0, columns - 2), Math.floor(gridX))
      const beside = Math.min(columns - 1, left + 1)
      const right = gridX - left
      const upper = (grid[top * columns + left] ?? 1) * (1 - right) + (grid[top * columns + beside] ?? 1) * right
      const lower = (grid[below * columns + left] ?? 1) * (1 - right) + (grid[below * columns + beside] ?? 1) * right
      const share = (grey.data[pixel] ?? 0) / (upper * (1 - down) + lower * down)
      const value = (255 * (share - BLACK_BELOW)) / (WHITE_ABOVE - BLACK_BELOW)
      const to = pixel * 4
      clean.data[to] = value
      clean.data[to + 1] = value
      clean.data[to + 2] = value
    }
  }
  wipe(grey)
  return clean
}
