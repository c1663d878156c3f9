import { open, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import sharp from 'sharp'
import type { ReadBytes } from './bytes.js'
import { decoderRefusal, faultRefusal, refusal } from './refusal.js'
import { signature, signatureBytes, type Signature } from './signature.js'
import { defaultSourceLimits, fits, heldBytes, type SourceLimits } from './source-limits.js'
import { apart } from './sources/apart.js'
import { SourceFault } from './sources/fault.js'
import { jp2, tileBytes } from './sources/jp2.js'
import type { Done } from './sources/tasks.js'
import { liesWithin, TiffFault, tiffDirectories, tiffPages } from './tiff.js'
import { reachesItsEnd } from './whole.js'

/** One picture in a file, as its header tells it. */
export interface Frame {
  /** Which picture of the file, from 0; in a TIFF, the place of its directory in the chain; in a PDF, the page. */
  readonly frame: number
  /** Pixels of the upright picture, after any EXIF or TIFF orientation. */
  readonly width: number
  readonly height: number
  /** Of the file, told from its first bytes, whatever its name ends in. */
  readonly mediaType: string
  /** Bytes that decoding holds at once, beyond the strip it works on. */
  readonly held: number
  /** Pixels an inch, where the file says. */
  readonly dpi?: number
}

/** How to look at a file. */
export interface InspectOptions {
  /** What to call the file in a refusal; its own name where nothing is given. */
  readonly name?: string
  readonly limits?: SourceLimits
  readonly signal?: AbortSignal
}

/** Of samples wider than a byte. */
const bytesOf: Readonly<Record<string, number>> = {
  short: 2,
  ushort: 2,
  int: 4,
  uint: 4,
  float: 4,
  double: 8,
}

async function fileHandle(path: string, name: string): Promise<FileHandle> {
  try {
    return await open(path)
  } catch (error) {
    throw refusal(name, 'missing', (error as NodeJS.ErrnoException).code ?? 'unknown error')
  }
}

function reader(file: FileHandle): ReadBytes {
  return async (offset, length) => {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset)
    return buffer.subarray(0, bytesRead)
  }
}

/** Which pictures of the file are pages, once it is known to be a file of a kind that is taken and to be whole. */
async function pageNumbers(file: FileHandle, name: string, kind: Signature) {
  const read = reader(file)
  if (kind.mediaType !== 'image/tiff') {
    if (await reachesItsEnd(kind.mediaType, read)) return [0]
    throw refusal(name, 'truncated')
  }
  const { size } = await file.stat()
  try {
    const directories = await tiffDirectories(read)
    const pages = tiffPages(directories)
    if (!pages.every((page) => liesWithin(page, size))) throw refusal(name, 'truncated')
    return pages.map((page) => page.index)
  } catch (error) {
    throw error instanceof TiffFault ? refusal(name, 'damaged', error.message) : error
  }
}

/** What kind of file it is; throws `refused` where it is none that is taken. */
async function kindOf(file: FileHandle, name: string): Promise<Signature> {
  const start = await reader(file)(0, signatureBytes)
  if (start.length === 0) throw refusal(name, 'empty')
  const kind = signature(start)
  if (!kind) throw refusal(name, 'unknown')
  if (!kind.taken) throw refusal(name, 'untaken', kind.name)
  return kind
}

/** Media type of a file, from its first bytes; throws `refused` where pages cannot be made of it. */
export async function mediaTypeOf(path: string, name: string): Promise<string> {
  const file = await fileHandle(path, name)
  try {
    return (await kindOf(file, name)).mediaType
  } finally {
    await file.close()
  }
}

async function frameOf(
  path: string,
  name: string,
  kind: Signature,
  frame: number,
  limits: SourceLimits,
): Promise<Frame> {
  const header = await sharp(path, { page: frame, limitInputPixels: false })
    .metadata()
    .catch((error: unknown) => {
      throw decoderRefusal(name, error)
    })
  const { width, height } = header.autoOrient
  const held = heldBytes({
    width,
    height,
    mediaType: kind.mediaType,
    progressive: header.isProgressive,
    turned: (header.orientation ?? 1) > 1,
    channels: header.channels,
    bytesPerSample: bytesOf[header.depth] ?? 1,
  })
  const { mediaType } = kind
  const dpi = header.density
  const found = { frame, width, height, mediaType, held, ...(dpi === undefined ? {} : { dpi }) }
  return within(limits, name, found)
}

/** A picture that is not too large; throws `refused` otherwise. */
function within(limits: SourceLimits, name: string, found: Frame): Frame {
  const { width, height, held } = found
  if (fits(limits, found)) return found
  if (width * height > limits.maxPixels)
    throw refusal(name, 'large', { width, height }, limits.maxPixels)
  throw refusal(name, 'heavy', { width, height }, held, limits.maxHeldBytes)
}

/** Measured pages of a PDF as pictures; throws `refused` over one that is too large. */
export function pdfFrames(
  { pages }: Pick<Done, 'pages'>,
  name: string,
  limits: SourceLimits,
): Frame[] {
  return pages.map(({ page, ...measured }) => {
    const found = { ...measured, frame: page, mediaType: 'application/pdf' }
    return within(limits, `${name} (page ${page + 1})`, found)
  })
}

/** How pictures are found that libvips does not read. */
type Finding = (
  path: string,
  file: FileHandle,
  name: string,
  options: LookOptions,
) => Promise<Frame[]>
type LookOptions = InspectOptions & { readonly limits: SourceLimits }

const jp2Frames: Finding = async (_, file, name, { limits }) => {
  const picture = await jp2(reader(file), (await file.stat()).size)
  const { width, height, dpi } = picture
  const held = tileBytes(picture)
  const found = { frame: 0, width, height, mediaType: 'image/jp2', held }
  return [within(limits, name, { ...found, ...(dpi === undefined ? {} : { dpi }) })]
}

const pdfPages: Finding = async (path, _, name, { limits, signal }) =>
  pdfFrames(await apart({ what: 'measure-pdf', path, limits }, signal), name, limits)

const others: Readonly<Record<string, Finding>> = {
  'image/jp2': jp2Frames,
  'application/pdf': pdfPages,
}

/**
 * The pictures in a file, from its headers alone: no pixel is decoded, so a bomb does not go off. A multi-page TIFF has one
 * for each page; thumbnails, masks and the smaller copies in a pyramidal TIFF are not pages and are left out (their numbers
 * stay, so `frame` may have gaps). A PDF has one for each page, at the resolution of the scan on it. Throws `refused` with a
 * sentence for the file's owner where it cannot become a page: not an image, of a kind not taken yet, cut short, damaged, locked,
 * or too large. Damage that only shows in the pixels is found when the pyramid is made.
 */
export async function inspect(path: string, options: InspectOptions = {}): Promise<Frame[]> {
  const { name = basename(path), limits = defaultSourceLimits } = options
  const file = await fileHandle(path, name)
  try {
    const kind = await kindOf(file, name)
    const find = others[kind.mediaType]
    if (find) return await find(path, file, name, { ...options, limits })
    const frames: Frame[] = []
    for (const frame of await pageNumbers(file, name, kind))
      frames.push(await frameOf(path, name, kind, frame, limits))
    return frames
  } catch (error) {
    throw error instanceof SourceFault ? faultRefusal(name, error) : error
  } finally {
    await file.close()
  }
}
