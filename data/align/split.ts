import type { Cut } from '../model/text.js'
import type { TextLine } from '../model/text-line.js'

/** Not there yet. */
export function split(
  _text: readonly TextLine[],
  pages: readonly (readonly TextLine[])[],
): readonly Cut[] {
  return pages.map(() => ({ from: 0, to: 0, by: 'words', unsure: true }))
}

/** Not there yet. */
export function piece(text: readonly TextLine[], _cut: Cut): readonly TextLine[] {
  return text
}
