import type { ReadBytes } from './bytes.js'
import type { Extent } from './sizes.js'

/** One image file directory of a TIFF. https://www.loc.gov/preservation/digital/formats/fdd/fdd000022.shtml */
export interface TiffDirectory {
  /** Its place in the chain, from 0. */
  readonly index: number
  readonly width: number
  readonly height: number
  /** A smaller copy of another picture, or a mask: not a page of its own (NewSubfileType, bits 0 and 2). */
  readonly secondary: boolean
  readonly tiled: boolean
  /** Width and height of a tile in pixels; 0 where there are strips. */
  readonly tile: Extent
  /** Where its tiles or strips begin, and how long each is, in bytes. */
  readonly offsets: readonly number[]
  readonly byteCounts: readonly number[]
  /** Such as {@link jpegCompression}. */
  readonly compression: number
  /** Such as {@link grey}, {@link rgb} or {@link ycbcr}. */
  readonly photometric: number
  readonly samples: number
  /** How many pixels share one sample of colour, across and down, in YCbCr. */
  readonly subsampling: readonly number[]
  /** What all its JPEG tiles share, as a stream of its own; empty where there is none. */
  readonly jpegTables: Uint8Array
  /** Pixels an inch, across, where the file says. */
  readonly dpi?: number
}

/** What is wrong with a TIFF: it ends too soon, or it contradicts itself. */
export class TiffFault extends Error {
  override readonly name = 'TiffFault'
}

/** The tags that are read, and those that a picture of ours is written with. https://www.adobe.io/open/standards/TIFF.html */
export const tags = {
  newSubfileType: 254,
  width: 256,
  height: 257,
  bitsPerSample: 258,
  compression: 259,
  photometric: 262,
  stripOffsets: 273,
  samplesPerPixel: 277,
  stripByteCounts: 279,
  xResolution: 282,
  planarConfiguration: 284,
  resolutionUnit: 296,
  tileWidth: 322,
  tileLength: 323,
  tileOffsets: 324,
  tileByteCounts: 325,
  jpegTables: 347,
  subsampling: 530,
} as const

/** Values of the tag `compression` and of `photometric`. */
export const jpegCompression = 7
export const grey = 1
export const rgb = 2
export const ycbcr = 6

/** Bytes of a value by its field type: BYTE, SHORT, LONG, UNDEFINED, IFD, LONG8, IFD8; other types are not needed here. */
const widths: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4, 7: 1, 13: 4, 16: 8, 18: 8 }
/** RATIONAL is two LONGs: a numerator and a denominator. */
const rational = 5

/** More pages than any scanner stacks; a longer chain is a trap. */
const mostDirectories = 20_000
/** More tiles than the largest picture has. */
const mostValues = 4_000_000

interface Layout {
  readonly little: boolean
  /** Bytes of an offset: 4, in BigTIFF 8. */
  readonly wide: 4 | 8
}

function number(bytes: Buffer, at: number, width: number, little: boolean): number {
  if (width === 8) return Number(little ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at))
  return little ? bytes.readUIntLE(at, width) : bytes.readUIntBE(at, width)
}

async function exactly(read: ReadBytes, offset: number, length: number): Promise<Buffer> {
  const bytes = Number.isSafeInteger(offset) ? await read(offset, length) : Buffer.alloc(0)
  if (bytes.length < length) throw new TiffFault('it ends before what its directory points to')
  return bytes
}

/** The values of one entry, wherever they stand. */
async function values(
  read: ReadBytes,
  { little, wide }: Layout,
  entry: Buffer,
): Promise<readonly number[]> {
  const type = number(entry, 2, 2, little)
  const width = type === rational ? 4 : widths[type]
  const count = number(entry, 4, wide, little) * (type === rational ? 2 : 1)
  if (width === undefined) return []
  if (count > mostValues) throw new TiffFault('its directory counts more parts than a picture has')
  const inline = 4 + wide
  const bytes =
    count * width <= wide
      ? entry.subarray(inline)
      : await exactly(read, number(entry, inline, wide, little), count * width)
  return Array.from({ length: count }, (_, nth) => number(bytes, nth * width, width, little))
}

async function directory(read: ReadBytes, layout: Layout, offset: number, index: number) {
  const { little, wide } = layout
  const size = 4 + 2 * wide
  const counted = wide === 8 ? 8 : 2
  const entries = number(await exactly(read, offset, counted), 0, counted, little)
  const block = await exactly(read, offset + counted, Math.min(entries, 65_535) * size + wide)
  const found = new Map<number, readonly number[]>()
  const wanted: readonly number[] = Object.values(tags)
  for (let nth = 0; nth < entries && nth < 65_535; nth++) {
    const entry = block.subarray(nth * size, (nth + 1) * size)
    const tag = number(entry, 0, 2, little)
    if (wanted.includes(tag)) found.set(tag, await values(read, layout, entry))
  }
  const page = described(found, index)
  return { page, next: number(block, block.length - wide, wide, little) }
}

const inch = 2
const centimetre = 3

/** Pixels an inch: a fraction, in pixels a unit. */
function resolution([numerator, denominator]: readonly number[], unit: number): number | undefined {
  if (!numerator || !denominator || (unit !== inch && unit !== centimetre)) return undefined
  return (numerator / denominator) * (unit === centimetre ? 2.54 : 1)
}

function described(found: ReadonlyMap<number, readonly number[]>, index: number): TiffDirectory {
  const all = (tag: number) => found.get(tag) ?? []
  const one = (tag: number, otherwise = 0) => all(tag)[0] ?? otherwise
  const tiled = found.has(tags.tileOffsets)
  const dpi = resolution(all(tags.xResolution), one(tags.resolutionUnit, inch))
  const subsampling = all(tags.subsampling)
  return {
    index,
    width: one(tags.width),
    height: one(tags.height),
    secondary: (one(tags.newSubfileType) & 0b101) !== 0,
    tiled,
    tile: { width: one(tags.tileWidth), height: one(tags.tileLength) },
    offsets: all(tiled ? tags.tileOffsets : tags.stripOffsets),
    byteCounts: all(tiled ? tags.tileByteCounts : tags.stripByteCounts),
    compression: one(tags.compression, 1),
    photometric: one(tags.photometric),
    samples: one(tags.samplesPerPixel, 1),
    subsampling: subsampling.length === 2 ? subsampling : [2, 2],
    jpegTables: Uint8Array.from(all(tags.jpegTables)),
    ...(dpi !== undefined && { dpi }),
  }
}

/** Reads the chain of a TIFF's directories, classic or BigTIFF, of either byte order; throws {@link TiffFault}. */
export async function tiffDirectories(read: ReadBytes): Promise<readonly TiffDirectory[]> {
  const head = await exactly(read, 0, 8)
  const little = head.toString('latin1', 0, 2) === 'II'
  const wide = number(head, 2, 2, little) === 43 ? 8 : 4
  const first = wide === 8 ? await exactly(read, 8, 8) : head.subarray(4)
  const pages: TiffDirectory[] = []
  const seen = new Set<number>()
  for (let offset = number(first, 0, wide, little); offset !== 0;) {
    if (seen.has(offset) || seen.size >= mostDirectories)
      throw new TiffFault('its directories run in a circle')
    seen.add(offset)
    const { page, next } = await directory(read, { little, wide }, offset, pages.length)
    pages.push(page)
    offset = next
  }
  if (pages.length === 0) throw new TiffFault('it has no directory')
  return pages
}

/** Whether all the tiles or strips of a directory lie within so many bytes of file. */
export function liesWithin({ offsets, byteCounts }: TiffDirectory, bytes: number): boolean {
  return offsets.every((offset, nth) => offset + (byteCounts[nth] ?? 0) <= bytes)
}

const halves = (whole: number, half: number) => Math.abs(whole / 2 - half) < 1

/**
 * The directories that are pages of a document: not thumbnails, masks or the smaller copies of a pyramid. Some programs
 * write a pyramid without saying so: tiled directories that halve each other all the way down are one too.
 */
export function tiffPages(all: readonly TiffDirectory[]): readonly TiffDirectory[] {
  const pages = all.filter((page) => !page.secondary)
  const pyramid = pages.every((page, nth) => {
    const above = pages[nth - 1]
    return (
      page.tiled &&
      (!above || (halves(above.width, page.width) && halves(above.height, page.height)))
    )
  })
  return pyramid ? pages.slice(0, 1) : pages
}
