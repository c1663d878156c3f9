import type { ReadBytes } from './bytes.js'

/** One image file directory of a TIFF. https://www.loc.gov/preservation/digital/formats/fdd/fdd000022.shtml */
export interface TiffDirectory {
  /** Its place in the chain, from 0. */
  readonly index: number
  readonly width: number
  readonly height: number
  /** A smaller copy of another picture, or a mask: not a page of its own (NewSubfileType, bits 0 and 2). */
  readonly secondary: boolean
  readonly tiled: boolean
  /** Where its tiles or strips begin, and how long each is, in bytes. */
  readonly offsets: readonly number[]
  readonly byteCounts: readonly number[]
}

/** What is wrong with a TIFF: it ends too soon, or it contradicts itself. */
export class TiffFault extends Error {
  override readonly name = 'TiffFault'
}

const tags = {
  newSubfileType: 254,
  width: 256,
  height: 257,
  stripOffsets: 273,
  stripByteCounts: 279,
  tileOffsets: 324,
  tileByteCounts: 325,
} as const

/** Bytes of a value by its field type: BYTE, SHORT, LONG, IFD, LONG8, IFD8; other types are not needed here. */
const widths: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4, 13: 4, 16: 8, 18: 8 }

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
  const width = widths[number(entry, 2, 2, little)]
  const count = number(entry, 4, wide, little)
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
  const one = (tag: number) => found.get(tag)?.[0] ?? 0
  const tiled = found.has(tags.tileOffsets)
  const page: TiffDirectory = {
    index,
    width: one(tags.width),
    height: one(tags.height),
    secondary: (one(tags.newSubfileType) & 0b101) !== 0,
    tiled,
    offsets: found.get(tiled ? tags.tileOffsets : tags.stripOffsets) ?? [],
    byteCounts: found.get(tiled ? tags.tileByteCounts : tags.stripByteCounts) ?? [],
  }
  return { page, next: number(block, block.length - wide, wide, little) }
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
