import type { TextLine } from '../../data/model/text-line.js'
import { ownLines } from './own-lines.js'

/** What divides the pages of a text, as in the plain text files that are read. */
export const pageBreak = '\f'

/** What would be taken for the end of a line or of a page. */
const breaks = /[\n\v\f\r\u0085\u2028\u2029]+/gu

/**
 * The words of a page as plain text: its lines as they stand, each with a line feed, and a blank line before a paragraph.
 * Without any words, nothing.
 */
export function plainText(lines: readonly TextLine[]): string {
  return ownLines(lines)
    .filter(({ text }) => text.trim() !== '')
    .map(
      ({ text, opensParagraph }, at) =>
        `${at > 0 && opensParagraph ? '\n' : ''}${text.replace(breaks, ' ').trimEnd()}\n`,
    )
    .join('')
}
