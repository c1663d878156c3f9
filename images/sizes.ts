/** Width and height in whole pixels. */
export interface Extent {
  readonly width: number
  readonly height: number
}

/** Side of a tile in pixels, in the pyramid's file and in info.json alike, so that a tile asked for is a tile kept. */
export const tileSize = 512

/** One resolution of a pyramid. */
export interface Level extends Extent {
  /** By how much it is smaller than the full image: 1, 2, 4, … */
  readonly scaleFactor: number
}

/** The image at a scale factor: every pixel begun counts, as viewers compute it. */
export function reduced({ width, height }: Extent, scaleFactor: number): Extent {
  return { width: Math.ceil(width / scaleFactor), height: Math.ceil(height / scaleFactor) }
}

/** The resolutions of an image's pyramid, the full one first, halved until one tile holds all of it. */
export function levels(image: Extent, tile = tileSize): readonly Level[] {
  const found: Level[] = [{ scaleFactor: 1, width: image.width, height: image.height }]
  for (let factor = 2, last = image; Math.max(last.width, last.height) > tile; factor *= 2) {
    last = reduced(image, factor)
    found.push({ scaleFactor: factor, ...last })
  }
  return found
}

/** Longer side in pixels of the largest size that is made ready whole; what is larger is for tiles. */
const largestReady = 2048

/** Whether a level is made ready as one picture. */
export function isReadyWhole({ width, height }: Extent): boolean {
  return Math.max(width, height) <= largestReady
}

/**
 * The sizes at which an image is ready whole, smallest first: the `sizes` of info.json. They halve without gaps; above 2,048 pixels
 * there are tiles only. https://iiif.io/api/image/3.0/#53-sizes
 */
export function sizes(image: Extent, tile = tileSize): readonly Extent[] {
  return levels(image, tile)
    .filter(isReadyWhole)
    .map(({ width, height }) => ({ width, height }))
    .reverse()
}

/** The ready size whose longer side is nearest to so many pixels; for thumbnails, which then cost nothing. */
export function nearestSize(image: Extent, pixels: number): Extent {
  const side = ({ width, height }: Extent) => Math.abs(Math.max(width, height) - pixels)
  return sizes(image).reduce((best, size) => (side(size) < side(best) ? size : best))
}

/** libvips refuses to read a file whose tiles are four times its longer side. */
const smallestSide = 256
/** JPEG codes colour in blocks of 16 pixels; what stands beside the image in its last block bleeds into it. */
const block = 16

/**
 * The image with its right and bottom edges filled up so that every halving comes out even and ends with a JPEG block. The pyramid
 * is made from this: libvips drops the odd last column and row when it halves, and a viewer asks for them.
 */
export function evened(image: Extent, tile = tileSize): Extent {
  const factor = levels(image, tile).at(-1)?.scaleFactor ?? 1
  const blocks = reduced(image, factor * block)
  const [width, height] = [blocks.width * block * factor, blocks.height * block * factor]
  return Math.max(width, height) < smallestSide
    ? { width: smallestSide, height }
    : { width, height }
}
