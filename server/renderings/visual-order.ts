type Kind = 'left' | 'right' | 'number' | 'neutral'

const right =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u200f\u061c]/u

/** Whether a text has letters that are written from right to left. */
export function hasRightToLeft(text: string): boolean {
  return right.test(text)
}

function kindOf(character: string): Kind {
  if (/\p{Nd}/u.test(character)) return 'number'
  if (/\p{M}/u.test(character)) return 'neutral'
  if (right.test(character)) return 'right'
  return /\p{L}/u.test(character) ? 'left' : 'neutral'
}

/** Signs that look the other way in a text from right to left. https://www.unicode.org/Public/UCD/latest/ucd/BidiMirroring.txt */
const mirrored: Readonly<Record<string, string>> = {
  '(': ')', ')': '(', '[': ']', ']': '[', '{': '}', '}': '{', '<': '>', '>': '<', '«': '»', '»': '«', '‹': '›', '›': '‹',
} // prettier-ignore

/** What lies between two numbers belongs to them where it is one of these: `1,000`. */
const inNumber = /^[.,:/]$/

/** Kinds of all characters; what stands between two digits is part of their number. */
function kindsOf(characters: readonly string[]): readonly Kind[] {
  const kinds = characters.map(kindOf)
  return kinds.map((kind, at) => {
    const between = kinds[at - 1] === 'number' && kinds[at + 1] === 'number'
    return between && inNumber.test(characters[at] ?? '') ? 'number' : kind
  })
}

const isStrong = (kind: Kind | undefined) => kind === 'left' || kind === 'right'

/** For each place the nearest letters' direction before it, or that of the line; a number counts as what is before it. */
function before(kinds: readonly Kind[], base: Kind): readonly Kind[] {
  let last = base
  return kinds.map((kind) => (last = isStrong(kind) ? kind : last))
}

/** The direction of each character: its own, or of what is neutral that of the letters on both sides, else that of the line. */
function directions(characters: readonly string[], kinds: readonly Kind[], base: Kind): Kind[] {
  const found = [...before(kinds, base)]
  let after = base
  for (let at = kinds.length - 1; at >= 0; at--) {
    const own = found[at] ?? base
    if (kinds[at] !== 'neutral') after = own
    // A mark has the direction of the letter it stands on.
    else if (own !== after && !/\p{M}/u.test(characters[at] ?? '')) found[at] = base
  }
  return found
}

/**
 * A level for each character: even from left to right, odd from right to left. A short form of UAX #9, without embeddings:
 * https://www.unicode.org/reports/tr9/#Resolving_Neutral_And_Isolate_Formatting_Types
 */
function levels(characters: readonly string[]): number[] {
  const kinds = kindsOf(characters)
  const base = kinds.find(isStrong) ?? 'left'
  const low = base === 'right' ? 2 : 0
  return directions(characters, kinds, base).map((direction, at) => {
    if (direction !== 'right') return low
    return kinds[at] === 'number' ? 2 : 1
  })
}

/** Each run of at least this level turned round. https://www.unicode.org/reports/tr9/#L2 */
function turned(order: readonly number[], level: readonly number[], least: number): number[] {
  const next: number[] = []
  let run: number[] = []
  for (const at of order) {
    if ((level[at] ?? 0) >= least) run.push(at)
    else {
      next.push(...run.reverse(), at)
      run = []
    }
  }
  return [...next, ...run.reverse()]
}

/**
 * The characters of a line as they stand on the page, from left to right. Readers of PDF expect text in this order, and
 * turn what is written from right to left back into the order in which it is read.
 */
export function visualOrder(text: string): string {
  if (!hasRightToLeft(text)) return text
  const characters = [...text]
  const level = levels(characters)
  let order = characters.map((_, at) => at)
  for (let least = 2; least > 0; least--) order = turned(order, level, least)
  return order
    .map((at) => {
      const character = characters[at] ?? ''
      return (level[at] ?? 0) % 2 === 1 ? (mirrored[character] ?? character) : character
    })
    .join('')
}
