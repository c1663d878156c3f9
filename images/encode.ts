import type { Sharp } from 'sharp'
import { pngWithDensity, tiffWithoutDensity } from './density.js'
import type { Format } from './formats.js'
import { withDensity } from './jpeg.js'
import { pdfOf } from './pdf.js'
import type { Extent } from './sizes.js'

/** A finished picture that only has to be written. */
export interface Picture {
  readonly image: Sharp
  readonly tones: 'colour' | 'grey' | 'bitonal'
  /** Whether it has an alpha channel, for corners that came free when it was turned. */
  readonly transparent: boolean
  /** In pixels, as it is turned. */
  readonly size: Extent
  /** Pixels an inch, where they are known. */
  readonly dpi: number | undefined
}

/** Quality of JPEG and WebP made on request, of 100: that of the tiles. */
const quality = 85
/** AVIF at 55 looks as JPEG at 85 does. */
const avifQuality = 55

/** Whether a format can leave corners transparent: facsimile coding of two tones, in a TIFF, knows no third. */
export function canBeTransparent(format: Format, tones: Picture['tones']): boolean {
  if (format === 'tif') return tones !== 'bitonal'
  return format !== 'jpg' && format !== 'pdf'
}

/**
 * Huffman tables of the standard, not made to measure: that takes another pass over the picture and more time than all the rest of
 * the encoding (1.2 megapixels: 4.8 ms instead of 11.2, for 4.6 % more bytes).
 */
const jpeg = ({ image }: Picture) => image.jpeg({ quality, optimiseCoding: false })

/**
 * Level 3 of deflate takes 60 % of the time of level 6 for 5 % more bytes. Two tones are one bit a pixel, unless a third, nothing, comes
 * with them.
 */
const png = ({ image, tones, transparent }: Picture) =>
  tones === 'bitonal' && !transparent
    ? image.png({ palette: true, colours: 2, dither: 0, effort: 1 })
    : image.png({ compressionLevel: 3 })

/** Lossless, with a code that every reader knows; two tones as facsimile machines send them. */
function tiff({ image, tones, dpi }: Picture): Sharp {
  // sharp counts in pixels a millimetre.
  const resolution = dpi === undefined ? {} : { xres: dpi / 25.4, yres: dpi / 25.4 }
  return tones === 'bitonal'
    ? image.tiff({ ...resolution, compression: 'ccittfax4', bitdepth: 1 })
    : image.tiff({ ...resolution, compression: 'lzw', predictor: 'horizontal' })
}

/** WebP and AVIF say it in EXIF. */
const saying = ({ image, dpi }: Picture) => (dpi === undefined ? image : image.withDensity(dpi))

/** How each format is written. Equal pictures give equal bytes. */
export const encoded: Readonly<Record<Format, (picture: Picture) => Promise<Buffer>>> = {
  jpg: async (picture) => withDensity(await jpeg(picture).toBuffer(), picture.dpi),
  png: async (picture) => pngWithDensity(await png(picture).toBuffer(), picture.dpi),
  webp: (picture) =>
    saying(picture)
      .webp(picture.tones === 'bitonal' ? { lossless: true, effort: 2 } : { quality, effort: 2 })
      .toBuffer(),
  // The least effort: 4 megapixels take 0.25 s, at sharp's own 6.7 s, for a quarter fewer bytes.
  avif: (picture) =>
    saying(picture)
      .avif({ quality: avifQuality, effort: 0, chromaSubsampling: '4:2:0' })
      .toBuffer(),
  tif: async (picture) => {
    const bytes = await tiff(picture).toBuffer()
    return picture.dpi === undefined ? tiffWithoutDensity(bytes) : bytes
  },
  // Dots that feign more colours than there are would make text unclean.
  gif: ({ image, tones, transparent }) => {
    const two = transparent ? 3 : 2
    const colours = tones === 'bitonal' ? two : 256
    return image.gif({ effort: 1, dither: 0, colours }).toBuffer()
  },
  pdf: async (picture) => {
    const { tones, size, dpi } = picture
    const inside = tones === 'bitonal' ? png(picture) : jpeg(picture)
    return pdfOf(await inside.toBuffer(), size, dpi)
  },
}
