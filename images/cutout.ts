import type { Box } from '../data/model/region.js'
import type { ReadBytes } from './bytes.js'
import type { Raster } from './copied.js'
import type { Span } from './ready-index.js'
import { spanBytes, spanOf, tileNumber, type Descriptor, type TileTable } from './tile.js'
import { tiffHead } from './tiff-head.js'
import { TiffFault, grey, jpegCompression, tags, ycbcr } from './tiff.js'

/** What of a pyramid a picture is made from. */
export interface Cutout {
  readonly from: TilesAsTiff | Pixels
  readonly channels: 1 | 3
  /** Pixels an inch of the full image, where its master says. */
  readonly dpi?: number
  /** Called when the picture is made: the memory is used for another one then. */
  readonly done?: () => void
}

/** The tiles under a crop, still encoded, as a TIFF of their own. */
export interface TilesAsTiff {
  readonly kind: 'tiff'
  readonly tiff: Uint8Array
  /** What of it is wanted, in its own pixels. */
  readonly crop: Box
}

/** Decoded pixels, in which the crop is. */
export interface Pixels extends Raster {
  readonly kind: 'pixels'
  /** What of it is wanted, in its own pixels. */
  readonly crop: Box
}

/** A block of tiles, in tiles. */
export interface Block {
  readonly column: number
  readonly row: number
  readonly columns: number
  readonly rows: number
}

/** The tiles of a level that a crop of it touches. */
export function blockUnder(
  { tile, columns, rows }: TileTable,
  { x, y, width, height }: Box,
): Block {
  const [column, row] = [Math.floor(x / tile.width), Math.floor(y / tile.height)]
  const right = Math.min(columns, Math.ceil((x + width) / tile.width))
  const bottom = Math.min(rows, Math.ceil((y + height) / tile.height))
  return { column, row, columns: right - column, rows: bottom - row }
}

/** Bytes between two tiles that are read along rather than asked for apart. */
const gap = 16_384

/** Fewer and longer stretches that hold all of the given ones. */
function together(spans: readonly Span[]): readonly Span[] {
  const runs: Span[] = []
  for (const span of spans.toSorted((one, other) => one.offset - other.offset)) {
    const last = runs.at(-1)
    const end = last ? last.offset + last.length : -Infinity
    if (last && span.offset - end <= gap) {
      const length = Math.max(end, span.offset + span.length) - last.offset
      runs[runs.length - 1] = { offset: last.offset, length }
    } else runs.push(span)
  }
  return runs
}

/** Tiles that lie beside each other in the file, in whatever order, come with one read. */
async function tilesOf(
  read: ReadBytes,
  table: TileTable,
  numbers: readonly number[],
): Promise<Buffer[]> {
  const spans = numbers.map((number) => spanOf(table, number))
  const runs = together(spans)
  const stretches = await Promise.all(runs.map((run) => spanBytes(read, run)))
  return spans.map(({ offset, length }) => {
    const nth = runs.findLastIndex((run) => run.offset <= offset)
    const start = offset - (runs[nth]?.offset ?? 0)
    return stretches[nth]?.subarray(start, start + length) ?? Buffer.alloc(0)
  })
}

/** A TIFF of a block of tiles, which follow each other in their order. */
function tiffOf(table: TileTable, { columns, rows }: Block, tiles: readonly Buffer[]): Buffer {
  const { tile, photometric, jpegTables, subsampling } = table
  const samples = photometric === grey ? 1 : 3
  const lengths = tiles.map(({ length }) => length)
  const head = tiffHead((start) => {
    let next = start
    const offsets = lengths.map((length) => (next += length) - length)
    return [
      { tag: tags.width, type: 'long', values: [columns * tile.width] },
      { tag: tags.height, type: 'long', values: [rows * tile.height] },
      { tag: tags.bitsPerSample, type: 'short', values: new Array<number>(samples).fill(8) },
      { tag: tags.compression, type: 'short', values: [jpegCompression] },
      { tag: tags.photometric, type: 'short', values: [photometric] },
      { tag: tags.samplesPerPixel, type: 'short', values: [samples] },
      { tag: tags.planarConfiguration, type: 'short', values: [1] },
      { tag: tags.tileWidth, type: 'long', values: [tile.width] },
      { tag: tags.tileLength, type: 'long', values: [tile.height] },
      { tag: tags.tileOffsets, type: 'long', values: offsets },
      { tag: tags.tileByteCounts, type: 'long', values: lengths },
      ...(jpegTables.length > 0
        ? [{ tag: tags.jpegTables, type: 'undefined' as const, values: jpegTables }]
        : []),
      ...(photometric === ycbcr
        ? [{ tag: tags.subsampling, type: 'short' as const, values: subsampling }]
        : []),
    ]
  })
  return Buffer.concat([head, ...tiles])
}

/** The largest cutout: what a classic TIFF can address, less than Node's largest buffer. */
const mostBytes = 2 ** 32 - 1

/**
 * Just the tiles of a pyramid that a crop of one of its levels touches, still encoded, as a small TIFF in memory: the rest of the
 * file is neither read nor parsed. Throws {@link TiffFault} where the file is damaged.
 * @param crop in pixels of the level
 */
export async function cutout(
  read: ReadBytes,
  { levels, channels, dpi }: Descriptor,
  { level, crop }: { readonly level: number; readonly crop: Box },
): Promise<Cutout & { readonly from: TilesAsTiff }> {
  const table = tableOf(levels, level)
  const block = blockUnder(table, crop)
  const numbers = Array.from({ length: block.columns * block.rows }, (_, nth) => {
    const row = Math.floor(nth / block.columns)
    return tileNumber(table, block.column + (nth % block.columns), block.row + row)
  })
  const bytes = numbers.reduce((sum, number) => sum + (table.lengths[number] ?? 0), 0)
  if (bytes > mostBytes) throw new TiffFault('its tiles are larger than a picture')
  const { x, y, width, height } = crop
  const left = x - block.column * table.tile.width
  const top = y - block.row * table.tile.height
  const tiff = tiffOf(table, block, await tilesOf(read, table, numbers))
  return {
    from: { kind: 'tiff', tiff, crop: { x: left, y: top, width, height } },
    channels,
    ...(dpi !== undefined && { dpi }),
  }
}

/** Throws {@link TiffFault} where a pyramid has no such level. */
export function tableOf(levels: Descriptor['levels'], level: number): TileTable {
  const table = levels[level]
  if (!table) throw new TiffFault('it has too few levels')
  return table
}
