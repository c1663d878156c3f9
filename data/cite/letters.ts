import { folded } from '../search/tokens.js'

/** The letters and digits of a text, folded, and where each stands. */
export interface Letters {
  /** One UTF-16 unit for each of the places. */
  readonly key: string
  /** Which line each is on, from 0, and where it begins and ends in the line's text, in UTF-16 units. */
  readonly line: readonly number[]
  readonly from: readonly number[]
  readonly to: readonly number[]
}

/**
 * What is left of lines when they are compared: letters and digits, without case and accents. Line ends, hyphens, spaces and punctuation are
 * left out, so that a text whose lines were broken anew reads the same.
 */
export function lettersOf(lines: readonly string[]): Letters {
  let key = ''
  const places = { line: [] as number[], from: [] as number[], to: [] as number[] }
  for (const [line, text] of lines.entries()) {
    let at = 0
    for (const character of text) {
      const plain = folded(character)
      for (const unit of plain.split('')) {
        key += unit
        places.line.push(line)
        places.from.push(at)
        places.to.push(at + character.length)
      }
      at += character.length
    }
  }
  return { key, ...places }
}

/** The letters of a passage alone. */
export function keyOf(text: string): string {
  return lettersOf([text]).key
}

/** Whether two passages say the same, however their lines are broken. */
export function isSaidTheSame(one: string, other: string): boolean {
  const plain = (text: string) =>
    text
      .normalize('NFC')
      .replace(/(?<=\p{L})[-¬\u00ad\u2010\u2e17⸗]\s*\n\s*(?=\p{Ll})|\u00ad/gu, '')
      .replace(/\s+/gu, ' ')
      .trim()
  // A line may be broken at a hyphen that belongs to the word.
  const tight = (text: string) => plain(text).replace(/[-¬\u2010\u2e17⸗]\s?/gu, '')
  return (
    plain(one) === plain(other) || ((one + other).includes('\n') && tight(one) === tight(other))
  )
}
