import type { Format } from './formats.js'
import type { Plan } from './plan.js'
import { turnedSize } from './size.js'
import { tileSize, type Extent } from './sizes.js'

/** What making a picture is expected to take. */
export interface Cost {
  /** Of one processor. */
  readonly milliseconds: number
  /** Held in memory at once. */
  readonly bytes: number
}

/**
 * Milliseconds for a million pixels. Measured with sharp 0.35 (libvips 8.18), one thread, on a server's core, over typed pages with
 * the grain of a scan; a clean page costs less. A slower machine stretches all of them alike: what counts is what they are to each other.
 */
const perMegapixel = {
  decoded: 5.5,
  /** Making smaller: for what goes in, and for what comes out. */
  shrunk: { from: 1, to: 7 },
  /** Making larger: for what comes out. */
  enlarged: 32,
  mirrored: 4.5,
  quarterTurned: 8,
  /** By any other angle: for what comes out, corners and all. */
  turned: 23,
  /** Grey, or black and white. */
  toned: 5,
} as const

/** For opening, whatever the pixels. */
const perRequest = 3

/**
 * Encoding a million pixels, measured in the same way as `encode` does it; and bytes held for each pixel, which were measured as the peak of
 * a process over 17 megapixels. AVIF, GIF and WebP hold the picture whole, some of them several times over; the others go strip by strip.
 */
const perFormat = {
  jpg: { milliseconds: 3.5, bytes: 1 },
  png: { milliseconds: 28, bytes: 2.5 },
  webp: { milliseconds: 38, bytes: 6.5 },
  avif: { milliseconds: 53, bytes: 23 },
  tif: { milliseconds: 37, bytes: 2.5 },
  gif: { milliseconds: 320, bytes: 13 },
  pdf: { milliseconds: 4, bytes: 1.5 },
} as const
const encoding: Readonly<Record<Format, { milliseconds: number; bytes: number }>> = perFormat

/** Bytes of a tile's pixel as it lies in the pyramid, generously. */
const perEncodedPixel = 0.3
/** Bytes of a pixel that is laid down for turning. */
const perRawPixel = 4
/** Bytes of a pixel while two tones are sought for a palette. */
const perBitonalPixel = 6

const megapixels = ({ width, height }: Extent) => (width * height) / 1e6

/** What is decoded for a crop: whole tiles. */
function tilesUnder({ crop: { x, y, width, height } }: Plan): Extent {
  const grown = (from: number, length: number) =>
    (Math.ceil((from + length) / tileSize) - Math.floor(from / tileSize)) * tileSize
  return { width: grown(x, width), height: grown(y, height) }
}

function scaling({ crop, size }: Plan): number {
  if (crop.width === size.width && crop.height === size.height) return 0
  if (size.width > crop.width || size.height > crop.height)
    return megapixels(size) * perMegapixel.enlarged
  return megapixels(crop) * perMegapixel.shrunk.from + megapixels(size) * perMegapixel.shrunk.to
}

function turning({ size, mirror, degrees }: Plan): number {
  const mirrored = mirror ? megapixels(size) * perMegapixel.mirrored : 0
  if (degrees === 0) return mirrored
  const rate = degrees % 90 === 0 ? perMegapixel.quarterTurned : perMegapixel.turned
  return mirrored + megapixels(turnedSize(size, degrees)) * rate
}

/** What the picture of a plan is expected to take, by counting pixels decoded, scaled, turned and encoded. */
export function cost(plan: Plan): Cost {
  const decoded = megapixels(tilesUnder(plan))
  const encoded = megapixels(turnedSize(plan.size, plan.degrees))
  const { milliseconds, bytes } = encoding[plan.format]
  const tones = plan.quality === 'gray' || plan.quality === 'bitonal' ? perMegapixel.toned : 0
  const laidDown = plan.mirror || plan.degrees !== 0 ? megapixels(plan.size) * perRawPixel : 0
  const held = plan.quality === 'bitonal' ? Math.max(bytes, perBitonalPixel) : bytes
  return {
    milliseconds:
      perRequest +
      decoded * perMegapixel.decoded +
      scaling(plan) +
      turning(plan) +
      encoded * (milliseconds + tones),
    bytes: Math.ceil((decoded * perEncodedPixel + laidDown + encoded * held) * 1e6),
  }
}
