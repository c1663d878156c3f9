import { LRUCache } from 'lru-cache'
import { blockUnder, cutout, tableOf, type Block, type Cutout } from '../images/cutout.js'
import { copyPart, type Raster } from '../images/copied.js'
import { decodedBlock } from '../images/decode.js'
import { patch, type DecodedTile } from '../images/patch.js'
import type { Plan } from '../images/plan.js'
import { tileNumber, type TileTable } from '../images/tile.js'
import type { OpenPyramid } from './open-pyramids.js'
import { besideEachOther, DecodedSheet, sheetBytes, type Cell } from './decoded-sheet.js'
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

/** A level that takes more of the memory than this is kept by its tiles: in one piece it would go as a whole, and for little. */
const largestShare = 0.6

function cellsOf({ column, row, columns, rows }: Block): Cell[] {
  return Array.from({ length: columns * rows }, (_, nth) => ({
    column: column + (nth % columns),
    row: row + Math.floor(nth / columns),
  }))
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

/** The pixels of cells that stand beside each other in one row. */
async function decoded({ pyramid, level, table }: Sheet, run: readonly Cell[]): Promise<Raster> {
  const { width, height } = table.tile
  const { column, row } = run[0] ?? { column: 0, row: 0 }
  const box = { x: column * width, y: row * height, width: run.length * width, height }
  return decodedBlock(await cutout(pyramid.read, pyramid, { level, crop: box }))
}

/** The same, each by itself. */
async function decodedApart(sheet: Sheet, run: readonly Cell[], memory: TileMemory) {
  const pixels = await decoded(sheet, run)
  const { tile } = sheet.table
  return run.map((_, nth) => {
    const data = memory.take(sheet.tileBytes)
    const source = { ...pixels, at: { x: nth * tile.width, y: 0 } }
    copyPart(source, { data, ...tile, at: { x: 0, y: 0 } }, tile, sheet.pyramid.channels)
    return data
  })
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
  const whole = { x: 0, y: 0, width, height }
  const from = { kind: 'pixels', data, width, height, crop: whole } as const
  return { from, channels, done, ...(dpi !== undefined && { dpi }) }
}

/** What is kept lately: tiles, and levels that are small enough to be kept in one piece. */
type Kept = LRUCache<string, HeldTile | DecodedSheet>

/** Gives the tiles of cells, held: those that are kept, and the others as they are decoded. */
function tileCache(kept: Kept) {
  const memory = tileMemory()
  const tileKept = (key: string) => {
    const found = kept.get(key)
    return found instanceof HeldTile ? found.hold() : undefined
  }

  /** Begins to decode tiles, and keeps them from now on, so that nobody else decodes them meanwhile. */
  function begin(sheet: Sheet, cells: readonly Cell[]): Map<Cell, HeldTile> {
    const begun = new Map<Cell, HeldTile>()
    for (const run of besideEachOther(cells)) {
      const row = decodedApart(sheet, run, memory)
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
    const known = new Map(cells.map((cell) => [cell, tileKept(sheet.key(cell))]))
    const begun = begin(sheet, cells.filter((cell) => !known.get(cell))) // prettier-ignore
    return cells.flatMap((cell) => {
      const tile = known.get(cell) ?? begun.get(cell)
      return tile ? [{ cell, tile }] : []
    })
  }
}

/** Gives levels in one piece, with the tiles decoded that are asked for. */
function sheetCache(kept: Kept) {
  return async function sheetWith(
    { key, ...sheet }: Sheet,
    cells: readonly Cell[],
  ): Promise<DecodedSheet> {
    const { table, pyramid } = sheet
    const name = key({ column: -1, row: 0 })
    const found = kept.get(name)
    const level = found instanceof DecodedSheet ? found : new DecodedSheet(table, pyramid.channels)
    if (level !== found) kept.set(name, level, { size: sheetBytes(table, pyramid.channels) })
    await level.need(cells, (run) => decoded({ key, ...sheet }, run))
    return level
  }
}

/** The crop of a plan, where it lies in its level; throws a `RangeError` where the level does not reach that far. */
function within(
  { data, width, height }: DecodedSheet,
  { channels, dpi }: OpenPyramid,
  { crop }: Plan,
): Cutout {
  if (crop.x + crop.width > width || crop.y + crop.height > height)
    throw new RangeError('The tiles of this level do not cover the part that is wanted.')
  const from = { kind: 'pixels', data, width, height, crop } as const
  return { from, channels, ...(dpi !== undefined && { dpi }) }
}

/** @param bytes how much memory decoded pixels may take; with 0 nothing is kept */
export function decodedTiles(bytes: number): DecodedTiles {
  const pixels = pixelMemory()
  const kept: Kept = new LRUCache({
    maxSize: Math.max(1, Math.floor(bytes)),
    dispose: (one) => {
      if (one instanceof HeldTile) one.leave()
    },
  })
  const [tilesOf, sheetWith] = [tileCache(kept), sheetCache(kept)]
  return {
    cutout: async (name, pyramid, plan) => {
      const sheet = sheetOf(name, pyramid, plan.level)
      const cells = cellsOf(blockUnder(sheet.table, plan.crop))
      const isMany = cells.length > mostTiles || cells.length * sheet.tileBytes > bytes
      if (isMany) return cutout(pyramid.read, pyramid, plan)
      if (sheetBytes(sheet.table, pyramid.channels) <= bytes * largestShare)
        return within(await sheetWith(sheet, cells), pyramid, plan)
      const tiles = tilesOf(sheet, cells)
      try {
        return await together(tiles, sheet, plan, pixels)
      } finally {
        for (const { tile } of tiles) tile.release()
      }
    },
  }
}
