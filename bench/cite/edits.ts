import type { Cited } from '../../data/cite/found-quote.js'

/** A character of a text, and which it was before anything was edited; a new one has no number. */
export interface Letter {
  readonly value: string
  readonly was: number | undefined
}

/** A text of letters; lines end with line feeds. */
export type Letters = readonly Letter[]

export const lettersIn = (text: string): Letters =>
  Array.from(text, (value, was) => ({ value, was }))

/** Letters that replace each other when somebody corrects. */
const alphabet = 'etaonrishdlucmfpgwybvkxjqz'

/** Corrects so many of the letters: six in ten are another, the rest are left out or put in. Line ends stay. */
export function corrected(text: Letters, share: number, random: () => number): Letters {
  const some = () => alphabet.charAt(Math.floor(random() * alphabet.length))
  return text.flatMap((letter) => {
    if (letter.value === '\n' || letter.value === ' ' || random() >= share) return [letter]
    const kind = random()
    if (kind < 0.6) return [{ ...letter, value: some() }]
    return kind < 0.8 ? [] : [letter, { value: some(), was: undefined }]
  })
}

/** Broken into lines of another length; words that were divided are whole. */
export function broken(text: Letters, length: number): Letters {
  const flowing = text.flatMap((letter, at) => {
    if (letter.value === '-' && text[at + 1]?.value === '\n') return []
    if (letter.value !== '\n') return [letter]
    return text[at - 1]?.value === '-' ? [] : [{ ...letter, value: ' ' }]
  })
  let column = 0
  return flowing.map((letter) => {
    column++
    if (letter.value !== ' ' || column < length) return letter
    column = 0
    return { ...letter, value: '\n' }
  })
}

/** The text in lines. */
export function linesOf(text: Letters): readonly Letters[] {
  const lines: Letter[][] = [[]]
  for (const letter of text)
    if (letter.value === '\n') lines.push([])
    else lines.at(-1)?.push(letter)
  return lines
}

const joined = (lines: readonly Letters[]): Letters =>
  lines.flatMap((line, at) => (at === 0 ? line : [{ value: '\n', was: undefined }, ...line]))

/** Puts lines of another text in, at each place with so much likelihood. */
export function withLines(
  text: Letters,
  others: readonly string[],
  share: number,
  random: () => number,
): Letters {
  // prettier-ignore
  const other = () => Array.from(others[Math.floor(random() * others.length)] ?? '', (value) => ({ value, was: undefined })) // prettier-ignore
  return joined(linesOf(text).flatMap((line) => (random() < share ? [other(), line] : [line])))
}

/** Leaves lines out, but none that holds a letter of the passage. */
export function withoutLines(
  text: Letters,
  [from, to]: readonly [number, number],
  share: number,
  random: () => number,
): Letters {
  // prettier-ignore
  const isCited = (line: Letters) => line.some(({ was }) => was !== undefined && was >= from && was < to) // prettier-ignore
  return joined(linesOf(text).filter((line) => isCited(line) || random() >= share))
}

/** Leaves out the passage itself. */
export function without(text: Letters, [from, to]: readonly [number, number]): Letters {
  return text.filter(({ was }) => was === undefined || was < from || was >= to)
}

/** What is kept of a passage that is cited. */
export function cited(text: string, [from, to]: readonly [number, number]): Cited {
  const line = (at: number) => text.slice(0, at).split('\n').length
  return {
    exact: text.slice(from, to),
    prefix: text.slice(Math.max(0, from - 64), from),
    suffix: text.slice(to, to + 64),
    lines: [line(from), line(to - 1)],
  }
}
