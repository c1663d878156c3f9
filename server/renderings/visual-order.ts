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

/**
 * A level for each character: even from left to right, odd from right to left. A short form of UAX #9, without embeddings:
 * https://www.unicode.org/reports/tr9/#Resolving_Neutral_And_Isolate_Formatting_Types
 */
function levels(characters: readonly string[]): number[] {
  const kinds = characters.map(kindOf).map((kind, at, all): Kind => {
    const between = all[at - 1] === 'number' && all[at + 1] === 'number'
    return between && inNumber.test(characters[at] ?? '') ? 'number' : kind
  })
  const base: Kind = kinds.find((kind) => kind === 'left' || kind === 'right') ?? 'left'
  let strong: Kind = base
  const strongs = kinds.map((kind) => {
    if (kind === 'left' || kind === 'right') strong = kind
    return strong
  })
  let after: Kind = base
  for (let at = kinds.length - 1; at >= 0; at--) {
    const kind = kinds[at]
    if (kind === 'neutral') {
      // Between letters of one direction it has theirs, else that of the line; a mark has its letter's.
      const isMark = /\p{M}/u.test(characters[at] ?? '')
      strongs[at] = isMark || strongs[at] === after ? (strongs[at] ?? base) : base
    } else after = kind === 'number' ? (strongs[at] ?? base) : (kind ?? base)
  }
  const low = base === 'right' ? 2 : 0
  return kinds.map((kind, at) => {
    if (strongs[at] === 'right') return kind === 'number' ? 2 : 1
    return low
  })
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
  for (let deep = Math.max(...level); deep > 0; deep--) {
    const next: number[] = []
    let run: number[] = []
    for (const at of order) {
      if ((level[at] ?? 0) >= deep) run.unshift(at)
      else {
        next.push(...run, at)
        run = []
      }
    }
    order = [...next, ...run]
  }
  return order
    .map((at) => {
      const character = characters[at] ?? ''
      return (level[at] ?? 0) % 2 === 1 ? (mirrored[character] ?? character) : character
    })
    .join('')
}
