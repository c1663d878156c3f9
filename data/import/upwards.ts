import type { Point } from '../model/text-line.js'
import type { Edges, ReadLine } from './read-part.js'

/** So many lines must stand above one another before it is believed, and so many of a hundred of them. */
const least = { lines: 5, share: 0.8 }

/**
 * Whether places are counted from the foot of the page, as OCRopus did up to 0.4 and hOCR does not: lines that are read one after the other, and
 * stand in one column, would go upwards.
 */
export function isUpwards(lines: readonly ReadLine[]): boolean {
  const all = lines.flatMap(({ edges }) => edges ?? [])
  const steps = all.slice(1).flatMap((below, at) => {
    const above = all[at]
    return above && shareColumn(above, below) ? [below.top - above.top] : []
  })
  const upwards = steps.filter((step) => step < 0).length
  return steps.length >= least.lines && upwards >= steps.length * least.share
}

function shareColumn(a: Edges, b: Edges): boolean {
  const shared = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  return shared > Math.min(a.right - a.left, b.right - b.left) / 2
}

/** Lines whose places are counted from the foot of a page, counted from its head. */
export function turnedOver(lines: readonly ReadLine[], height: number): readonly ReadLine[] {
  const edgesOf = (edges: Edges) => ({
    ...edges,
    top: height - edges.bottom,
    bottom: height - edges.top,
  })
  const placeOf = <Of extends { readonly edges?: Edges }>(of: Of): Of =>
    of.edges ? { ...of, edges: edgesOf(of.edges) } : of
  const pointsOf = (points: readonly Point[]) => points.map(({ x, y }) => ({ x, y: height - y }))
  return lines.map(placeOf).map(({ outline, baseline, words, block, ...line }) => ({
    ...line,
    ...(outline && { outline: pointsOf(outline) }),
    ...(baseline && { baseline: pointsOf(baseline) }),
    ...(words && { words: words.map(placeOf) }),
    ...(block && { block: placeOf(block) }),
  }))
}
