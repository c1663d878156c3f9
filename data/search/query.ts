import { tokens } from './tokens.js'

/** Words that must stand one after the other; of the last one, only its beginning where it is a prefix. */
export interface Phrase {
  readonly terms: readonly string[]
  readonly isPrefix: boolean
}

/** One thing that is looked for: any of these ways to write it. */
export type Wanted = readonly Phrase[]

/** What is looked for on one page: all of these, and none of those. */
export interface Query {
  readonly all: readonly Wanted[]
  readonly none: readonly Wanted[]
}

/** Words of a query that count; what comes after them is left out. */
const most = 32

/**
 * What somebody asks for: words, all of which must be there; `"words in a row"`; `-not`; `begin*`. Nothing anybody writes is wrong: quotes that are
 * never closed end with the text. `undefined` where there is nothing to look for.
 */
export function parseQuery(text: string): Query | undefined {
  const all: Wanted[] = []
  const none: Wanted[] = []
  for (const { groups = {} } of text.slice(0, 1000).matchAll(piece)) {
    const { not, quoted, bare, star } = groups
    const wanted = ways(quoted ?? bare ?? '', quoted !== undefined, star === '*')
    if (wanted.length > 0 && all.length + none.length < most)
      (not === '-' ? none : all).push(wanted)
  }
  return all.length > 0 ? { all, none } : undefined
}

/** A minus counts before a word, not within one. */
const piece =
  /(?:^|(?<=\s))?(?<not>(?<![^\s])-)?(?:["“”„](?<quoted>[^"“”„]*)["“”„]?|(?<bare>[^\s"“”„*]+)(?<star>\*)?)/gu

function ways(text: string, isQuoted: boolean, isPrefix: boolean): Wanted {
  const terms = tokens(text).map(({ term }) => term)
  if (terms.length === 0) return []
  const asWritten = { terms, isPrefix }
  // A word with a hyphen may have been divided there by the end of a line, and is one word then.
  const isDivided = !isQuoted && terms.length > 1 && /^[\p{L}\p{M}]+([-\u2010][\p{L}\p{M}]+)+$/u.test(text)
  return isDivided ? [asWritten, { terms: [terms.join('')], isPrefix }] : [asWritten]
} // prettier-ignore
