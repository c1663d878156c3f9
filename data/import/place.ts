import type { Finding } from '../model/finding.js'
import { boxWithin, type Box } from '../model/region.js'
import type { Point, TextLine } from '../model/text-line.js'
import type { PlacedText, ReadText } from '../model/text.js'
import type { Edges, ReadLine, ReadPart } from './read-part.js'
import { turnedOver } from './upwards.js'
import { given } from './written.js'

/** A text in the pixels of its page's image. */
export interface Placed extends ReadText {
  readonly findings: readonly Finding[]
}

/** How far, as a share of the page, a place may stick out before it is worth a word; engines round. */
const slack = 0.01
/** How much wider or narrower than its image a text's page may be. */
const skew = 0.05

/** A page that is measured in hundredths of itself. */
const hundred = { width: 100, height: 100 }

/**
 * Brings the lines of a part into the pixels of an image. The file's page is stretched to the image, across and down
 * apart; without the page's size pixels are taken as they are, and other units cannot be placed.
 * @param image pixels, upright
 * @param where what to call the file in findings
 */
export function placed(part: ReadPart, image: Size, where: string): Placed {
  const space =
    part.space ?? (part.unit === 'percent' ? hundred : part.unit === 'pixel' ? image : undefined)
  const lines = part.upwards && space ? turnedOver(part.lines, space.height) : part.lines
  return {
    lines: lines.map((line) => lineOn(image, space, line)),
    findings: doubts({ ...part, lines }, image, space).map((what) => ({
      level: 'warning',
      where,
      what,
    })),
  }
}

/** What is odd about the places of a part, in sentences. */
function doubts(part: ReadPart, image: Size, space: Size | undefined): string[] {
  if (!part.lines.some(({ edges }) => edges)) return []
  if (!space)
    return [
      `Places are in ${part.unit}, but the file does not tell the size of its page, so the lines have no place on the scan.`,
    ]
  const said: string[] = []
  if (part.unit !== 'percent' && isSkewed(space, image))
    said.push(
      `The text's page has another shape (${space.width} × ${space.height}) than the scan (${image.width} × ${image.height}): places may be off. Is it the text of another scan, or was the scan cropped or turned?`,
    )
  const outside = part.lines.filter(({ edges }) => edges && isOutside(edges, space))
  if (outside.length > 0)
    said.push(
      `Lines with a place partly or wholly outside the page: ${outside.length} of ${part.lines.length} (first: “${(outside[0]?.text ?? '').slice(0, 60)}”). What is outside was cut off.`,
    )
  return said
}

/** A line with its places in pixels of the image; without the page's size, without places. */
function lineOn(image: Size, space: Size | undefined, line: ReadLine): TextLine {
  const { text, opensParagraph, edges, outline, baseline, block, heading, words, marks, comment } =
    line
  const onto = space && { across: image.width / space.width, down: image.height / space.height }
  const boxOf = (of: Edges | undefined) =>
    of && onto && boxWithin(image, stretched(of, onto.across, onto.down))
  const pointsOf = (of: readonly Point[] | undefined) =>
    of && onto && of.map((point) => pointWithin(image, point, onto))
  return {
    text,
    ...given({
      box: comment ? partly(image, boxOf(edges)) : boxOf(edges),
      outline: pointsOf(outline),
      baseline: pointsOf(baseline),
    }),
    opensParagraph,
    ...given({
      block: block && given({ kind: block.kind, box: boxOf(block.edges) }),
      heading,
      words: words?.map(({ edges: at, ...word }) => ({ ...word, ...given({ box: boxOf(at) }) })),
      marks,
      comment,
    }),
  }
}

/** What is said of all of the page has no place on it. */
function partly({ width, height }: Size, box: Box | undefined): Box | undefined {
  return box?.width === width && box.height === height ? undefined : box
}

/** A text whose places were found on one image, on another of the same page. */
export function stretchedTo(
  image: Size,
  { width, height, lines }: PlacedText,
): readonly TextLine[] {
  if (width === image.width && height === image.height) return lines
  const onto = { across: image.width / width, down: image.height / height }
  const boxOf = (box: Box | undefined) =>
    box && boxWithin(image, stretched(edgesOf(box), onto.across, onto.down))
  return lines.map(({ box, outline, baseline, words, block, ...line }) => ({
    ...line,
    ...given({
      box: boxOf(box),
      outline: outline?.map((point) => pointWithin(image, point, onto)),
      baseline: baseline?.map((point) => pointWithin(image, point, onto)),
      block: block && { ...block, ...given({ box: boxOf(block.box) }) },
      words: words?.map(({ box: at, rest, ...word }) => ({
        ...word,
        ...given({ box: boxOf(at), rest: boxOf(rest) }),
      })),
    }),
  }))
}

const edgesOf = ({ x, y, width, height }: Box): Edges => ({
  left: x,
  top: y,
  right: x + width,
  bottom: y + height,
})

function pointWithin(
  { width, height }: Size,
  { x, y }: Point,
  onto: { readonly across: number; readonly down: number },
): Point {
  const inside = (value: number, end: number) => Math.min(Math.max(Math.round(value), 0), end)
  return { x: inside(x * onto.across, width), y: inside(y * onto.down, height) }
}

function stretched({ left, top, right, bottom }: Edges, across: number, down: number): Edges {
  return { left: left * across, top: top * down, right: right * across, bottom: bottom * down }
}

interface Size {
  readonly width: number
  readonly height: number
}

function isSkewed(a: Size, b: Size): boolean {
  return Math.abs(Math.log((a.width * b.height) / (a.height * b.width))) > skew
}

function isOutside({ left, top, right, bottom }: Edges, { width, height }: Size): boolean {
  return (
    Math.min(left / width, top / height) < -slack ||
    Math.max(right / width, bottom / height) > 1 + slack
  )
}
