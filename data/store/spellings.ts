import type { Spelled } from './vocabulary.js'

/** How often words stand somewhere, by how they are kept: `ile`, or `ile=Île` where they are written otherwise, with `*3` where they stand there three times. */
export class Spellings {
  readonly #totals = new Map<string, { times: number }>()

  /** Counts a word as many times as it is told to be there; with -1, as many times fewer. */
  add(kept: string, sign: 1 | -1): void {
    const star = kept.lastIndexOf('*')
    const word = star < 0 ? kept : kept.slice(0, star)
    const times = star < 0 ? sign : sign * Number(kept.slice(star + 1))
    const known = this.#totals.get(word)
    if (known) known.times += times
    else this.#totals.set(word, { times })
  }

  /** All words of a text, parted by spaces. */
  addAll(words: string, sign: 1 | -1): void {
    if (words !== '') for (const word of words.split(' ')) this.add(word, sign)
  }

  /** Each with its total, but for those that were counted as often more as fewer. */
  *all(): Generator<Spelled> {
    for (const [kept, { times: total }] of this.#totals) {
      if (total === 0) continue
      const [term = '', written = term] = kept.split('=')
      yield { term, written, total }
    }
  }
}

/** Of all ways to write words, the words with the way that is commonest: the most frequent words first. */
export function commonest(spelled: readonly Spelled[], limit: number): readonly Spelled[] {
  const best = new Map<string, { total: number; top: Spelled }>()
  for (const one of spelled) {
    const known = best.get(one.term)
    if (!known) best.set(one.term, { total: one.total, top: one })
    else {
      known.total += one.total
      if (isBefore(one, known.top)) known.top = one
    }
  }
  return [...best.values()]
    .toSorted((a, b) => b.total - a.total || (a.top.term < b.top.term ? -1 : 1))
    .slice(0, limit)
    .map(({ total, top: { term, written } }) => ({ term, written, total }))
}

/** Of two equally frequent ways the one in small letters is the word's own: a capital may only stand at the beginning of a sentence. */
function isBefore(one: Spelled, other: Spelled): boolean {
  if (one.total !== other.total) return one.total > other.total
  const isSmall = ({ written }: Spelled) => written === written.toLowerCase()
  if (isSmall(one) !== isSmall(other)) return isSmall(one)
  return one.written < other.written
}
