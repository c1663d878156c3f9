import { along } from './boxes.js'
import type { Match } from './matches.js'
import { around, type Box } from '../model/region.js'
import type { Reading, Spot, Way } from './spots.js'

/** What is matched so well is a word of the text wherever it stands: the logarithm of the odds. */
const enoughOdds = 4
/** A line of the reading must have so many words of the text to tell where the column is. */
const enoughWords = 3
/** So many such lines must be near. */
const enoughLines = 2
/** How far from the column, in characters, what stands beside it is none of its text. */
const margin = 3
/** How far, in characters, a word of the column may reach beyond its edge. */
const reach = 1.5
/** How far lines are near, in heights of a line. */
const near = 6

/** Where the words of the text begin and end in a line of the reading. */
interface Row {
  readonly line: number
  readonly way: Way
  readonly begin: number
  readonly end: number
  /** Where the row is, across the way of its words, and how high it is. */
  readonly level: number
  readonly height: number
}

/**
 * A reading without what stands beside the column of the text: dirt at the edges of the sheet, line ends of the page that faces it. Words that reach
 * from there into the column are cut at its edge. What was surely matched stays.
 */
export function withinColumn(reading: Reading, matches: readonly Match[]): Reading {
  const rows = rowsOf(reading, matches)
  const matched = new Set<number>()
  for (const { fromSpot, toSpot, odds } of matches)
    for (let at = fromSpot; at < toSpot; at++) if (odds >= enoughOdds) matched.add(at)
  const spots = reading.spots.flatMap((spot, at) => {
    const edges = spot.box && edgesAt(spot.box, spot.line, rows, reading)
    if (!spot.box || !edges) return [spot]
    const own = within(spot, spot.box, edges)
    return own ?? (matched.has(at) ? [spot] : [])
  })
  return { ...reading, spots }
}

function rowsOf({ spots, lines }: Reading, matches: readonly Match[]): readonly Row[] {
  const boxes = new Map<number, Box[]>()
  for (const { fromSpot, toSpot, odds, width } of matches) {
    const spot = spots[fromSpot]
    if (toSpot - fromSpot !== 1 || odds < 2 || width <= 0 || !spot?.box) continue
    boxes.set(spot.line, [...(boxes.get(spot.line) ?? []), spot.box])
  }
  return [...boxes].flatMap(([line, own]) => {
    const [box, way] = [around(own), lines[line]?.way ?? 'right']
    if (!box || own.length < enoughWords) return []
    const [begin, end] = along(box, way)
    return [{ line, way, begin, end, ...across(box, way) }]
  })
}

const across = ({ x, y, width, height }: Box, way: Way) =>
  way === 'down' ? { level: x + width / 2, height: width } : { level: y + height / 2, height }

interface Edges {
  readonly way: Way
  readonly begin: number
  readonly end: number
  readonly pitch: number
}

/** The edges of the column beside a box, as the lines near it tell; its own line does not count. */
function edgesAt(
  box: Box,
  line: number,
  rows: readonly Row[],
  { lines }: Reading,
): Edges | undefined {
  const { way, pitch } = lines[line] ?? { way: 'right', pitch: 0 }
  const { level } = across(box, way)
  const beside = rows.filter(
    (row) =>
      row.line !== line && row.way === way && Math.abs(row.level - level) <= near * row.height,
  )
  if (beside.length < enoughLines) return undefined
  const begin = Math.min(...beside.map((row) => row.begin))
  const end = Math.max(...beside.map((row) => row.end))
  return { way, begin, end, pitch }
}

/** A word as far as it is in the column; none where it is wholly beside it, nothing said where it is neither. */
function within(spot: Spot, box: Box, { way, begin, end, pitch }: Edges): Spot[] | undefined {
  const [from, to] = along(box, way)
  if (to <= begin - margin * pitch || from >= end + margin * pitch) return undefined
  if (to <= begin || from >= end) return [spot]
  const cutBegin = from < begin - reach * pitch ? begin : from
  const cutEnd = to > end + reach * pitch ? end : to
  const extent = cutEnd - cutBegin
  if (extent === to - from || extent < pitch) return [spot]
  return [{ ...spot, box: shortened(box, way, cutBegin, cutEnd), extent }]
}

function shortened(box: Box, way: Way, from: number, to: number): Box {
  if (way === 'down') return { ...box, y: from, height: to - from }
  return { ...box, x: way === 'left' ? -to : from, width: to - from }
}
