import { LRUCache } from 'lru-cache'
import { blockUnder, cutout, tableOf, type Block, type Cutout } from '../images/cutout.js'
import { decodedRow } from '../images/decode.js'
import { patch, type DecodedTile } from '../images/patch.js'
import type { Plan } from '../images/plan.js'
import { tileNumber, type TileTable } from '../images/tile.js'
import type { OpenPyramid } from './open-pyramids.js'
import { pixelMemory } from './pixel-memory.js'

/** Tiles that were decoded lately: who reads a page asks for one line of it after another. */
export interface DecodedTiles {
  /** What a plan reads: its pixels, put together from decoded tiles; where that would be many, the tiles as they are. */
  cutout(name: string, pyramid: OpenPyramid, plan: Plan): Promise<Cutout>
}

/** More tiles than this are for one large picture, and would only drive the others out. */
const mostTiles = 64

interface Cell {
  readonly column: number
  readonly row: number
}

function cellsOf({ column, row, columns, rows }: Block): Cell[] {
  return Array.from({ length: columns * rows }, (_, nth) => ({
    column: column + (nth % columns),
    row: row + Math.floor(nth / columns),
  }))
}

/** Cells that stand beside each other in one row are decoded together. */
function besideEachOther(cells: readonly Cell[]): Cell[][] {
  const runs: Cell[][] = []
  for (const cell of cells) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run && last?.row === cell.row && last.column + 1 === cell.column) run.push(cell)
    else runs.push([cell])
  }
  return runs
}

/** The level of a pyramid that is cut from. */
interface Sheet {
  readonly pyramid: OpenPyramid
  readonly level: number
  readonly table: TileTable
  /** Names a tile among those of all pyramids. */
  readonly key: (cell: Cell) => string
  /** Of a decoded tile. */
  readonly tileBytes: number
}

function sheetOf(name: string, pyramid: OpenPyramid, level: number): Sheet {
  const table = tableOf(pyramid.levels, level)
  const { width, height } = table.tile
  const key = ({ column, row }: Cell) =>
    `${name} ${String(level)} ${String(tileNumber(table, column, row))}`
  return { pyramid, level, table, key, tileBytes: width * height * pyramid.channels }
}

async function decoded({ pyramid, level, table }: Sheet, run: readonly Cell[]) {
  const { width, height } = table.tile
  const { column, row } = run[0] ?? { column: 0, row: 0 }
  const box = { x: column * width, y: row * height, width: run.length * width, height }
  return decodedRow(await cutout(pyramid.read, pyramid, { level, crop: box }), table.tile)
}

/** @param bytes how much memory decoded tiles may take; with 0 nothing is kept */
export function decodedTiles(bytes: number): DecodedTiles {
  const pixels = pixelMemory()
  const kept = new LRUCache<string, Promise<Buffer>>({ maxSize: Math.max(1, Math.floor(bytes)) })

  /** Begins to decode tiles, and keeps them from now on, so that nobody else decodes them meanwhile. */
  function begin(sheet: Sheet, cells: readonly Cell[]): Map<Cell, Promise<Buffer>> {
    const begun = new Map<Cell, Promise<Buffer>>()
    for (const run of besideEachOther(cells)) {
      const row = decoded(sheet, run)
      run.forEach((cell, nth) => {
        const tile = row.then((tiles) => tiles[nth] ?? Buffer.alloc(sheet.tileBytes))
        const key = sheet.key(cell)
        begun.set(cell, tile)
        kept.set(key, tile, { size: sheet.tileBytes })
        tile.catch(() => {
          if (kept.peek(key) === tile) kept.delete(key)
        })
      })
    }
    return begun
  }

  async function tilesOf(sheet: Sheet, cells: readonly Cell[]): Promise<DecodedTile[]> {
    const known = new Map(cells.map((cell) => [cell, kept.get(sheet.key(cell))]))
    const begun = begin(sheet, cells.filter((cell) => !known.get(cell))) // prettier-ignore
    return Promise.all(
      cells.map(async (cell) => {
        const pixels = await (known.get(cell) ?? begun.get(cell))
        if (!pixels) throw new Error('A tile is neither kept nor being decoded.')
        return { ...cell, pixels }
      }),
    )
  }

  return {
    cutout: async (name, pyramid, plan) => {
      const { level, crop } = plan
      const sheet = sheetOf(name, pyramid, level)
      const cells = cellsOf(blockUnder(sheet.table, crop))
      const isMany = cells.length > mostTiles || cells.length * sheet.tileBytes > bytes
      if (isMany) return cutout(pyramid.read, pyramid, plan)
      const { channels, dpi } = pyramid
      const tiles = await tilesOf(sheet, cells)
      const { width, height } = crop
      const { data, done } = pixels.lend(width * height * channels)
      patch(data, tiles, { tile: sheet.table.tile, crop, channels })
      const from = { kind: 'pixels', data, width, height } as const
      return { from, channels, done, ...(dpi !== undefined && { dpi }) }
    },
  }
}
