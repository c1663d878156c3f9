import type { RawLine } from './raw-line.js'

/** The lines that are the text of the document, and how many others there were. */
export interface Chosen {
  readonly lines: readonly RawLine[]
  /** Lines of a `sourceDoc` that were left out, because the file has a `text` too. */
  readonly leftOut: number
}

/** Lines with words; those of the `text`, where a file has the same twice. */
export function chosen(all: readonly RawLine[]): Chosen {
  const lines = all.filter(({ text }) => text.trim() !== '')
  const inText = lines.filter(({ start }) => !start.inSource)
  const taken = inText.length > 0 ? inText : lines
  for (const line of taken) parted(line)
  return { lines: taken, leftOut: lines.length - taken.length }
}

const letter = /[\p{L}\p{N}]/u

/**
 * Parts a whole word that was struck out from the one that was written for it, where nothing but markup does:
 * `<del>hte</del><add>the</add>` is two words, and `th<del>ie</del><add>ei</add>r` is one.
 */
function parted(line: RawLine): void {
  const additions = new Map(
    line.pieces.flatMap((piece) =>
      piece.said.kind === 'addition' ? [[piece.from, piece] as const] : [],
    ),
  )
  if (additions.size === 0) return
  const places = line.pieces.flatMap(({ said, from, to }) => {
    const addition = said.kind === 'deletion' && from < to ? additions.get(to) : undefined
    return addition && isWordPair(line.text, from, to, addition.to) ? [to] : []
  })
  if (places.length > 0) line.space([...new Set(places)].sort((a, b) => a - b))
}

/** Whether letters meet in the middle, and nowhere else. */
function isWordPair(text: string, begin: number, middle: number, end: number): boolean {
  const isLetter = (place: number) => letter.test(text.charAt(place))
  return isLetter(middle - 1) && isLetter(middle) && !isLetter(begin - 1) && !isLetter(end)
}
