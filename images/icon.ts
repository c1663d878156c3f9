import sharp from 'sharp'

/** Pixels that a logo may have: far more than any screen shows of it. */
const most = 25_000_000

/** What a logo measures, in pixels, or in an SVG's own units; `undefined` where it is no picture that can be read. */
export async function pictureSize(
  picture: Uint8Array,
): Promise<{ readonly width: number; readonly height: number } | undefined> {
  try {
    const { width, height } = await sharp(picture, { limitInputPixels: most }).metadata()
    return { width, height }
  } catch {
    return undefined
  }
}

/**
 * A picture as a square PNG, whole, on nothing (or on a colour, for home screens that show nothing as black).
 * @param side pixels
 */
export async function squarePng(
  picture: Uint8Array,
  side: number,
  ground?: string,
): Promise<Uint8Array> {
  const { width } = await sharp(picture, { limitInputPixels: most }).metadata()
  // Drawings are drawn as large as they are wanted, not enlarged. At 72 dots an inch one unit is one pixel.
  const density = Math.min(2400, Math.max(72, (72 * side) / width))
  const square = sharp(picture, { limitInputPixels: most, density }).resize(side, side, {
    fit: 'contain',
    background: { r: 0, g: 0, b: 0, alpha: 0 },
  })
  return (ground === undefined ? square : square.flatten({ background: ground })).png().toBuffer()
}
