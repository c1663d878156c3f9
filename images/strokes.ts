/** Side of the square grey raster that a fingerprint is taken from, in pixels; the page is stretched to it. */
export const rasterSide = 256
/** Side of the fingerprint, in cells: about one cell a line of typing, so that line ends and indents show. */
export const cells = 64

/** A stroke of a pen or type is thinner than twice this and one, in raster pixels. */
const reach = 2
/** Grey steps that paper's own grain makes. */
const grain = 4
/** The faintest ink that counts as full ink, in grey steps above the grain: else an empty page's grain would be writing. */
const faintest = 10
/** So many pixels of a page of writing are paler than full ink. */
const inkless = 0.97
/** Mean ink of a cell, under a square root, that counts as full. */
const full = 0.8

// Bound once: these are called some ten million times a page.
const { floor, max, min, sqrt } = Math

type Choice = (one: number, other: number) => number

/** Every pixel's brightest (or darkest) neighbour along one direction. */
function along(from: Uint8Array, step: number, across: number, choose: Choice): Uint8Array {
  const to = new Uint8Array(from.length)
  for (let line = 0; line < rasterSide; line++)
    for (let at = 0; at < rasterSide; at++) {
      let value = from[line * across + at * step] ?? 0
      for (let near = max(0, at - reach); near <= min(rasterSide - 1, at + reach); near++)
        value = choose(value, from[line * across + near * step] ?? 0)
      to[line * across + at * step] = value
    }
  return to
}

const around = (from: Uint8Array, choose: Choice) =>
  along(along(from, 1, rasterSide, choose), rasterSide, 1, choose)

/**
 * How much darker each pixel is than what it would be without thin dark things on it (a morphological closing). Shadows, margins, the edge
 * of the sheet on a dark table and the light of the scanner all leave no trace in it; only writing does.
 */
function strokes(raster: Uint8Array): Uint8Array {
  const paper = around(around(raster, max), min)
  return paper.map((value, at) => max(0, value - (raster[at] ?? 0) - grain))
}

/** How dark full ink is on this page, so that faint and strong copies of it come out alike. */
function fullInk(marks: Uint8Array): number {
  const sorted = Uint8Array.from(marks).sort()
  return max(faintest, sorted[floor(inkless * sorted.length)] ?? 0)
}

/**
 * How densely each cell of a page is written on, from 0 to 1, row by row.
 * @param raster grey, {@link rasterSide} pixels square, row by row
 */
export function writing(raster: Uint8Array): Float64Array {
  const marks = strokes(raster)
  const ink = fullInk(marks)
  const density = new Float64Array(cells * cells)
  const side = rasterSide / cells
  for (const [at, mark] of marks.entries()) {
    const [x, y] = [at % rasterSide, floor(at / rasterSide)]
    const cell = floor(y / side) * cells + floor(x / side)
    density[cell] = (density[cell] ?? 0) + min(1, mark / ink) / side ** 2
  }
  return density.map((mean) => min(1, sqrt(mean) / full))
}
