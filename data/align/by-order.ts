import type { Cut } from '../model/text.js'
import type { TextLine } from '../model/text-line.js'

/** A place where a text may be cut, in characters of its lines joined by line feeds, and how good a place it is. */
interface Joint {
  readonly at: number
  readonly opensParagraph: boolean
}

/**
 * Cuts a text that cannot be held against the words on the scans, a translation, where its pages begin by all that is known: where it has as
 * many paragraphs as the text of the pages, paragraph by paragraph; else where the same share of the text is behind it, at the next paragraph.
 * What is not sure is said so; the first page's beginning always is.
 * @param pages the text of each page in another language, or what a machine read there
 */
export function cutByOrder(
  text: readonly TextLine[],
  pages: readonly (readonly TextLine[])[],
): readonly Cut[] {
  const { joints, end } = jointsOf(text)
  const paragraphs = joints.filter(({ opensParagraph }) => opensParagraph)
  const begins = byParagraph(paragraphs, end, pages) ?? byShare(joints, end, pages)
  return pages.map((_, at) => {
    const { from = end, isSure = false } = begins[at] ?? {}
    const to = begins[at + 1]?.from ?? end
    return { from, to: Math.max(from, to), by: 'order', ...(!isSure && { unsure: true as const }) }
  })
}

interface Beginning {
  readonly from: number
  readonly isSure: boolean
}

function jointsOf(text: readonly TextLine[]): {
  readonly joints: readonly Joint[]
  readonly end: number
} {
  let at = 0
  const joints = text.map((line, nth) => {
    const joint = { at, opensParagraph: line.opensParagraph || nth === 0 }
    at += line.text.length + 1
    return joint
  })
  return { joints, end: Math.max(0, at - 1) }
}

const opening = (page: readonly TextLine[]) =>
  page.filter(({ opensParagraph, continues }) => opensParagraph && !continues).length

/** A page that begins within a paragraph takes the next one; where that paragraph really ends is not known. */
function byParagraph(
  paragraphs: readonly Joint[],
  end: number,
  pages: readonly (readonly TextLine[])[],
): Beginning[] | undefined {
  if (pages.reduce((sum, page) => sum + opening(page), 0) !== paragraphs.length) return undefined
  let before = 0
  return pages.map((page, at) => {
    const joint = paragraphs[before]
    before += opening(page)
    const begins = at === 0 || page[0]?.opensParagraph === true
    return { from: joint?.at ?? end, isSure: begins && page[0]?.continues !== true }
  })
}

function byShare(
  joints: readonly Joint[],
  end: number,
  pages: readonly (readonly TextLine[])[],
): Beginning[] {
  const lengths = pages.map((page) => page.reduce((sum, { text }) => sum + text.length + 1, 0))
  const whole = lengths.reduce((sum, length) => sum + length, 0)
  // About half a page: farther away a paragraph's beginning is no better than any line's.
  const near = end / pages.length / 2
  let before = 0
  let least = 0
  return lengths.map((length, at) => {
    const wanted = whole > 0 ? (before / whole) * end : (at / pages.length) * end
    before += length
    if (at === 0) return { from: 0, isSure: true }
    const from = Math.max(least, nearest(joints, wanted, near))
    least = from
    return { from, isSure: false }
  })
}

function nearest(joints: readonly Joint[], wanted: number, near: number): number {
  const away = ({ at, opensParagraph }: Joint) =>
    Math.abs(at - wanted) + (opensParagraph ? 0 : near)
  return joints.reduce((best, joint) => (away(joint) < away(best) ? joint : best), {
    at: 0,
    opensParagraph: true,
  }).at
}
