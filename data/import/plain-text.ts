import { decoded } from './decode.js'
import { pageMark } from './page-marks.js'
import type { ReadLine, ReadPart, ReadParts } from './read-part.js'
import { textPages, type TextPage } from './text-pages.js'

/**
 * Lines (without the spaces around them) and paragraphs of a plain text. It is divided into parts at form feeds, and at marks
 * that stand alone on a line; findings say how.
 * @param name what to call the file in findings
 */
export function plainTextParts(bytes: Uint8Array, name: string): ReadParts {
  const { text, findings } = decoded(bytes, name)
  if (text === undefined) return { parts: [], findings }
  const { pages, findings: notes } = textPages(text, pageMark, name)
  return { parts: pages.map(plainPart), findings: [...findings, ...notes] }
}

/** The lines of a page as they stand; one after a blank line opens a paragraph. */
export function plainPart({ mark, lines }: TextPage): ReadPart {
  let opensParagraph = true
  const read: ReadLine[] = []
  for (const line of lines) {
    const text = line.trim()
    if (text !== '') read.push({ text, opensParagraph })
    opensParagraph = text === ''
  }
  return { unit: 'pixel', ...(mark !== undefined && { mark }), lines: read }
}
