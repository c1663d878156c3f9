import type { Extent } from './sizes.js'

/** How large a source may be, so that the memory of taking it in stays bounded. */
export interface SourceLimits {
  /** Pixels of one picture. */
  readonly maxPixels: number
  /** Bytes that decoding may hold at once, for sources that cannot be read strip by strip. */
  readonly maxHeldBytes: number
}

/**
 * Measured with libvips 8.18: 600 megapixels read strip by strip take 230 MB in all (30,000 wide) to 400 MB
 * (60,000 wide); an A0 sheet at 600 dpi has 558. What is held comes on top of some 90 MB: enough for 50 megapixels of colour in a
 * JPEG 2000 without tiles, or 250 in a progressive JPEG.
 */
export const defaultSourceLimits: SourceLimits = {
  maxPixels: 600_000_000,
  maxHeldBytes: 1_000_000_000,
}

/** Whether a picture may be taken in. @param held bytes that decoding it holds at once */
export function fits(
  { maxPixels, maxHeldBytes }: SourceLimits,
  { width, height, held }: Extent & { readonly held: number },
): boolean {
  return width * height <= maxPixels && held <= maxHeldBytes
}

/** What about a source decides how much of it is held in memory at once. */
export interface Held extends Extent {
  readonly mediaType: string
  /** A progressive JPEG or an interlaced PNG. */
  readonly progressive: boolean
  /** Whether it lies on its side or upside down, or is mirrored. */
  readonly turned: boolean
  readonly channels: number
  readonly bytesPerSample: number
}

/**
 * Bytes held at once beyond a fixed part: none where strips suffice. A progressive JPEG keeps all its coefficients
 * (3.5 bytes a pixel were measured), an interlaced PNG and whatever has to be turned its pixels, WebP both twice over (7.7).
 */
export function heldBytes(source: Held): number {
  const pixels = source.width * source.height
  const raw = pixels * source.channels * source.bytesPerSample
  const toTurn = source.turned ? raw : 0
  if (source.mediaType === 'image/webp') return pixels * 8 + toTurn
  if (!source.progressive) return toTurn
  return toTurn + (source.mediaType === 'image/jpeg' ? pixels * 4 : raw)
}
