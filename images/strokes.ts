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

const { floor, max, min, sqrt } = Math

/** Every pixel's brightest neighbour along one direction. Plain loops, because every page that is taken in goes through them. */
function along(from: Uint8Array, step: number, across: number): Uint8Array {
  const to = Uint8Array.from(from)
  for (let away = -reach; away <= reach; away++) {
    const [first, end] = [max(0, -away), min(rasterSide, rasterSide - away)]
    for (let line = 0; line < rasterSide; line++)
      for (let at = first; at < end; at++) {
        const place = line * across + at * step
        const value = from[place + away * step] ?? 0
        if (value > (to[place] ?? 0)) to[place] = value
      }
  }
  return to
}

const brightest = (from: Uint8Array) => along(along(from, 1, rasterSide), rasterSide, 1)
const darkest = (from: Uint8Array) => negative(brightest(negative(from)))

function negative(from: Uint8Array): Uint8Array {
  const to = new Uint8Array(from.length)
  for (let at = 0; at < from.length; at++) to[at] = 255 - (from[at] ?? 0)
  return to
}

/**
 * How much darker each pixel is than what it would be without thin dark things on it (a morphological closing). Shadows, margins, the edge
 * of the sheet on a dark table and the light of the scanner all leave no trace in it; only writing does.
 */
function strokes(raster: Uint8Array): Uint8Array {
  const paper = darkest(brightest(raster))
  return paper.map((value, at) => max(0, value - (raster[at] ?? 0) - grain))
}

/** How dark full ink is on this page, so that faint and strong copies of it come out alike. */
function fullInk(marks: Uint8Array): number {
  const counts = new Uint32Array(256)
  for (const mark of marks) counts[mark] = (counts[mark] ?? 0) + 1
  let [shade, paler] = [0, counts[0] ?? 0]
  while (paler <= floor(inkless * marks.length)) paler += counts[++shade] ?? 0
  return max(faintest, shade)
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
  for (let at = 0; at < marks.length; at++) {
    const cell = floor(at / rasterSide / side) * cells + floor((at % rasterSide) / side)
    density[cell] = (density[cell] ?? 0) + min(1, (marks[at] ?? 0) / ink) / side ** 2
  }
  return density.map((mean) => min(1, sqrt(mean) / full))
}
