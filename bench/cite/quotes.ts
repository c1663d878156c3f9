import { foundQuote } from '../../data/cite/found-quote.js'
import { randomNumbers } from '../../test/scans.js'
import { broken, cited, corrected, lettersIn, linesOf, without, withLines, withoutLines, type Letters } from './edits.js' // prettier-ignore

type Span = readonly [from: number, to: number]

/** What is done to a text after it was cited. */
export interface Edit {
  readonly name: string
  /** Whether the passage is left out, so that nothing may be found. */
  readonly gone?: true
  readonly edited: (text: Letters, span: Span, random: () => number, others: readonly string[]) => Letters // prettier-ignore
}

const share = (part: number): Edit => ({
  name: `${String(part * 100)} % of the letters corrected`,
  edited: (text, _, random) => corrected(text, part, random),
})

/** What editors do. */
export const edits: readonly Edit[] = [
  { name: 'nothing', edited: (text) => text },
  ...[0.01, 0.05, 0.1, 0.2].map(share),
  { name: 'lines broken anew', edited: (text) => broken(text, 47) },
  { name: 'a tenth more lines', edited: (text, _, random, others) => withLines(text, others, 0.1, random) }, // prettier-ignore
  { name: 'a tenth of the other lines left out', edited: (text, span, random) => withoutLines(text, span, 0.1, random) }, // prettier-ignore
  {
    name: '5 % corrected, lines broken anew, more lines',
    edited: (text, _, random, others) => broken(withLines(corrected(text, 0.05, random), others, 0.1, random), 61), // prettier-ignore
  },
  { name: 'the passage left out', gone: true, edited: (text, span) => without(text, span) },
  {
    name: 'the passage left out, 5 % corrected',
    gone: true,
    edited: (text, span, random) => corrected(without(text, span), 0.05, random),
  },
  {
    name: 'the page of another text',
    gone: true,
    edited: (_, __, ___, others) => Array.from(others.join('\n'), (value) => ({ value, was: undefined })), // prettier-ignore
  },
]

/** Passages of a text, of one word up to some lines, from word to word; the same every time. */
export function someSpans(text: string, count: number, random: () => number): readonly Span[] {
  const words = [...text.matchAll(/\S+/gu)].map((word): Span => [word.index, word.index + word[0].length]) // prettier-ignore
  return Array.from({ length: count }, (_, nth) => {
    const length = Math.max(1, Math.round(([1, 3, 10, 40][nth % 4] ?? 1) * (0.5 + random())))
    const first = Math.floor(random() * Math.max(1, words.length - length))
    return [words[first]?.[0] ?? 0, words[first + length - 1]?.[1] ?? text.length] as const
  }).filter(([from, to]) => /[\p{L}\p{N}]/u.test(text.slice(from, to)))
}

/** What became of the passages. */
export interface QuoteTally {
  sought: number
  found: number
  /** A part of it, or with more around it: overlap of a half and less. */
  part: number
  refused: number
  /** Words of which none was cited. */
  wrong: number
}

export const noQuotes = (): QuoteTally => ({ sought: 0, found: 0, part: 0, refused: 0, wrong: 0 })

/** Where what was found stands, in characters of the text as it is now. */
function placeOf(
  lines: readonly Letters[],
  found: NonNullable<ReturnType<typeof foundQuote>>,
): Span {
  // prettier-ignore
  const start = (number: number) => lines.slice(0, number - 1).reduce((sum, line) => sum + line.length + 1, 0) // prettier-ignore
  return [start(found.lines[0]) + found.from, start(found.lines[1]) + found.to]
}

/** Intersection over union. */
function overlap(one: Span, other: Span): number {
  const shared = Math.min(one[1], other[1]) - Math.max(one[0], other[0])
  return Math.max(0, shared) / (Math.max(one[1], other[1]) - Math.min(one[0], other[0]))
}

/** Seeks passages of a page in the page after an edit. */
export function soughtQuotes(
  page: string,
  others: readonly string[],
  { edited, gone }: Edit,
  { seed, count }: { readonly seed: number; readonly count: number },
  tally: QuoteTally,
  tell: (what: string) => void = () => undefined,
): void {
  // prettier-ignore
  const random = randomNumbers(seed)
  for (const span of someSpans(page, count, random)) {
    const now = edited(lettersIn(page), span, random, others)
    const left = now.flatMap(({ was }, at) => (was !== undefined && was >= span[0] && was < span[1] ? [at] : [])) // prettier-ignore
    const lines = linesOf(now)
    const sought = cited(page, span)
    const found = foundQuote(
      lines.map((line) => ({
        text: line.map(({ value }) => value).join(''),
        opensParagraph: false,
      })),
      sought,
    )
    tally.sought++
    const truth = [left[0] ?? 0, (left.at(-1) ?? -1) + 1] as const
    const shared = found && !gone ? overlap(placeOf(lines, found), truth) : 0
    if (!found) tally.refused++
    else if (shared > 0.5) tally.found++
    else if (shared > 0) tally.part++
    else tally.wrong++
    if (found ? shared <= 0.5 : !gone)
      tell(
        JSON.stringify({
          found: found?.words,
          sought,
          now: now
            .map(({ value }) => value)
            .join('')
            .slice(Math.max(0, (left[0] ?? 0) - 50), (left.at(-1) ?? 0) + 50),
        }),
      )
  }
}
