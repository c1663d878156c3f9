/** A line as far as it is recognised again. */
interface Line {
  readonly text: string
  /** Of an annotation: what its file calls it. */
  readonly id?: string | undefined
}

/** Numbers of a text's lines, as a page's text keeps them; nothing where lines are simply counted from 1. */
export interface LineNumbers {
  readonly numbers?: readonly number[]
  readonly lastNumber?: number
}

/** Lines compared with each other by their letters; beyond, only equal ones are found again. */
const mostCompared = 40_000
/** Of the pairs of letters, so that `'Dear Sr,'` is still `'Dear Sir,'`. */
const alike = 0.5

/**
 * Numbers for the lines of a corrected text: a line that was there before keeps its number, a new one gets one that was never used. Lines are
 * found again in their order: equal ones, and between these the most alike. Annotations that their file gives ids are found by these alone.
 * @param before the lines as they were, with their numbers
 * @param last the highest number that was ever given
 */
export function lineNumbers(
  before: readonly (Line & { readonly number: number })[],
  now: readonly Line[],
  last: number,
): LineNumbers {
  const found = byId(before, now)
  const taken = new Set(found.values())
  const left = before.filter(({ number }) => !taken.has(number))
  const open = [...now.keys()].filter((at) => !found.has(at))
  for (const [at, number] of pairs(left, open.flatMap((at) => now[at] ?? []))) found.set(open[at] ?? at, number) // prettier-ignore
  let highest = before.reduce((most, { number }) => Math.max(most, number), last)
  const numbers = now.map((_, at) => found.get(at) ?? ++highest)
  const isCounted = numbers.every((number, at) => number === at + 1)
  const isLost = !numbers.includes(highest) && highest > 0
  return { ...(!isCounted && { numbers }), ...(isLost && { lastNumber: highest }) }
}

/** The numbers of lines that have the same id as before. */
function byId(
  before: readonly (Line & { readonly number: number })[],
  now: readonly Line[],
): Map<number, number> {
  const numbers = new Map(
    before.flatMap(({ id, number }) => (id === undefined ? [] : [[id, number]])),
  )
  const found = new Map<number, number>()
  for (const [at, { id }] of now.entries()) {
    const number = id === undefined ? undefined : numbers.get(id)
    if (id === undefined || number === undefined) continue
    found.set(at, number)
    numbers.delete(id)
  }
  return found
}

/** Whether two lines may be the same: what has an id is nothing that has another. */
const mayBeSame = (one: Line | undefined, other: Line | undefined) =>
  one?.id === undefined || other?.id === undefined

/** The number of the line before for each line of now that was found again. */
function pairs(
  before: readonly (Line & { readonly number: number })[],
  now: readonly Line[],
): Map<number, number> {
  const found = new Map<number, number>()
  const isEqual = (old: number, at: number) =>
    before[old]?.text === now[at]?.text && mayBeSame(before[old], now[at])
  const keep = (old: number, at: number) => {
    const line = before[old]
    if (line) found.set(at, line.number)
  }
  let start = 0
  while (start < before.length && start < now.length && isEqual(start, start)) keep(start, start++)
  let end = 0
  const most = Math.min(before.length, now.length) - start
  while (end < most && isEqual(before.length - 1 - end, now.length - 1 - end)) {
    end++
    keep(before.length - end, now.length - end)
  }
  const olds = before.slice(start, before.length - end)
  const news = now.slice(start, now.length - end)
  for (const [old, at] of bestPairs(olds, news)) keep(start + old, start + at)
  return found
}

/** Pairs in the order of both, of the greatest likeness in all. */
function bestPairs(olds: readonly Line[], news: readonly Line[]): [number, number][] {
  const size = olds.length * news.length
  if (size > mostCompared * 100) return []
  const best = scores(olds, news, size <= mostCompared)
  const found: [number, number][] = []
  for (let row = 0, column = 0; row < olds.length && column < news.length;) {
    const here = best(row, column)
    if (here === best(row + 1, column)) row++
    else if (here === best(row, column + 1)) column++
    else found.push([row++, column++])
  }
  return found
}

/** The greatest likeness in all that the lines from these two on can have. */
function scores(
  olds: readonly Line[],
  news: readonly Line[],
  isFine: boolean,
): (row: number, column: number) => number {
  const table = Array.from({ length: olds.length + 1 }, () => new Float64Array(news.length + 1))
  const best = (row: number, column: number) => table[row]?.[column] ?? 0
  for (let row = olds.length - 1; row >= 0; row--) {
    const line = table[row] ?? new Float64Array()
    for (let column = news.length - 1; column >= 0; column--) {
      const [old, fresh] = [olds[row], news[column]]
      const paired = mayBeSame(old, fresh)
        ? likeness(old?.text ?? '', fresh?.text ?? '', isFine)
        : 0
      const both = paired > 0 ? paired + best(row + 1, column + 1) : 0
      line[column] = Math.max(best(row + 1, column), best(row, column + 1), both)
    }
  }
  return best
}

/** 1 for equal lines; where that is wanted, the share of common pairs of letters (Dice's coefficient), 0 below {@link alike}. */
function likeness(one: string, other: string, isFine: boolean): number {
  if (one === other) return 1
  if (!isFine) return 0
  const [ones, others] = [letterPairs(one), letterPairs(other)]
  let common = 0
  for (const [pair, count] of ones) common += Math.min(count, others.get(pair) ?? 0)
  const share = (2 * common) / Math.max(1, one.length + other.length - 2)
  return share >= alike ? share : 0
}

function letterPairs(text: string): Map<string, number> {
  const pairs = new Map<string, number>()
  for (let at = 0; at + 1 < text.length; at++) {
    const pair = text.slice(at, at + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}
