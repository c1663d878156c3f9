import type { Finding } from '../model/finding.js'
import { linesOf, textOf, type PdfLine, type PdfTextWord } from './pdf-lines.js'
import { paragraphs } from './pdf-paragraphs.js'
import type { ReadLine, ReadPart } from './read-part.js'
import { union } from './shapes.js'
import { hyphenated } from './soft-hyphens.js'
import { given } from './written.js'

/** The text that a PDF has for a page, in pixels of the page's picture. */
export interface PdfTextPage {
  readonly width: number
  readonly height: number
  /** In the order in which the PDF draws them. */
  readonly words: readonly PdfTextWord[]
  readonly characters: number
  /** Characters of which the PDF does not say which they are; U+FFFD stands for each. */
  readonly unreadable: number
  /** Whether there was more than is read. */
  readonly isCut: boolean
  /** Software that made the PDF. */
  readonly tool?: string
}

/** A page's text from a PDF, and what is odd about it. */
export interface ReadPdfText {
  readonly part: ReadPart
  readonly findings: readonly Finding[]
}

/** A text with a larger share of characters that cannot be known is none. */
const mostUnreadable = 0.2

/**
 * The lines of a page from the text that a PDF has for it, put together by where the words stand. A page has none where it has no words, or where
 * these are not what is seen: fonts in PDFs may only know what letters look like.
 * @param where what to call the page in findings: `'report.pdf, page 3'`
 */
export function pdfPart(page: PdfTextPage, where: string): ReadPdfText {
  const { width, height, words, tool } = page
  const part = { space: { width, height }, unit: 'pixel', ...given({ tool }) } as const
  if (isRubbish(page)) {
    const what = 'The PDF has a text for this page that does not say which letters are meant, so it was left out. OCR reads the page from its picture.'
    return { part: { ...part, lines: [] }, findings: [{ level: 'warning', where, what }] }
  }
  return { part: { ...part, lines: readLines(words) }, findings: doubts(page, where) }
} // prettier-ignore

function isRubbish({ words, characters, unreadable }: PdfTextPage): boolean {
  const all = Array.from(words.map(({ text }) => text).join(''))
  const swapped = all.filter(isSwapped).length
  return characters > 0 && Math.max(unreadable, swapped) > characters * mostUnreadable
}

/** Letters of Latin with their two bytes the wrong way round, as some writers leave them: they seem Chinese then. */
function isSwapped(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  return code >= 0x2000 && code <= 0xff00 && (code & 0xff) === 0
}

function doubts({ unreadable, isCut }: PdfTextPage, where: string): readonly Finding[] {
  const what = [
    ...(unreadable > 0
      ? [`Characters of which the PDF does not say which they are: ${unreadable}. They are shown as \ufffd.`]
      : []),
    ...(isCut ? ['The page has more text than is read from one page; what is left over is not shown.'] : []),
  ]
  return what.map((said) => ({ level: 'note', where, what: said }))
} // prettier-ignore

function readLines(words: readonly PdfTextWord[]): readonly ReadLine[] {
  const lines = linesOf(words).filter((line) => textOf(line).text !== '')
  const opens = paragraphs(lines)
  const joined = lines.map(textOf)
  return hyphenated(joined.map(withTrueHyphen)).map((one, at) => {
    const edges = union(one.words.flatMap((word) => word.edges ?? []))
    const baseline = baselineOf(lines[at])
    return { ...one, ...given({ edges, baseline }), opensParagraph: opens[at] ?? true }
  })
}

interface Joined {
  readonly text: string
  readonly words: ReturnType<typeof textOf>['words']
}

/** A hyphen at a line's end belongs to the word where no small letter goes on: `Anglo-Saxon`, `Jan.-Feb.` */
function withTrueHyphen(line: Joined, at: number, all: readonly Joined[]): Joined {
  const isSoft = /\p{L}\u00ad$/u.test(line.text) && /^\p{Ll}/u.test(all[at + 1]?.text ?? '')
  return isSoft ? line : { ...line, text: line.text.replaceAll('\u00ad', '-') }
}

function baselineOf(line: PdfLine | undefined): ReadLine['baseline'] {
  const [first, last] = [line?.[0].base[0], line?.at(-1)?.base[1]]
  return first && last && (first.x !== last.x || first.y !== last.y) ? [first, last] : undefined
}
