import type { ReadBytes, Ranges } from './bytes.js'
import { tileHead, spliced } from './jpeg.js'
import { readyIndex, type ReadyLevel, type Span } from './ready-index.js'
import type { ReadyPart } from './ready.js'
import type { Extent } from './sizes.js'
import {
  TiffFault, grey, jpegCompression, rgb, tiffDirectories, ycbcr, type TiffDirectory,
} from './tiff.js' // prettier-ignore

/** One level of a pyramid's file: where its tiles lie. Its extent may be a little larger than the image's (see `evened`). */
export interface TileTable extends Extent {
  readonly tile: Extent
  readonly columns: number
  readonly rows: number
  /** By number: row by row from the top left. In bytes. */
  readonly offsets: Float64Array
  readonly lengths: Uint32Array
  /** What goes before each tile to make it a JPEG. */
  readonly head: Buffer
  readonly jpegTables: Uint8Array
  readonly subsampling: readonly number[]
  readonly photometric: number
}

/** All that has to be known of a pyramid's file to find any tile in it with one read. */
export interface Descriptor {
  readonly levels: readonly TileTable[]
  readonly ready: readonly ReadyLevel[]
  readonly channels: 1 | 3
  /** Pixels an inch of the full image, where its master says. */
  readonly dpi?: number
  /** What it takes in memory, about, in bytes. */
  readonly held: number
}

const shown: readonly number[] = [grey, rgb, ycbcr]

function tileTable(directory: TiffDirectory, dpi: number | undefined): TileTable {
  const { width, height, tile, offsets, byteCounts, compression, photometric } = directory
  if (!directory.tiled || compression !== jpegCompression || !shown.includes(photometric))
    throw new TiffFault('its pictures are not JPEG tiles in grey, RGB or YCbCr')
  const [columns, rows] = [Math.ceil(width / tile.width), Math.ceil(height / tile.height)]
  if (!(columns * rows <= Math.min(offsets.length, byteCounts.length)))
    throw new TiffFault('it lists fewer tiles than it has')
  const { jpegTables, subsampling } = directory
  return {
    ...{ width, height, tile, columns, rows, jpegTables, subsampling, photometric },
    offsets: Float64Array.from(offsets),
    lengths: Uint32Array.from(byteCounts),
    head: tileHead(jpegTables, { rgb: photometric === rgb, dpi }),
  }
}

/** Directories stand at the ends of their levels: one read brings all that belongs to one. */
const readAhead = 65_536

/** Reads more than is asked, and answers what lies within from that. */
function readingAhead(read: ReadBytes): ReadBytes {
  let start = 0
  let bytes: Buffer = Buffer.alloc(0)
  return async (offset, length) => {
    if (length >= readAhead) return read(offset, length)
    if (offset < start || offset + length > start + bytes.length)
      [start, bytes] = [offset, await read(offset, readAhead)]
    return bytes.subarray(offset - start, offset - start + length)
  }
}

const bytesOfLevel = ({ offsets, head }: TileTable) => offsets.length * 12 + 2 * head.length + 500
const bytesOfReady = ({ edges }: ReadyLevel) => edges.size * 100

/**
 * Reads where everything lies in a pyramid: any tiled TIFF with JPEG tiles whose directories are the levels, the full one first,
 * classic or BigTIFF, of either byte order. Throws {@link TiffFault} where it is none.
 */
export async function descriptor({ read, size }: Omit<Ranges, 'close'>): Promise<Descriptor> {
  const ahead = readingAhead(read)
  const directories = await tiffDirectories(ahead)
  const index = await readyIndex(ahead, size)
  const levels = directories.map((directory, level) =>
    tileTable(directory, index?.dpi === undefined ? undefined : index.dpi / 2 ** level),
  )
  const ready = index?.levels ?? []
  const held = [...levels.map(bytesOfLevel), ...ready.map(bytesOfReady)]
  return {
    levels,
    ready,
    channels: directories[0]?.samples === 1 ? 1 : 3,
    held: held.reduce((sum, bytes) => sum + bytes, 0),
    ...(index?.dpi !== undefined && { dpi: index.dpi }),
  }
}

/** The number of a tile in its level. */
export const tileNumber = ({ columns }: TileTable, column: number, row: number): number =>
  row * columns + column

/** Where a tile lies as the TIFF holds it: filled up at the image's edge, without its tables. */
export function spanOf({ offsets, lengths }: TileTable, number: number): Span {
  return { offset: offsets[number] ?? 0, length: lengths[number] ?? 0 }
}

/** The bytes of a span; throws {@link TiffFault} where the file ends before it. */
export async function spanBytes(read: ReadBytes, { offset, length }: Span): Promise<Buffer> {
  const bytes = await read(offset, length)
  if (bytes.length < length) throw new TiffFault('it ends before its tiles do')
  return bytes
}

/** Where a ready picture lies, and what goes before it; `undefined` where the file does not hold it. */
function placeOf({ levels, ready }: Descriptor, part: ReadyPart) {
  const made = ready[part.level]
  if (part.kind === 'whole') return made?.whole && { span: made.whole }
  const table = levels[part.level]
  if (!table || part.column >= table.columns || part.row >= table.rows) return undefined
  const number = tileNumber(table, part.column, part.row)
  if (!part.edge) return { span: spanOf(table, number), head: table.head }
  const edge = made?.edges.get(number)
  return edge && { span: edge }
}

/**
 * A ready picture as a JPEG, without a pixel decoded; `undefined` where the file does not hold it. Its pixels are exactly those
 * of the tile in the TIFF; edge tiles and whole levels were encoded when the pyramid was made. Throws {@link TiffFault}.
 */
export async function readyJpeg(
  read: ReadBytes,
  pyramid: Descriptor,
  part: ReadyPart,
): Promise<Buffer | undefined> {
  const place = placeOf(pyramid, part)
  if (!place) return undefined
  const bytes = await spanBytes(read, place.span)
  return place.head ? spliced(place.head, bytes) : bytes
}
