import type { TextLine, TextWord } from '../model/text-line.js'
import { folded, tokens, type Token } from './tokens.js'

/** Where a word stands, or a part of it: on which of the lines, from 0, and where in its text. */
export interface Place {
  readonly line: number
  readonly from: number
  readonly to: number
}

/** A word of a text over its lines; one that the end of a line divides has two places. */
export interface PassageWord {
  readonly term: string
  readonly places: readonly Place[]
}

/** The words of lines in their order. A word that the end of a line divides is one word, as it is looked for. */
export function passage(lines: readonly TextLine[]): readonly PassageWord[] {
  const words: PassageWord[] = []
  let begun: Begun | undefined
  for (const [line, { text, words: known = [] }] of lines.entries()) {
    const all = tokens(text)
    const rest = begun ? endOf(begun, text, all, known) : undefined
    if (begun && rest) words.push(...joined(begun, rest, line))
    else if (begun) words.push(...begun.tokens.map((token) => at(begun?.line ?? 0, token)))
    const left = all.filter(({ from }) => from >= (rest?.to ?? 0))
    begun = beginning(line, text, left, known)
    const whole = left.slice(0, left.length - (begun?.tokens.length ?? 0))
    words.push(...whole.map((token) => at(line, token)))
  }
  return begun ? [...words, ...begun.tokens.map((token) => at(begun.line, token))] : words
}

/** The first part of a word that the end of its line divides, perhaps. */
interface Begun {
  readonly line: number
  readonly tokens: readonly Token[]
  /** The whole word, where the text knows it; else only the hyphen tells. */
  readonly whole: string | undefined
}

const at = (line: number, { term, from, to }: Token): PassageWord => ({
  term,
  places: [{ line, from, to }],
})

const hyphenated = /\p{L}[-\u00ad\u2010¬⸗=]\s*$/u

function beginning(
  line: number,
  text: string,
  all: readonly Token[],
  known: readonly TextWord[],
): Begun | undefined {
  const last = known.at(-1)
  if (last?.whole !== undefined) {
    const own = all.filter(({ from }) => from >= last.from)
    if (own.length > 0) return { line, tokens: own, whole: last.whole }
  }
  const final = all.at(-1)
  return final && hyphenated.test(text) ? { line, tokens: [final], whole: undefined } : undefined
}

/** Where the word goes on: the part at the head of the next line. */
function endOf(
  { whole }: Begun,
  text: string,
  [first]: readonly Token[],
  [known]: readonly TextWord[],
): Token | undefined {
  if (!first) return undefined
  if (whole !== undefined)
    return known?.whole === whole ? { ...first, from: known.from, to: known.to } : undefined
  return /^\s*\p{Ll}/u.test(text) ? first : undefined
}

function joined(begun: Begun, rest: Token, line: number): PassageWord[] {
  const [first] = begun.tokens
  const start = { line: begun.line, from: first?.from ?? 0, to: begun.tokens.at(-1)?.to ?? 0 }
  const places = [start, { line, from: rest.from, to: rest.to }]
  if (begun.whole !== undefined) return tokens(begun.whole).map(({ term }) => ({ term, places }))
  return [{ term: folded(`${first?.term ?? ''}${rest.term}`), places }]
}
