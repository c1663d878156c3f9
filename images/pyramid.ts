import { rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { basename } from 'node:path'
import sharp, { type ExtendOptions, type Metadata, type Sharp } from 'sharp'
import type { Frame } from './inspect.js'
import { fingerprint, rasterSide } from './likeness.js'
import { makeReady } from './ready-parts.js'
import { decoderRefusal, shows } from './refusal.js'
import { evened, levels, tileSize, type Extent } from './sizes.js'
import { defaultSourceLimits, type SourceLimits } from './source-limits.js'
import { openMaster } from './sources/open.js'

// libvips keeps open files and decoded pixels for later; a page is taken in once.
sharp.cache(false)
// With the allocator of glibc sharp would use one processor, for fear of fragments; what takes pages in has an end.
sharp.concurrency(availableParallelism())

/** A picture to take in, and where its pyramid goes. */
export interface PyramidWork {
  /** Path of the master. */
  readonly source: string
  /** Which picture of it, from 0. */
  readonly frame: number
  /** Path to write; the caller renames it into place when it is whole. */
  readonly target: string
  /** What to call the master in a refusal; its own name where nothing is given. */
  readonly name?: string
  readonly limits?: SourceLimits
  /** Heeded at once while a source is unpacked; else before and after the pixels are worked on, not between. */
  readonly signal?: AbortSignal
}

/** What was made. */
export interface Pyramid extends Extent {
  /** What the page looks like, in little: see {@link fingerprint}. */
  readonly likeness: string
  /** Sentences for the master's owner about what was published all the same. */
  readonly warnings: readonly string[]
}

/** Quality of the tiles' JPEG, of 100: typed and written pages show no trace of it, at a tenth of the bytes. */
const tileQuality = 85

/**
 * Bytes up to which the edges are continued with their own colours, for which libvips holds the picture; larger ones
 * get one colour all along. An A4 page in colour at 400 dpi has 46 MB.
 */
const continuedBytes = 60_000_000

/** Classic TIFF addresses 4 GiB; JPEG tiles, even of noise, take less than their pixels, all levels less than 4/3 of them. */
const classicBytes = 3 * 2 ** 30

/** A master as it is going to be shown; each call of `image` starts to read it anew. */
interface Picture {
  readonly channels: 1 | 3
  readonly image: () => Sharp
}

/** Upright, opaque, 8 bits a sample, grey or sRGB. */
function published(open: () => Sharp, header: Metadata): Picture {
  const opaque = () => open().autoOrient().flatten({ background: '#fff' })
  if (header.space === 'b-w' || header.space === 'grey16')
    return { channels: 1, image: () => opaque().toColourspace('b-w') }
  const colour = () => opaque().toColourspace('srgb')
  // sharp brings 16-bit colour with a profile to Display P3 and leaves it there unless a profile is asked for.
  const inP3 = header.space === 'rgb16' && header.hasProfile
  return { channels: 3, image: inP3 ? () => colour().withIccProfile('srgb') : colour }
}

/** How much of a picture's upper right corner is looked at for the colour of its edge, in pixels. */
const corner = { width: 16, height: 256 }

/** The mean colour at the right edge, from its upper end: a look further down would decode the picture once more. */
async function edgeColour(
  image: Sharp,
  frame: Extent,
): Promise<{ r: number; g: number; b: number }> {
  const width = Math.min(corner.width, frame.width)
  const height = Math.min(corner.height, frame.height)
  const { channels } = await image
    .extract({ left: frame.width - width, top: 0, width, height })
    .png()
    .toBuffer()
    .then((edge) => sharp(edge).stats())
  const mean = (channel: number) => Math.round(channels[channel]?.mean ?? 0)
  return channels.length < 3
    ? { r: mean(0), g: mean(0), b: mean(0) }
    : { r: mean(0), g: mean(1), b: mean(2) }
}

/** How to fill the right and bottom edges so that every level halves evenly (see {@link evened}). */
async function filling(picture: Picture, frame: Frame): Promise<ExtendOptions> {
  const whole = evened(frame)
  const beside = { right: whole.width - frame.width, bottom: whole.height - frame.height }
  const bytes = frame.width * frame.height * picture.channels + frame.held
  if (bytes <= continuedBytes) return { ...beside, extendWith: 'copy' }
  return {
    ...beside,
    extendWith: 'background',
    background: await edgeColour(picture.image(), frame),
  }
}

/** What decoders say of a profile that they leave out. */
const leftOut = /(corrupt|unsupported|invalid embedded) profile|profile incompatible/i

/** Writes the pyramid; gives what the decoder had to say. `strict`: whatever is untidy in the master is an error. */
async function write(
  { source, target }: PyramidWork,
  frame: Frame,
  strict: boolean,
): Promise<readonly string[]> {
  const said: string[] = []
  const open = () =>
    sharp(source, {
      page: frame.frame,
      limitInputPixels: false,
      failOn: strict ? 'warning' : 'error',
      sequentialRead: true,
    }).on('warning', (line: string) => said.push(line))
  const picture = published(open, await open().metadata())
  await picture
    .image()
    .extend(await filling(picture, frame))
    .tiff({
      compression: 'jpeg',
      quality: tileQuality,
      pyramid: true,
      tile: true,
      tileWidth: tileSize,
      tileHeight: tileSize,
      bigtiff: frame.width * frame.height * picture.channels > classicBytes,
      // In pixels a millimetre.
      ...(frame.dpi !== undefined && {
        resolutionUnit: 'inch' as const,
        xres: frame.dpi / 25.4,
        yres: frame.dpi / 25.4,
      }),
    })
    .toFile(target)
  return said
}

/** Writes the pyramid of a master in order, or only untidy; of one that is damaged where it shows, nothing. */
async function written(work: PyramidWork, name: string, frame: Frame): Promise<readonly string[]> {
  try {
    const said = await write(work, frame, true).catch((error: unknown) => {
      if (shows(error)) throw error
      return write(work, frame, false)
    })
    return said.some((line) => leftOut.test(line))
      ? [
          `${name} has a faulty colour profile, which was left out; its colours may be a little off.`,
        ]
      : []
  } catch (error) {
    await rm(work.target, { force: true })
    throw decoderRefusal(name, error)
  }
}

/** The fingerprint of a pyramid, taken from its smallest level. */
async function likenessOf(pyramid: string, image: Extent): Promise<string> {
  const all = levels(image)
  const smallest = all.at(-1) ?? image
  const raster = await sharp(pyramid, { page: all.length - 1 })
    .extract({ left: 0, top: 0, width: smallest.width, height: smallest.height })
    .resize(rasterSide, rasterSide, { fit: 'fill' })
    .toColourspace('b-w')
    .raw()
    .toBuffer()
  return fingerprint(raster)
}

/**
 * Makes the pyramid of one picture: a tiled TIFF whose level n is the image divided by 2^n, in JPEG tiles of 512 × 512, upright,
 * grey or sRGB, alpha laid on white, and behind it what else viewers ask for (see {@link makeReady}). The file may be a few pixels
 * larger than the image at the right and bottom (see {@link evened}); `width` and `height` are the image's. Reads strip by strip where the format allows. Throws `refused`, as `inspect` does, and
 * also where the pixels turn out to be damaged; nothing is left at the target then.
 */
export async function makePyramid(work: PyramidWork): Promise<Pyramid> {
  const { source, target, signal, limits = defaultSourceLimits, name = basename(source) } = work
  signal?.throwIfAborted()
  const master = { path: source, name, frame: work.frame }
  const open = await openMaster(master, `${target}.unpacked`, limits, signal)
  const { found } = open
  const warnings = await written({ ...work, source: open.path }, name, open.readable).finally(
    open.close,
  )
  if (signal?.aborted) await rm(target, { force: true })
  signal?.throwIfAborted()
  const { width, height, dpi } = found
  const [likeness] = await Promise.all([
    likenessOf(target, found),
    makeReady(target, found, { quality: tileQuality, dpi }),
  ])
  return { width, height, likeness, warnings: [...open.warnings, ...warnings] }
}
