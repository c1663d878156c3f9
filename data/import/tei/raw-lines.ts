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
  const deletions = line.pieces.filter(({ said }) => said.kind === 'deletion')
  for (const deletion of deletions.toSorted((a, b) => b.from - a.from)) {
    const addition = additions.get(deletion.to)
    if (!addition || deletion.from === deletion.to) continue
    const [begin, end, at] = [deletion.from, addition.to, deletion.to]
    const touches = (place: number) => letter.test(line.text.charAt(place))
    if (touches(at - 1) && touches(at) && !touches(begin - 1) && !touches(end)) line.space(at)
  }
}
