import { LRUCache } from 'lru-cache'
import { blockUnder, cutout, tableOf, type Block, type Cutout } from '../images/cutout.js'
import { decodedRow } from '../images/decode.js'
import { patch, type DecodedTile } from '../images/patch.js'
import type { Plan } from '../images/plan.js'
import { tileNumber, type TileTable } from '../images/tile.js'
import type { OpenPyramid } from './open-pyramids.js'
import { HeldTile } from './held-tile.js'
import { pixelMemory, type PixelMemory } from './pixel-memory.js'
import { tileMemory, type TileMemory } from './tile-memory.js'

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

async function decoded({ pyramid, level, table }: Sheet, run: readonly Cell[], memory: TileMemory) {
  const { width, height } = table.tile
  const { column, row } = run[0] ?? { column: 0, row: 0 }
  const box = { x: column * width, y: row * height, width: run.length * width, height }
  const tiles = await cutout(pyramid.read, pyramid, { level, crop: box })
  return decodedRow(tiles, table.tile, memory.take)
}

/** The crop of a plan, put together from its tiles. */
async function together(
  tiles: readonly { readonly cell: Cell; readonly tile: HeldTile }[],
  { table, pyramid }: Sheet,
  { crop }: Plan,
  pixels: PixelMemory,
): Promise<Cutout> {
  const { channels, dpi } = pyramid
  const read = tiles.map(async ({ cell, tile }) => ({ ...cell, pixels: await tile.pixels }))
  const decoded: DecodedTile[] = await Promise.all(read)
  const { width, height } = crop
  const { data, done } = pixels.lend(width * height * channels)
  patch(data, decoded, { tile: table.tile, crop, channels })
  const from = { kind: 'pixels', data, width, height } as const
  return { from, channels, done, ...(dpi !== undefined && { dpi }) }
}

/** Gives the tiles of cells, held: those that are kept, and the others as they are decoded. */
function tileCache(bytes: number) {
  const memory = tileMemory()
  const kept = new LRUCache<string, HeldTile>({
    maxSize: Math.max(1, Math.floor(bytes)),
    dispose: (tile) => {
      tile.leave()
    },
  })

  /** Begins to decode tiles, and keeps them from now on, so that nobody else decodes them meanwhile. */
  function begin(sheet: Sheet, cells: readonly Cell[]): Map<Cell, HeldTile> {
    const begun = new Map<Cell, HeldTile>()
    for (const run of besideEachOther(cells)) {
      const row = decoded(sheet, run, memory)
      run.forEach((cell, nth) => {
        const tile = new HeldTile(
          row.then((tiles) => tiles[nth] ?? Buffer.alloc(sheet.tileBytes)),
          memory,
        ).hold()
        const key = sheet.key(cell)
        begun.set(cell, tile)
        kept.set(key, tile, { size: sheet.tileBytes })
        tile.pixels.catch(() => {
          if (kept.peek(key) === tile) kept.delete(key)
        })
      })
    }
    return begun
  }

  return function tilesOf(
    sheet: Sheet,
    cells: readonly Cell[],
  ): { readonly cell: Cell; readonly tile: HeldTile }[] {
    const known = new Map(cells.map((cell) => [cell, kept.get(sheet.key(cell))?.hold()]))
    const begun = begin(sheet, cells.filter((cell) => !known.get(cell))) // prettier-ignore
    return cells.flatMap((cell) => {
      const tile = known.get(cell) ?? begun.get(cell)
      return tile ? [{ cell, tile }] : []
    })
  }
}

/** @param bytes how much memory decoded tiles may take; with 0 nothing is kept */
export function decodedTiles(bytes: number): DecodedTiles {
  const pixels = pixelMemory()
  const tilesOf = tileCache(bytes)
  return {
    cutout: async (name, pyramid, plan) => {
      const sheet = sheetOf(name, pyramid, plan.level)
      const cells = cellsOf(blockUnder(sheet.table, plan.crop))
      const isMany = cells.length > mostTiles || cells.length * sheet.tileBytes > bytes
      if (isMany) return cutout(pyramid.read, pyramid, plan)
      const tiles = tilesOf(sheet, cells)
      try {
        return await together(tiles, sheet, plan, pixels)
      } finally {
        for (const { tile } of tiles) tile.release()
      }
    },
  }
}
