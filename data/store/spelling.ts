import type { Sqlite } from './sqlite.js'

interface Near {
  readonly term: string
  readonly pages: number
}

/** Words that are told. */
const most = 5
/** Letters that a word must have for others to be near to it. */
const shortest = 3

/**
 * Words of the index that are nearly a word, the nearest first, and of equally near ones the most frequent: with a letter too many, too few, another or exchanged; in
 * longer words two of these. Only words with the same two letters at the beginning are looked through, and beside them those
 * where one of these letters is wrong, each asked for by itself: never all words that there are.
 */
export function nearly(db: Sqlite, term: string): readonly Near[] {
  const letters = [...term]
  if (letters.length < shortest || letters.length > 40) return []
  const apart = letters.length > 5 ? 2 : 1
  const candidates = new Map<string, number>()
  const [head, next] = range(letters.slice(0, 2).join(''))
  for (const { term: known, pages } of between(db, head, next)) add(candidates, known, pages)
  for (const other of otherBeginnings(letters))
    for (const { term: known, pages } of exactly(db, other)) add(candidates, known, pages)
  candidates.delete(term)
  return [...candidates]
    .map(([known, pages]) => ({ term: known, pages, distance: distance(letters, [...known], apart) }))
    .filter((one) => one.distance <= apart)
    .toSorted((a, b) => a.distance - b.distance || b.pages - a.pages || (a.term < b.term ? -1 : 1))
    .slice(0, most)
    .map(({ term: known, pages }) => ({ term: known, pages }))
} // prettier-ignore

/** Whether the index has a word. */
export function knows(db: Sqlite, term: string): boolean {
  return exactly(db, term).length > 0
}

function add(counts: Map<string, number>, term: string, pages: number): void {
  counts.set(term, (counts.get(term) ?? 0) + pages)
}

function between(db: Sqlite, from: string, to: string): readonly Near[] {
  return [
    ...(db.rows("SELECT term, doc AS pages FROM temp.known WHERE term >= ? AND term < ?", from, to) as Near[]),
    ...(db.rows('SELECT term, doc AS pages FROM temp.known_of_records WHERE term >= ? AND term < ?', from, to) as Near[]),
  ]
} // prettier-ignore

function exactly(db: Sqlite, term: string): readonly Near[] {
  return [
    ...(db.rows("SELECT term, doc AS pages FROM temp.known WHERE term = ?", term) as Near[]),
    ...(db.rows('SELECT term, doc AS pages FROM temp.known_of_records WHERE term = ?', term) as Near[]),
  ]
} // prettier-ignore

/** All texts that begin so, as a range: from the first to before the second. */
function range(beginning: string): readonly [string, string] {
  return [beginning, `${beginning}\u{10ffff}`]
}

const alphabets = [
  'abcdefghijklmnopqrstuvwxyz',
  'αβγδεζηθικλμνξοπρστυφχψω',
  'абвгдежзийклмнопрстуфхцчшщъыьэюя',
] as const

/** The word with one of its first two letters left out, exchanged, another, or one more before it or between them. */
function otherBeginnings(letters: readonly string[]): readonly string[] {
  const alphabet = alphabets.find((one) => letters.some((letter) => one.includes(letter))) ?? ''
  const found = new Set<string>()
  for (const at of [0, 1]) {
    const [before, own, after] = [letters.slice(0, at), letters[at] ?? '', letters.slice(at + 1)]
    found.add([...before, ...after].join(''))
    found.add([...before, ...after.slice(0, 1), own, ...after.slice(1)].join(''))
    for (const letter of alphabet) {
      found.add([...before, letter, ...after].join(''))
      found.add([...before, letter, own, ...after].join(''))
    }
  }
  return [...found]
}

/**
 * Letters to leave out, to add, to change or to exchange with their neighbours, until one is the other; more than `most` where it is so many.
 * https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance#Optimal_string_alignment_distance
 */
function distance(a: readonly string[], b: readonly string[], most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: readonly number[] = []
  let last: readonly number[] = [...b.keys(), b.length]
  for (const i of a.keys()) [before, last] = [last, nextRow(a, b, i, [before, last])]
  return last[b.length] ?? most + 1
}

/** Steps from the first letters of one word, up to the i-th, to each beginning of the other, by what it was for one and for two letters fewer. */
function nextRow(
  a: readonly string[],
  b: readonly string[],
  i: number,
  [before, last]: readonly [readonly number[], readonly number[]],
): readonly number[] {
  const row = [i + 1]
  const at = (steps: readonly number[], place: number) => steps[place] ?? Infinity
  for (const [j, other] of b.entries()) {
    const changed = at(last, j) + (a[i] === other ? 0 : 1)
    const isExchanged = i > 0 && j > 0 && a[i] === b[j - 1] && a[i - 1] === other
    const exchanged = isExchanged ? at(before, j - 1) + 1 : Infinity
    row.push(Math.min(changed, at(last, j + 1) + 1, at(row, j) + 1, exchanged))
  }
  return row
}
