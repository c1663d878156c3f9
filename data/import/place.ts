import type { Finding } from '../model/finding.js'
import { boxWithin } from '../model/region.js'
import type { TextLine } from '../model/text-line.js'
import type { ReadText } from '../model/text.js'
import type { Edges, ReadPart } from './read-part.js'

/** A text in the pixels of its page's image. */
export interface Placed extends ReadText {
  readonly findings: readonly Finding[]
}

/** How far, as a share of the page, a place may stick out before it is worth a word; engines round. */
const slack = 0.01
/** How much wider or narrower than its image a text's page may be. */
const skew = 0.05

/**
 * Brings the lines of a part into the pixels of an image. The file's page is stretched to the image, across and down
 * apart; without the page's size pixels are taken as they are, and other units cannot be placed.
 * @param image pixels, upright
 * @param where what to call the file in findings
 */
export function placed(
  part: ReadPart,
  image: { readonly width: number; readonly height: number },
  where: string,
): Placed {
  const space = part.space ?? (part.unit === 'pixel' ? image : undefined)
  const findings: Finding[] = []
  const tell = (what: string) => findings.push({ level: 'warning', where, what })
  if (!space && part.lines.some(({ edges }) => edges)) {
    tell(
      `Places are in ${part.unit}, but the file does not tell the size of its page, so the lines have no place on the scan.`,
    )
  }
  if (space && part.lines.some(({ edges }) => edges) && isSkewed(space, image)) {
    tell(
      `The text's page has another shape (${space.width} × ${space.height}) than the scan (${image.width} × ${image.height}): places may be off. Is it the text of another scan, or was the scan cropped or turned?`,
    )
  }
  const outside: string[] = []
  const lines = part.lines.map(({ text, edges, opensParagraph }): TextLine => {
    if (!edges || !space) return { text, opensParagraph }
    if (isOutside(edges, space)) outside.push(text)
    const box = boxWithin(
      image,
      stretched(edges, image.width / space.width, image.height / space.height),
    )
    return { text, ...(box && { box }), opensParagraph }
  })
  if (outside.length > 0) {
    tell(
      `Lines with a place partly or wholly outside the page: ${outside.length} of ${lines.length} (first: “${(outside[0] ?? '').slice(0, 60)}”). What is outside was cut off.`,
    )
  }
  return { lines, findings }
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
