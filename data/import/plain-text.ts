import type { Finding } from '../model/finding.js'
import { decoded } from './decode.js'
import type { ReadLine, ReadPart } from './read-part.js'

/** `[page 2]`, `[fol. 1r]`, `--- 2 ---`, `--- Page 2 ---`, alone on a line. */
const bracketed =
  /^\[\s*(?:page|pg|pp?|seite|folio|foll?|f|leaf|blatt|feuille)\.?\s*(\d{1,5}\s?[a-z]?)\s*\]$/i
const ruled = /^[-=–—]{3,}\s*(?:page|seite|folio)?\s*(\d{1,5}\s?[a-z]?)\s*[-=–—]{3,}$/i

interface OpenPart {
  mark?: string
  /** Lines as written; blank ones are `''`. */
  readonly lines: string[]
}

/**
 * Lines (without the spaces around them) and paragraphs of a plain text. It is divided into parts at form feeds, and at marks that stand alone on a
 * line; a mark is no part of the text. Findings say how it was divided.
 * @param name what to call the file in findings
 */
export function plainTextParts(
  bytes: Uint8Array,
  name: string,
): { readonly parts: readonly ReadPart[]; readonly findings: readonly Finding[] } {
  const { text, findings } = decoded(bytes, name)
  if (text === undefined) return { parts: [], findings }
  const feeds = atFormFeeds(text)
  const open = feeds.flatMap(atMarks)
  const parts = open.map(part)
  return { parts, findings: [...findings, ...divided(open, feeds.length, name)] }
}

/**
 * A form feed ends a page (as pdftotext writes it, also after the last) or stands before each page; the empty page
 * which that would make at the one end of the file is none.
 */
function atFormFeeds(text: string): string[] {
  const pages = text.split('\f')
  if (pages.length > 1 && pages.at(-1)?.trim() === '') return pages.slice(0, -1)
  if (pages.length > 1 && pages[0]?.trim() === '') return pages.slice(1)
  return pages
}

function atMarks(page: string): OpenPart[] {
  let open: OpenPart = { lines: [] }
  const parts = [open]
  for (const line of page.split('\n')) {
    const trimmed = line.trim()
    const mark = (bracketed.exec(trimmed) ?? ruled.exec(trimmed))?.[1]?.replace(/\s/g, '')
    if (mark === undefined) open.lines.push(trimmed)
    else if (open.mark === undefined && isFirst(mark, open)) open.mark = mark
    else parts.push((open = { mark, lines: [] }))
  }
  return parts
}

/** What stands before the mark of page 1 (a heading), or nothing at all, is no page of its own. */
function isFirst(mark: string, { lines }: OpenPart): boolean {
  return /^1(r|a)?$/i.test(mark) || lines.every((line) => line === '')
}

function part({ mark, lines }: OpenPart): ReadPart {
  let opensParagraph = true
  const read: ReadLine[] = []
  for (const text of lines) {
    if (text !== '') read.push({ text, opensParagraph })
    opensParagraph = text === ''
  }
  return { unit: 'pixel', ...(mark !== undefined && { mark }), lines: read }
}

function divided(parts: readonly OpenPart[], feeds: number, name: string): Finding[] {
  const marks = parts.flatMap(({ mark }) => mark ?? [])
  const findings: Finding[] = []
  if (parts.length > 1 || marks.length > 0) {
    const by = [
      ...(feeds > 1 ? ['form feeds'] : []),
      ...(marks.length > 0 ? [`page marks (${short(marks)})`] : []),
    ].join(' and ')
    const what = `The text is divided into ${parts.length} ${parts.length === 1 ? 'page' : 'pages'} by ${by}.`
    findings.push({ level: 'note', where: name, what })
  }
  const twice = marks.find((mark, index) => marks.indexOf(mark) !== index)
  if (twice !== undefined) {
    const what = `The mark of page ${twice} stands in the text more than once; each begins a page. Number them apart.`
    findings.push({ level: 'warning', where: name, what })
  }
  return findings
}

function short(marks: readonly string[]): string {
  return marks.length <= 4
    ? marks.join(', ')
    : `${marks.slice(0, 3).join(', ')} … ${marks.at(-1) ?? ''}`
}
