import type { ReadWord } from './read-part.js'

/** A line put together; a soft hyphen at its end is still one. */
export interface HyphenatedText {
  readonly text: string
  readonly words: readonly ReadWord[]
}

/**
 * Lines of which one ends in a soft hyphen, U+00AD: it is shown, for it is printed, and both parts of the word that it divides know
 * all of that. Where nothing follows that could be the second part, it is only shown.
 */
export function hyphenated(lines: readonly HyphenatedText[]): readonly HyphenatedText[] {
  const wholes = lines.map(({ text }, at) => whole(text, lines[at + 1]?.text ?? ''))
  return lines.map(({ text, words }, at) => {
    const [before, here] = [wholes[at - 1], wholes[at]]
    const shown = text.replace(/\u00ad$/, '-')
    const first = before === undefined ? words : withWhole(words, 0, firstWord(text).length, before)
    return {
      text: shown,
      words: here === undefined ? first : withWhole(first, lastStart(text), text.length, here),
    }
  })
}

const firstWord = (text: string) => /^\S+/.exec(text)?.[0] ?? ''
const lastStart = (text: string) => text.lastIndexOf(' ') + 1

function whole(text: string, next: string): string | undefined {
  if (!text.endsWith('\u00ad')) return undefined
  const rest = /^[\p{L}\p{M}\p{N}'’-]+/u.exec(next)?.[0]
  const stem = text.slice(lastStart(text), -1).replace(/^[^\p{L}\p{M}\p{N}]+/u, '')
  return rest === undefined || stem === '' ? undefined : stem + rest
}

/** The word at a place with the whole that it is part of; where it was not known apart, it is now. */
function withWhole(
  words: readonly ReadWord[],
  from: number,
  to: number,
  said: string,
): readonly ReadWord[] {
  const found = words.find((word) => word.from < to && word.to > from)
  const all = found
    ? words.map((word) => (word === found ? { ...word, whole: said } : word))
    : [...words, { from, to, whole: said }]
  return all.toSorted((a, b) => a.from - b.from)
}
