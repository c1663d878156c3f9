import { copyPart, type Raster } from '../images/copied.js'

/** A tile's place in its level, in tiles. */
export interface Cell {
  readonly column: number
  readonly row: number
}

/** A level in tiles, and what each of those measures in pixels. */
export interface Grid {
  readonly columns: number
  readonly rows: number
  readonly tile: { readonly width: number; readonly height: number }
}

/** Bytes that a level takes as one picture. */
export const sheetBytes = ({ columns, rows, tile }: Grid, channels: number) =>
  columns * tile.width * rows * tile.height * channels

/**
 * A level of a pyramid as one picture in memory, of which those tiles are decoded that were read: what is wanted of it is read where it lies, and
 * nothing is put together. Memory that nothing was written to costs nothing.
 */
export class DecodedSheet implements Raster {
  readonly data: Buffer
  readonly width: number
  readonly height: number
  readonly #grid: Grid
  readonly #channels: number
  /** Tiles that are decoded, or about to be, by their numbers. */
  readonly #decoded = new Map<number, Promise<void>>()

  constructor(grid: Grid, channels: number) {
    this.width = grid.columns * grid.tile.width
    this.height = grid.rows * grid.tile.height
    this.data = Buffer.allocUnsafeSlow(this.width * this.height * channels)
    this.#grid = grid
    this.#channels = channels
  }

  /**
   * Has cells decoded that are not yet.
   * @param decode gives the pixels of cells that stand beside each other in one row
   */
  async need(
    cells: readonly Cell[],
    decode: (run: readonly Cell[]) => Promise<Raster>,
  ): Promise<void> {
    for (const run of besideEachOther(
      cells.filter((cell) => !this.#decoded.has(this.#number(cell))),
    )) {
      const filled = decode(run).then((pixels) => {
        this.#fill(run, pixels)
      })
      for (const cell of run) this.#decoded.set(this.#number(cell), filled)
      // Whoever waits is told; here it is only made good, so that it is tried again.
      filled.catch(() => {
        for (const cell of run) this.#decoded.delete(this.#number(cell))
      })
    }
    for (const cell of cells) await this.#decoded.get(this.#number(cell))
  }

  #number({ column, row }: Cell): number {
    return row * this.#grid.columns + column
  }

  #fill([first = { column: 0, row: 0 }]: readonly Cell[], pixels: Raster): void {
    const { width, height } = this.#grid.tile
    const at = { x: first.column * width, y: first.row * height }
    const { data } = this
    const into = { data, width: this.width, height: this.height, at }
    copyPart({ ...pixels, at: { x: 0, y: 0 } }, into, pixels, this.#channels)
  }
}

/** Cells that stand beside each other in one row are decoded together. */
export function besideEachOther(cells: readonly Cell[]): Cell[][] {
  const runs: Cell[][] = []
  for (const cell of cells) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run && last?.row === cell.row && last.column + 1 === cell.column) run.push(cell)
    else runs.push([cell])
  }
  return runs
}
