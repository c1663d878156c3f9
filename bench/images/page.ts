import { open } from 'node:fs/promises'
import { inkOf, type Ink } from './ink.js'
import { randomFrom } from './random.js'
import { tiffHead } from './tiff-head.js'

/** Width and height in pixels. */
interface Extent {
  readonly width: number
  readonly height: number
}

const rowsAStrip = 64
const [paper, ink] = [
  [233, 225, 207],
  [52, 47, 58],
] as const

/** How strongly the grain of the paper shows: chosen so that a tile of 512 pixels takes some 32 kB at quality 85. */
const grain = 2.9
const grains = 1 << 16

/** What makes paper of a sheet: its grain, and light that falls off towards the edges. */
function texture({ width, height }: Extent, random: () => number) {
  const noise = Float32Array.from(
    { length: grains + width },
    () => (random() + random() + random() - 1.5) * 2 * grain,
  )
  const fall = (at: number, length: number) => -14 * (2 * (at / length) - 1) ** 4
  const across = Float32Array.from({ length: width }, (_, x) => fall(x, width) + 3 * Math.sin(x / 700)) // prettier-ignore
  const down = (y: number) => fall(y, height) + 3 * Math.cos(y / 900)
  return { noise, across, down }
}

/** Writes one row of pixels, red, green and blue, from `to` on. */
function drawRow(
  pixels: Uint8Array,
  to: number,
  row: {
    readonly ink: Uint8Array
    readonly noise: Float32Array
    readonly across: Float32Array
    readonly down: number
  },
): void {
  // prettier-ignore
  for (let x = 0, at = to; x < row.ink.length; x++, at += 3) {
    const light = (row.noise[x] ?? 0) + (row.across[x] ?? 0) + row.down
    const dark = (row.ink[x] ?? 0) / 255
    for (let channel = 0; channel < 3; channel++) {
      const bare = (paper[channel] ?? 0) + light
      const inked = (ink[channel] ?? 0) + light / 2
      const value = bare + (inked - bare) * dark
      pixels[at + channel] = value < 0 ? 0 : value > 255 ? 255 : value
    }
  }
}

/** Draws a typed page on grained paper, the same one for the same seed, as an uncompressed TIFF, strip by strip. */
export async function drawPage(path: string, extent: Extent, seed = 1): Promise<void> {
  const random = randomFrom(seed)
  const { noise, across, down } = texture(extent, random)
  const written: Ink = inkOf(extent, random)
  const file = await open(path, 'w')
  try {
    await file.write(tiffHead(extent, rowsAStrip))
    for (let top = 0; top < extent.height; top += rowsAStrip) {
      const rows = Math.min(rowsAStrip, extent.height - top)
      const pixels = new Uint8Array(rows * extent.width * 3)
      for (let row = 0; row < rows; row++) {
        const from = Math.floor(random() * grains)
        drawRow(pixels, row * extent.width * 3, {
          ink: written(top + row),
          noise: noise.subarray(from, from + extent.width),
          across,
          down: down(top + row),
        })
      }
      await file.write(pixels)
    }
  } finally {
    await file.close()
  }
}
