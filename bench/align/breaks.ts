import { split } from '../../data/align/split.js'
import type { TextLine } from '../../data/model/text-line.js'
import type { Chance } from './chance.js'
import { written, type Manner } from './person.js'

/** A page of a joined document: what stands on it, and what was read there. */
export interface JoinedPage {
  readonly lines: readonly TextLine[]
  readonly read: readonly TextLine[]
}

/** How the pages of documents were found again. */
export interface Breaks {
  readonly breaks: number
  /** Where the page begins at just the right word. */
  readonly exact: number
  /** Of the others those that say that they are not sure. */
  readonly told: number
  /** Breaks that are said to be unsure, right or not. */
  readonly unsure: number
  readonly ms: number
  /** What was not exact, for people. */
  readonly said: readonly string[]
}

/**
 * Joins the texts of pages to one, and cuts it again.
 * @param manner how the person who wrote it divided lines
 */
export function breaksOf(pages: readonly JoinedPage[], manner: Manner, chance: Chance): Breaks {
  const own = pages.map(({ lines }) => written(lines, manner, 0, chance).lines)
  const text = own.flat()
  const lengths = own.map((lines) => letters(lines.map((line) => line.text).join('\n')))
  const begin = performance.now()
  const cuts = split(
    text,
    pages.map(({ read }) => read),
  )
  const ms = performance.now() - begin
  const whole = text.map((line) => line.text).join('\n')
  const [said, results]: [string[], { exact: number; told: number; unsure: number }[]] = [[], []]
  let before = 0
  cuts.slice(1).forEach((cut, at) => {
    before += lengths[at] ?? 0
    const found = letters(whole.slice(0, cut.from))
    const isExact = found === before
    if (!isExact)
      said.push(
        `page ${at + 2} ${found - before} letters off${cut.unsure ? ', said to be unsure' : ''}: “${whole.slice(cut.from - 30, cut.from)}|${whole.slice(cut.from, cut.from + 30)}”`,
      )
    const [exact, unsure] = [isExact ? 1 : 0, cut.unsure ? 1 : 0]
    results.push({ exact, told: exact === 0 ? unsure : 0, unsure })
  })
  const count = (of: 'exact' | 'told' | 'unsure') => results.reduce((sum, one) => sum + one[of], 0)
  return {
    breaks: results.length,
    exact: count('exact'),
    told: count('told'),
    unsure: count('unsure'),
    ms,
    said,
  }
}

/** A part of a page: some of its lines, and what was read at their height. */
export function cutPage({ lines, read }: JoinedPage, chance: Chance): JoinedPage {
  const size = Math.max(3, Math.floor(lines.length * (0.3 + 0.6 * chance.next())))
  const from = chance.below(Math.max(1, lines.length - size))
  const some = lines.slice(from, from + size)
  const top = Math.min(...some.map(({ box }) => box?.y ?? 0))
  const bottom = Math.max(...some.map(({ box }) => (box?.y ?? 0) + (box?.height ?? 0)))
  const isBeside = ({ box }: TextLine) => {
    const middle = (box?.y ?? 0) + (box?.height ?? 0) / 2
    return middle >= top && middle <= bottom
  }
  return { lines: some, read: read.filter(isBeside) }
}

/** Letters and digits of a text: cuts are compared by these, as it does not matter to which page the white space goes. */
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').length
