import { blurred } from './blur.js'
import { combined, halved, type Raster } from './raster.js'

// Bound once: these are called some million times a page.
const { abs, floor, max, min, sqrt } = Math

/**
 * A spot that is found again in another scan of the same page: an extreme of a difference of Gaussians.
 * D. G. Lowe, Distinctive image features from scale-invariant keypoints, 2004. https://doi.org/10.1023/B:VISI.0000029664.99615.94
 */
export interface Spot {
  /** In pixels of the raster it was sought in. */
  readonly x: number
  readonly y: number
  /** How large it is there, in pixels. */
  readonly sigma: number
  readonly strength: number
  /** The picture blurred to its size, and by what its pixels are larger than the raster's. */
  readonly level: Raster
  readonly factor: number
}

const firstSigma = 1.6
const steps = 3
const octaves = 4
/** What stands out less is grain. In units of what stands out as usual, see `evened`. */
const leastStrength = 0.04
/** How much longer than wide a spot may be: the middle of a stroke is found anywhere along it. */
const mostOblong = 10

interface Layer {
  readonly dog: Raster
  readonly level: Raster
  readonly sigma: number
}

function layersOf(base: Raster): { readonly layers: readonly Layer[]; readonly next: Raster } {
  const levels = [base]
  for (let step = 1; step < steps + 3; step++) {
    const [before, after] = [
      firstSigma * 2 ** ((step - 1) / steps),
      firstSigma * 2 ** (step / steps),
    ]
    levels.push(blurred(levels.at(-1) ?? base, sqrt(after ** 2 - before ** 2)))
  }
  const layers = levels.slice(0, -1).map((level, step) => ({
    level,
    dog: combined(levels[step + 1] ?? level, level, (one, other) => one - other),
    sigma: firstSigma * 2 ** (step / steps),
  }))
  return { layers, next: halved(levels[steps] ?? base) }
}

function isExtreme(layers: readonly [Raster, Raster, Raster], at: number, value: number): boolean {
  const sign = value < 0 ? -1 : 1
  const { width } = layers[1]
  for (const { data } of layers)
    for (let row = at - width; row <= at + width; row += width)
      for (let place = row - 1; place <= row + 1; place++) {
        const other = (data[place] ?? 0) * sign
        if (other > value * sign) return false
      }
  return true
}

/** Where between pixels the extreme lies, and whether it is a spot rather than a piece of a stroke. */
function refined({ width, data }: Raster, at: number): { x: number; y: number } | undefined {
  const value = (place: number) => data[place] ?? 0
  const [here, left, right] = [value(at), value(at - 1), value(at + 1)]
  const [above, below] = [value(at - width), value(at + width)]
  const [xx, yy] = [left + right - 2 * here, above + below - 2 * here]
  const xy = (value(at + width + 1) - value(at + width - 1) - value(at - width + 1) + value(at - width - 1)) / 4 // prettier-ignore
  const area = xx * yy - xy * xy
  if (area <= 0 || (xx + yy) ** 2 / area > (mostOblong + 1) ** 2 / mostOblong) return undefined
  const offset = (less: number, more: number, curve: number) =>
    max(-0.5, min(0.5, (less - more) / (2 * curve)))
  return { x: offset(right, left, -xx), y: offset(below, above, -yy) }
}

function spotAt(layer: Layer, at: number, factor: number): Spot | undefined {
  const { width, data } = layer.dog
  const offset = refined(layer.dog, at)
  if (!offset) return undefined
  // The middle of a pixel of a halved raster lies between two of the one before.
  const onRaster = (place: number) => (place + 0.5) * factor - 0.5
  return {
    x: onRaster((at % width) + offset.x),
    y: onRaster(floor(at / width) + offset.y),
    sigma: layer.sigma * factor,
    strength: abs(data[at] ?? 0),
    level: layer.level,
    factor,
  }
}

function spotsOf(layer: Layer, around: readonly [Raster, Raster, Raster], factor: number): Spot[] {
  const { width, height, data } = layer.dog
  const found: Spot[] = []
  for (let y = 2; y < height - 2; y++)
    for (let at = y * width + 2; at < (y + 1) * width - 2; at++) {
      const value = data[at] ?? 0
      if (abs(value) < leastStrength || !isExtreme(around, at, value)) continue
      const spot = spotAt(layer, at, factor)
      if (spot) found.push(spot)
    }
  return found
}

function spotsIn(layers: readonly Layer[], factor: number): Spot[] {
  return layers.flatMap((layer, nth) => {
    const [below, above] = [layers[nth - 1], layers[nth + 1]]
    return below && above ? spotsOf(layer, [below.dog, layer.dog, above.dog], factor) : []
  })
}

/** Parts of the page, across and down, that have their share of the spots. */
const parts = 12

/** The strongest spots, from all over the page: no more than `most`. */
function strongest(all: readonly Spot[], { width, height }: Raster, most: number): Spot[] {
  const cells = new Map<number, Spot[]>()
  for (const spot of all.toSorted((one, other) => other.strength - one.strength)) {
    const [column, row] = [floor((spot.x * parts) / width), floor((spot.y * parts) / height)]
    const cell = row * parts + column
    cells.set(cell, [...(cells.get(cell) ?? []), spot])
  }
  const chosen: Spot[] = []
  for (let nth = 0; chosen.length < most; nth++) {
    const layer = [...cells.values()].flatMap((cell) => cell[nth] ?? [])
    if (layer.length === 0) break
    chosen.push(...layer.slice(0, most - chosen.length))
  }
  return chosen
}

/** Spots of an evened raster. */
export function spots(raster: Raster, most: number): readonly Spot[] {
  const found: Spot[] = []
  let base = blurred(raster, sqrt(firstSigma ** 2 - 0.25))
  for (let octave = 0; octave < octaves && min(base.width, base.height) > 16; octave++) {
    const { layers, next } = layersOf(base)
    found.push(...spotsIn(layers, 2 ** octave))
    base = next
  }
  return strongest(found, raster, most)
}
