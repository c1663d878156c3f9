import type { Finding } from '../model/finding.js'
import type { PageMark } from './page-marks.js'
import { runningHeads, type RunningHeads } from './running-heads.js'

/** A page of a text that is divided by marks. */
export interface TextPage {
  /** Its number or name where a mark gives it. */
  readonly mark?: string
  /** As they are written. */
  readonly lines: readonly string[]
}

/** Pages of a text, and how it was divided into them, in sentences. */
export interface TextPages {
  readonly pages: readonly TextPage[]
  readonly findings: readonly Finding[]
}

interface OpenPage {
  mark?: string
  readonly lines: string[]
}

/**
 * Divides a text into pages: at form feeds, and at marks that stand alone on a line, which are no part of the text. Where it has none of
 * these, numbers that the pages themselves bear at their heads or feet divide it.
 * @param markOf the mark in a line that is nothing but one
 * @param where what to call the file in findings
 */
export function textPages(
  text: string,
  markOf: (line: string) => PageMark | undefined,
  where: string,
): TextPages {
  const feeds = atFormFeeds(text)
  if (feeds.length > most) return undivided(text, where)
  const pages = feeds.flatMap((feed) => atMarks(feed, markOf))
  const found = pages.length === 1 && pages[0]?.mark === undefined ? headed(pages[0]) : undefined
  const divided = found ?? pages
  if (divided.length > most) return undivided(text, where)
  return { pages: divided, findings: notes(divided, feeds.length, found !== undefined, where) }
}

/** No document has more pages. */
const most = 20_000

function undivided(text: string, where: string): TextPages {
  const what = `The text has marks of more than ${most} pages, which cannot be meant, so it was not divided.`
  return {
    pages: [{ lines: text.split(/[\n\f]/) }],
    findings: [{ level: 'warning', where, what }],
  }
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

function atMarks(text: string, markOf: (line: string) => PageMark | undefined): OpenPage[] {
  let open: OpenPage = { lines: [] }
  const pages = [open]
  for (const line of text.split('\n')) {
    const mark = markOf(line.trim())
    if (!mark) open.lines.push(line)
    else if (open.mark === undefined && isFirst(mark, open))
      Object.assign(open, marked(mark.number)) // prettier-ignore
    else pages.push((open = { ...marked(mark.number), lines: [] }))
  }
  return pages
}

const marked = (mark: string | undefined) => (mark === undefined ? {} : { mark })

/** What stands before the mark of page 1 (a heading), or nothing at all, is no page of its own. */
function isFirst({ number }: PageMark, { lines }: OpenPage): boolean {
  return /^(1(r|a)?|i)$/i.test(number ?? '') || lines.every((line) => line.trim() === '')
}

function headed(page: OpenPage | undefined): readonly OpenPage[] | undefined {
  const lines = page?.lines ?? []
  const found = runningHeads(lines.map((line) => line.trim()))
  return found && atHeads(lines, found)
}

/** A number at the head begins its page, one at the foot ends it; all stay, but those that an editor put there. */
function atHeads(lines: readonly string[], { at, heads, isEditorial }: RunningHeads): OpenPage[] {
  const later = at === 'head' ? heads.filter(({ number }) => number > 1) : heads.slice(0, -1)
  const starts = [0, ...later.map(({ line }) => (at === 'head' ? line : line + 1))]
  const unnumbered = starts.length - heads.length
  return starts.map((from, nth) => {
    const head = heads[nth - unnumbered]
    const all = lines.slice(from, starts[nth + 1])
    const own = isEditorial ? all.filter((_, on) => from + on !== head?.line) : all
    return { ...marked(head && String(head.number)), lines: own }
  })
}

function notes(pages: readonly TextPage[], feeds: number, isHeaded: boolean, where: string) {
  const marks = pages.flatMap(({ mark }) => mark ?? [])
  const findings: Finding[] = []
  if (pages.length > 1 || marks.length > 0) {
    const kind = isHeaded ? 'the numbers that the pages bear' : 'page marks'
    const by = [
      ...(feeds > 1 ? ['form feeds'] : []),
      ...(marks.length > 0 ? [`${kind} (${short(marks)})`] : feeds > 1 ? [] : [kind]),
    ].join(' and ')
    const what = `The text is divided into ${pages.length} ${pages.length === 1 ? 'page' : 'pages'} by ${by}.`
    findings.push({ level: 'note', where, what })
  }
  const seen = new Set<string>()
  const twice = marks.find((mark) => seen.size === seen.add(mark).size)
  if (twice !== undefined) {
    const what = `The mark of page ${twice} stands in the text more than once; each begins a page. Number them apart.`
    findings.push({ level: 'warning', where, what })
  }
  return findings
}

function short(marks: readonly string[]): string {
  return marks.length <= 4
    ? marks.join(', ')
    : `${marks.slice(0, 3).join(', ')} … ${marks.at(-1) ?? ''}`
}
