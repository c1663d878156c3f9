import type { PassageWord } from './passage.js'
import type { Phrase, Query } from './query.js'

/** Words of a passage that were looked for: from the first to behind the last, by their place in it. */
export interface Match {
  readonly from: number
  readonly to: number
}

/** What of a passage was looked for, in the order of the text; matches do not overlap. Nothing where not all that must be there is. */
export function matches(words: readonly PassageWord[], { all, none }: Query): readonly Match[] {
  const places = new Map<string, number[]>()
  for (const [at, { term }] of words.entries()) {
    const known = places.get(term)
    if (known) known.push(at)
    else places.set(term, [at])
  }
  const found = (phrases: readonly Phrase[]) => phrases.flatMap((one) => phrase(words, places, one))
  if (none.some((wanted) => found(wanted).length > 0)) return []
  const each = all.map(found)
  if (each.some((some) => some.length === 0)) return []
  const apart: Match[] = []
  for (const match of each.flat().toSorted((a, b) => a.from - b.from || b.to - a.to))
    if (match.from >= (apart.at(-1)?.to ?? 0)) apart.push(match)
  return apart
}

function phrase(
  words: readonly PassageWord[],
  places: ReadonlyMap<string, readonly number[]>,
  { terms, isPrefix }: Phrase,
): Match[] {
  const isHere = (from: number) =>
    terms.every((term, nth) => {
      const own = words[from + nth]?.term
      return isPrefix && nth === terms.length - 1 ? own?.startsWith(term) : own === term
    })
  const [first = ''] = terms
  const starts =
    isPrefix && terms.length === 1
      ? words.flatMap(({ term }, at) => (term.startsWith(first) ? [at] : []))
      : (places.get(first) ?? [])
  return starts.filter(isHere).map((from) => ({ from, to: from + terms.length }))
}
