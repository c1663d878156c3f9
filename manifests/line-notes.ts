import type { Comment } from '../data/model/comment.js'
import type { Page } from '../data/model/item.js'
import type { Box } from '../data/model/region.js'
import { boxWithin } from '../data/model/region.js'
import type { Mark, TextLine } from '../data/model/text-line.js'
import type { ReadText, TextLayer } from '../data/model/text.js'

/** How finely a text is divided into annotations: as finely as lines are known, all of the page at once, or each word. */
export type Measure = 'lines' | 'page' | 'words'

/** Words to annotate a page with, and where. */
export interface LineNote {
  /** The line's number; `'all'` where the whole text is one annotation. */
  readonly line: number | 'all'
  /** Of a single word: which of the line, from 1. */
  readonly word?: number
  readonly text: string
  /** Pixels of the scan; the whole page where there is none. */
  readonly box?: Box
  /** https://iiif.io/api/extension/text-granularity/; none for a text that is not of one page. */
  readonly granularity?: 'line' | 'page' | 'word'
  /** Of a commentary: who made the annotation, when, and why; and what is set apart in it. */
  readonly comment?: Comment
  readonly marks?: readonly Mark[]
  /** Whether it has no place of its own while others of the page have theirs. */
  readonly amongPlaced?: true
}

/** All lines as one text, a blank line before each paragraph. */
function joined(lines: readonly TextLine[]): string {
  return lines
    .filter((line) => line.text.trim() !== '')
    .map((line, at) => (at === 0 ? '' : line.opensParagraph ? '\n\n' : '\n') + line.text)
    .join('')
}

/** A box that lies on the page; a rescan may have made the page smaller than the text's places. */
function onPage(box: Box | undefined, page: Page): Box | undefined {
  if (box === undefined) return undefined
  const { x: left, y: top } = box
  return boxWithin(page.image, { left, top, right: left + box.width, bottom: top + box.height })
}

/**
 * The annotations of a text on a page: one a line where any line has a place, else one for all. A line without a place
 * among lines that have one is said of the whole page. A text of the whole document is always one. Comments are always one by one.
 */
export function lineNotes(
  page: Page,
  layer: TextLayer,
  read: ReadText,
  measure: Measure = 'lines',
): readonly LineNote[] {
  if (measure === 'words') return wordNotes(page, read)
  if (layer.kind === 'commentary' && measure === 'lines') return commentNotes(page, read)
  const placed = layer.extent === 'by-page' && read.lines.some((line) => line.box !== undefined)
  if (placed && measure === 'lines')
    return read.lines.flatMap(({ number, text, box }, at) => {
      if (text.trim() === '') return []
      const place = onPage(box, page)
      const note = { line: number ?? at + 1, text, granularity: 'line' } as const
      return [place === undefined ? { ...note, amongPlaced: true } : { ...note, box: place }]
    })
  const text = joined(read.lines)
  if (text === '') return []
  return [
    { line: 'all', text, ...(layer.extent === 'by-page' && { granularity: 'page' as const }) },
  ]
}

/** The annotations of a commentary, each as it was made. */
function commentNotes(page: Page, read: ReadText): readonly LineNote[] {
  const isPlaced = read.lines.some(({ box }) => box !== undefined)
  return read.lines.flatMap(({ number, text, box, comment, marks }, at): LineNote[] => {
    if (text.trim() === '') return []
    const place = onPage(box, page)
    const own = place ? { box: place } : isPlaced ? ({ amongPlaced: true } as const) : {}
    return [{ line: number ?? at + 1, text, ...own, ...(comment && { comment }), ...(marks && { marks }) }] // prettier-ignore
  })
}

/** The words that have a place of their own. */
function wordNotes(page: Page, read: ReadText): readonly LineNote[] {
  return read.lines.flatMap(({ number, text, words = [] }, at) =>
    words.flatMap(({ from, to, box }, nth): LineNote[] => {
      const place = onPage(box, page)
      const line = number ?? at + 1
      const word = { line, word: nth + 1, text: text.slice(from, to), granularity: 'word' } as const
      return place === undefined ? [] : [{ ...word, box: place }]
    }),
  )
}
