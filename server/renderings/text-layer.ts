import type { Box } from '../../data/model/region.js'
import type { TextLine } from '../../data/model/text-line.js'
import type { GrowingFont } from './growing-font.js'
import type { Shape } from './true-type.js'
import { hasRightToLeft, visualOrder } from './visual-order.js'

/** A piece of a line with its place, in points of the page. */
interface Piece {
  readonly text: string
  readonly box: Box
}

/** Half as wide as high. */
const advance = 500

/**
 * A letter that cannot be seen, as wide and high as the place it has: an outline without an area. Readers of PDF pass over letters
 * that have no extent.
 */
export function invisible(): Shape {
  const corners = [[0, 0], [advance, 1000], [0, 0]] as const // prettier-ignore
  return { advance, contours: [corners.map(([x, y]) => ({ x, y, on: true }))] }
}

/** Most characters of a line that is written on a scan: what is longer is no line. */
const longest = 5000

/** Whether anything of a line has a place on the page. */
export function isPlaced({ text, box, words = [] }: TextLine): boolean {
  if (text.length > longest) return false
  return box !== undefined || words.some((word) => word.box !== undefined)
}

/**
 * The line cut at its words that have a place; what stands between two of them goes with the first, so that nothing is left out.
 * A line whose words have none is one piece.
 */
function pieces({ text, box, words = [] }: TextLine): readonly Piece[] {
  const known = words.flatMap((word) => (word.box ? [{ ...word, box: word.box }] : []))
  const cut = known.map((word, at) => ({
    text: text.slice(at === 0 ? 0 : word.from, known[at + 1]?.from).trim(),
    box: word.box,
  }))
  if (cut.length > 0) return cut.filter((piece) => piece.text !== '')
  return box && text.trim() !== '' ? [{ text: text.trim(), box }] : []
}

/** How far a line may be higher than wide before it is taken to run downwards. */
const upright = 1.5

/** Which way a line runs, as its outline or its baseline says: along, downwards or upwards. */
function course({ baseline, box, text }: TextLine): 'along' | 'down' | 'up' {
  const [first, last] = [baseline?.[0], baseline?.at(-1)]
  if (first && last) {
    const [across, down] = [last.x - first.x, last.y - first.y]
    if (Math.abs(down) > Math.abs(across) * upright) return down > 0 ? 'down' : 'up'
    return 'along'
  }
  const isHigh = box !== undefined && box.height > box.width * upright
  return isHigh && [...text.trim()].length > 1 ? 'down' : 'along'
}

const figure = (number: number) => String(Number(number.toFixed(2)))

/** Where the letters' foot lies, and which way they go; y counts from the top. ISO 32000-1, 9.4.2 (Tm) */
function matrix(box: Box, way: ReturnType<typeof course>): readonly number[] {
  if (way === 'down') return [0, 1, 1, 0, box.x, box.y]
  if (way === 'up') return [0, -1, -1, 0, box.x + box.width, box.y + box.height]
  return [1, 0, 0, -1, box.x, box.y + box.height]
}

/** A piece's letters, stretched so that they fill its place; a space after it does not count. */
function shown({ text, box }: Piece, space: string, way: ReturnType<typeof course>, font: GrowingFont) {
  const [length, height] = way === 'along' ? [box.width, box.height] : [box.height, box.width]
  const coded = font.coded(visualOrder(text))
  const stretch = (100 * 1000 * length) / Math.max(1, coded.advance * height)
  const tail = space === '' ? '' : font.coded(space).codes
  return `/I ${figure(height)} Tf ${figure(stretch)} Tz ${matrix(box, way).map(figure).join(' ')} Tm <${coded.codes}${tail}> Tj`
} // prettier-ignore

function scaled({ x, y, width, height }: Box, scale: number): Box {
  return { x: x * scale, y: y * scale, width: width * scale, height: height * scale }
}

/** Writing that divides words by spaces. */
const spaced = (text: string) => /\s/u.test(text.trim())

/**
 * A line as invisible text, for search and for copying; nothing where it has no place. The font is called `I`.
 * ISO 32000-1, 9.3.6 (text rendering mode 3)
 * @param scale points in a pixel of the line's page
 */
export function invisibleLine(line: TextLine, scale: number, font: GrowingFont): string {
  const way = course(line)
  const found = pieces(line)
  if (found.length === 0) return ''
  // Words from right to left are written in the order in which they stand, as their letters are.
  const ordered = hasRightToLeft(line.text)
    ? found.toSorted((one, other) => one.box.x - other.box.x)
    : found
  const between = spaced(line.text) ? ' ' : ''
  const written = ordered.map((piece, at) =>
    shown(
      { text: piece.text, box: scaled(piece.box, scale) },
      at + 1 < ordered.length ? between : '',
      way,
      font,
    ),
  )
  return `BT 3 Tr\n${written.join('\n')}\nET`
}
