import type { ReadBytes } from '../bytes.js'
import { damaged, truncated } from './fault.js'

/** One component (grey, or red, or an alpha channel) of a codestream. */
export interface Component {
  readonly bits: number
  /** Grid points a sample, across and down; 1 where it has every pixel. */
  readonly across: number
  readonly down: number
}

/** A stretch of coded bytes of one tile; a tile may be in several, anywhere in the file. */
export interface TilePart {
  readonly offset: number
  readonly length: number
}

/** What the headers of a JPEG 2000 codestream tell. Coordinates are those of its reference grid, in pixels. */
export interface Codestream {
  readonly image: Edges
  /** The first tile, whole; the others follow at its width and height. */
  readonly tile: Edges
  readonly columns: number
  readonly rows: number
  readonly components: readonly Component[]
  /** The main header's marker segments after SIZ which the decoding of tiles needs. */
  readonly segments: readonly Buffer[]
  /** SIZ, as it stands in the file. */
  readonly siz: Buffer
  /** Whether the packet headers of all tiles are kept together in the main header, so that tiles cannot be told apart. */
  readonly packed: boolean
  /** Of each tile by its number, in the order of the file. */
  readonly parts: ReadonlyMap<number, readonly TilePart[]>
}

/** Left, top, right, bottom; right and bottom are outside. */
export interface Edges {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** Markers. ISO/IEC 15444-1 annex A, https://www.itu.int/rec/T-REC-T.800 */
const markers = { soc: 0xff4f, siz: 0xff51, sot: 0xff90, eoc: 0xffd9, ppm: 0xff60 } as const
/** Indexes of the whole (TLM, PLM) and comments: wrong or needless for one tile. */
const leftOut = [0xff55, 0xff57, 0xff64]

/** More than the longest header that makes sense; packet headers and tile lengths may stand in it. */
const longestHeader = 64 * 1024 * 1024
const mostParts = 500_000

async function exactly(read: ReadBytes, offset: number, length: number): Promise<Buffer> {
  const bytes = await read(offset, length)
  if (bytes.length < length) throw truncated()
  return bytes
}

/** The marker segments of the main header, each from its marker, and where the first tile-part begins. */
async function mainHeader(read: ReadBytes, from: number, end: number) {
  const segments: Buffer[] = []
  if ((await exactly(read, from, 2)).readUInt16BE(0) !== markers.soc)
    throw damaged('its codestream does not begin like one')
  for (let at = from + 2; ;) {
    const head = await exactly(read, at, 4)
    const marker = head.readUInt16BE(0)
    if (marker === markers.sot) return { segments, first: at }
    if (marker < 0xff00 || marker === markers.eoc) throw damaged('its header is broken off')
    const length = 2 + head.readUInt16BE(2)
    if (at + length > end) throw truncated()
    if (at + length - from > longestHeader) throw damaged('its header is longer than can be')
    segments.push(await exactly(read, at, length))
    at += length
  }
}

function componentsOf(siz: Buffer): Component[] {
  const count = siz.readUInt16BE(38)
  if (count === 0 || siz.length < 40 + 3 * count) throw damaged('its size marker is cut off')
  return Array.from({ length: count }, (_, nth) => {
    const at = 40 + 3 * nth
    const [across, down] = [siz.readUInt8(at + 1), siz.readUInt8(at + 2)]
    if (across === 0 || down === 0) throw damaged('its size marker holds zeros')
    return { bits: (siz.readUInt8(at) & 0x7f) + 1, across, down }
  })
}

/** Numbers of SIZ, in their order. T.800 annex A.5.1 */
const measures = ['x1', 'y1', 'x0', 'y0', 'tileWidth', 'tileHeight', 'tileX', 'tileY'] as const

/** Sizes and tiles, from the SIZ marker segment. */
function grid(siz: Buffer) {
  if (siz.length < 43) throw damaged('its size marker is cut off')
  const { x0, y0, x1, y1, tileX, tileY, tileWidth, tileHeight } = Object.fromEntries(
    measures.map((name, nth) => [name, siz.readUInt32BE(6 + 4 * nth)]),
  ) as Record<(typeof measures)[number], number>
  const covers = (first: number, size: number, start: number, stop: number) =>
    first <= start && start < first + size && start < stop
  if (!covers(tileX, tileWidth, x0, x1) || !covers(tileY, tileHeight, y0, y1))
    throw damaged('its measures contradict each other')
  const columns = Math.ceil((x1 - tileX) / tileWidth)
  const rows = Math.ceil((y1 - tileY) / tileHeight)
  if (columns * rows > 65_535) throw damaged('it counts more tiles than can be')
  return {
    image: { x0, y0, x1, y1 },
    tile: { x0: tileX, y0: tileY, x1: tileX + tileWidth, y1: tileY + tileHeight },
    columns,
    rows,
  }
}

/** The tile-parts up to the end of the codestream by their tiles, found by their lengths; none is opened. */
async function tileParts(read: ReadBytes, first: number, end: number, tiles: number) {
  const parts = new Map<number, TilePart[]>()
  for (let at = first, count = 0; ; count++) {
    const marker = (await exactly(read, at, 2)).readUInt16BE(0)
    if (marker === markers.eoc) break
    if (marker !== markers.sot) throw damaged('a part of it is not where it should be')
    if (count === mostParts) throw damaged('it has more parts than can be')
    const { tile, length } = partHead(await exactly(read, at, 12), end - 2 - at)
    if (tile >= tiles) throw damaged('it names tiles that it does not have')
    const part = { offset: at, length }
    const before = parts.get(tile)
    if (before) before.push(part)
    else parts.set(tile, [part])
    at += length
  }
  if (parts.size < tiles) throw damaged(`${tiles - parts.size} of its ${tiles} tiles are missing`)
  return parts
}

/** @param most bytes that are left for the part */
function partHead(head: Buffer, most: number): { tile: number; length: number } {
  const told = head.readUInt32BE(6)
  // A length of 0 is for the last part: all up to the end mark.
  const length = told === 0 ? most : told
  if (length > most) throw truncated()
  if (length < 14) throw damaged('a part of it is shorter than can be')
  return { tile: head.readUInt16BE(4), length }
}

/**
 * Reads the headers of a codestream and finds all its tile-parts; no pixel is decoded. Throws a fault where it is cut
 * short or contradicts itself.
 * @param from where it begins in the file, in bytes
 * @param end where it ends at the latest
 */
export async function codestream(read: ReadBytes, from: number, end: number): Promise<Codestream> {
  const { segments, first } = await mainHeader(read, from, end)
  const [siz, ...others] = segments
  if (siz?.readUInt16BE(0) !== markers.siz) throw damaged('it does not say how large it is')
  const measured = grid(siz)
  const components = componentsOf(siz)
  const parts = await tileParts(read, first, end, measured.columns * measured.rows)
  const marked = others.map((segment) => ({ segment, marker: segment.readUInt16BE(0) }))
  return {
    ...measured,
    components,
    siz,
    segments: marked
      .filter(({ marker }) => !leftOut.includes(marker))
      .map(({ segment }) => segment),
    packed: marked.some(({ marker }) => marker === markers.ppm),
    parts,
  }
}
