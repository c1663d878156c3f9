import type { ReadBytes } from '../bytes.js'
import type { Extent } from '../sizes.js'
import { boxes, inner } from './boxes.js'
import { codestream, type Codestream, type Edges } from './codestream.js'
import { damaged } from './fault.js'
import { painting, type Painting } from './jp2-colour.js'
import { longestTile, tiles } from './tile-stream.js'

/** A JPEG 2000 picture, as its headers tell it. */
export interface Jp2 extends Extent {
  readonly stream: Codestream
  readonly painting: Painting
  /** Pixels an inch, where the file says. */
  readonly dpi?: number
}

const signature = Buffer.from('\0\0\0\x0cjP  \r\n\x87\n', 'latin1')
/** A profile has some megabytes at most. */
const longestHeader = 64 * 1024 * 1024

/** Pixels an inch, from a resolution box: a fraction and a power of ten, in points a metre, down first. T.800 annex I.5.3.7 */
function density(box: Buffer | undefined): number | undefined {
  if (!box || box.length < 10) return undefined
  const across = (box.readUInt16BE(4) / box.readUInt16BE(6)) * 10 ** box.readInt8(9)
  const dpi = Math.round(across * 0.0254 * 100) / 100
  return Number.isFinite(dpi) && dpi >= 1 ? dpi : undefined
}

async function resolution(header: ReadonlyMap<string, readonly Buffer[]>) {
  const [res] = header.get('res ') ?? []
  if (!res) return undefined
  const inside = await inner(res)
  // As captured rather than as to be shown.
  return density(inside.get('resc')?.[0]) ?? density(inside.get('resd')?.[0])
}

/** The header's boxes and where the codestream lies; a bare codestream has no boxes. */
async function parts(read: ReadBytes, size: number) {
  const start = await read(0, signature.length)
  if (start.readUInt16BE(0) === 0xff4f)
    return { header: new Map<string, Buffer[]>(), from: 0, end: size }
  if (!start.equals(signature)) throw damaged('the signature at its beginning was altered')
  let header = new Map<string, Buffer[]>()
  for await (const { type, from, end } of boxes(read, 0, size)) {
    if (type === 'jp2c') return { header, from, end }
    if (type !== 'jp2h') continue
    if (end - from > longestHeader) throw damaged('its header is longer than can be')
    header = await inner(await read(from, end - from))
  }
  throw damaged('it holds no picture')
}

const extent = ({ x0, y0, x1, y1 }: Edges): Extent => ({ width: x1 - x0, height: y1 - y0 })

/** Reads the headers of a JP2, a JPX or a bare codestream; no pixel is decoded. Throws a fault over what is not whole. */
export async function jp2(read: ReadBytes, size: number): Promise<Jp2> {
  try {
    return await headers(read, size)
  } catch (error) {
    // A box or marker segment that is too short for what should be in it.
    throw (error as Error).name === 'RangeError'
      ? damaged('a part of its header is cut off')
      : error
  }
}

async function headers(read: ReadBytes, size: number): Promise<Jp2> {
  const { header, from, end } = await parts(read, size)
  const stream = await codestream(read, from, end)
  const dpi = await resolution(header)
  return {
    ...extent(stream.image),
    stream,
    painting: painting(stream, header),
    ...(dpi === undefined ? {} : { dpi }),
  }
}

/**
 * Bytes that OpenJPEG holds while it decodes a tile: for each sample four and the bytes it comes out in, twice, and a tenth for its
 * memory's growth; the coded bytes twice; and where components have to be selected, four more for each of three. Measured: 510 MB for
 * 25 megapixels of colour in one tile, 345 MB for 48 of grey.
 */
export function tileBytes({ stream }: Jp2): number {
  const pixels = tiles(stream)
    .map(extent)
    .reduce((most, { width, height }) => Math.max(most, width * height), 0)
  const count = stream.components.length
  const bytes = stream.components.some(({ bits }) => bits > 8) ? 2 : 1
  const each = count * (4 + 2 * bytes) + (count === 1 || count === 3 ? 0 : 12)
  return Math.round(pixels * each * 1.1 + 2 * longestTile(stream))
}
