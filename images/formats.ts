import type { Extent } from './sizes.js'

/**
 * The formats a picture can be asked in, and their media types. All of 3.0 but `jp2`, which libvips as sharp ships it does not write, and
 * AVIF, which is younger than the specification. https://iiif.io/api/image/3.0/#45-format
 */
export const formats = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  tif: 'image/tiff',
  gif: 'image/gif',
  pdf: 'application/pdf',
} as const

/** A format as it ends an image address. */
export type Format = keyof typeof formats

/** Formats beyond those of compliance level 2 (jpg and png). */
export const extraFormats = [
  'webp',
  'avif',
  'tif',
  'gif',
  'pdf',
] as const satisfies readonly Format[]

/** The format to ask for where there is a choice: the one that lies ready. https://iiif.io/api/image/3.0/#55-preferred-formats */
export const preferredFormats = ['jpg'] as const satisfies readonly Format[]

/** The qualities a picture can be asked in. https://iiif.io/api/image/3.0/#44-quality */
export const qualities = ['default', 'color', 'gray', 'bitonal'] as const

/** A quality as it stands in an image address. */
export type Quality = (typeof qualities)[number]

/**
 * The qualities beside `default` that make a difference: an image without colours "SHOULD NOT include `color`", but is given when
 * it is asked for in colour. https://iiif.io/api/image/3.0/#44-quality
 */
export function extraQualities(channels: 1 | 3 = 3): readonly Quality[] {
  return channels === 1 ? ['gray', 'bitonal'] : ['color', 'gray', 'bitonal']
}

/** Media type of a format. */
export function mediaType(format: Format): string {
  return formats[format]
}

/**
 * The longest side and the largest area in pixels, turned as it is asked for, that a format holds. The sides are those of the
 * formats and their encoders. AVIF and GIF are held whole and gone through many times: with libvips 8.18, 16 megapixels take 2
 * and 14 seconds and some 400 MB; the others take their time too, but a few hundred megabytes at most for what the limits allow.
 */
const holds: Readonly<Record<Format, { readonly side: number; readonly area: number }>> = {
  jpg: { side: 65_500, area: Infinity },
  png: { side: 1_000_000, area: Infinity },
  webp: { side: 16_383, area: Infinity },
  avif: { side: 16_384, area: 16_000_000 },
  tif: { side: 1_000_000, area: Infinity },
  gif: { side: 65_535, area: 16_000_000 },
  pdf: { side: 65_500, area: Infinity },
}

/** What is too much for a format about a picture of so many pixels, as words that end a sentence; `undefined` where it fits. */
export function excess(format: Format, { width, height }: Extent): string | undefined {
  const { side, area } = holds[format]
  if (Math.max(width, height) > side) return `at most ${side} pixels a side`
  return width * height > area ? `at most ${area} pixels in all` : undefined
}
