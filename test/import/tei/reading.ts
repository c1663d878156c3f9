import { teiParts } from '../../../data/import/tei.js'
import type { ReadLine, ReadPart, ReadParts } from '../../../data/import/read-part.js'

/** A file of TEI around a `text` (or what stands in its place), with what stands before it. */
export function teiOf(text: string, before = ''): string {
  const whole = /^\s*<(text|sourceDoc)/.test(text) ? text : `<text><body>${text}</body></text>`
  return `<TEI xmlns="http://www.tei-c.org/ns/1.0">${before}${whole}</TEI>`
}

/** What is read of a file of TEI. */
export function readTei(text: string, before = ''): ReadParts {
  return teiParts(new TextEncoder().encode(teiOf(text, before)), 'a.xml')
}

/** Its lines, page after page. */
export function linesOf(text: string, before = ''): readonly ReadLine[] {
  return readTei(text, before).parts.flatMap(({ lines }) => lines)
}

/** The words of its lines. */
export function wordsOf(text: string, before = ''): readonly string[] {
  return linesOf(text, before).map((line) => line.text)
}

/** The words of the lines of its pages. */
export function pagesOf(text: string, before = ''): readonly (readonly string[])[] {
  return readTei(text, before).parts.map(({ lines }: ReadPart) => lines.map((line) => line.text))
}

/** The marks of the only line, each with the words it is of. */
export function marksOf(text: string, before = ''): readonly string[] {
  return linesOf(text, before).flatMap(({ text: words, marks = [] }) =>
    marks.map(({ kind, from, to, says, names }) => {
      const of = from === to ? `@${from}` : `“${words.slice(from, to)}”`
      return [kind, of, says, names].filter((one) => one !== undefined).join(' ')
    }),
  )
}
