import type { Page } from '../data/model/item.js'
import type { Box } from '../data/model/region.js'
import { boxWithin } from '../data/model/region.js'
import type { TextLine } from '../data/model/text-line.js'
import type { ReadText, TextLayer } from '../data/model/text.js'

/** Words to annotate a page with, and where. */
export interface LineNote {
  /** Which line, from 1; `'all'` where the whole text is one annotation. */
  readonly line: number | 'all'
  readonly text: string
  /** Pixels of the scan; the whole page where there is none. */
  readonly box?: Box
  /** https://iiif.io/api/extension/text-granularity/; none for a text that is not of one page. */
  readonly granularity?: 'line' | 'page'
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
 * among lines that have one is said of the whole page. A text of the whole document is always one.
 */
export function lineNotes(page: Page, layer: TextLayer, read: ReadText): readonly LineNote[] {
  const placed = layer.extent === 'by-page' && read.lines.some((line) => line.box !== undefined)
  if (placed)
    return read.lines.flatMap(({ text, box }, at) => {
      if (text.trim() === '') return []
      const place = onPage(box, page)
      const note = { line: at + 1, text, granularity: 'line' } as const
      return [place === undefined ? note : { ...note, box: place }]
    })
  const text = joined(read.lines)
  if (text === '') return []
  return [
    { line: 'all', text, ...(layer.extent === 'by-page' && { granularity: 'page' as const }) },
  ]
}
