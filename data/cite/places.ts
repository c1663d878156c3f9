import { around, type Box } from '../model/region.js'
import type { TextLine } from '../model/text-line.js'

/** A part of a line. */
interface Piece {
  readonly line: TextLine
  /** UTF-16 units of the line's text. */
  readonly from: number
  readonly to: number
}

/** Where a part of a line is on the page: about its words where these have places, else all of the line; nothing where neither is known. */
export function boxesOf({ line, from, to }: Piece): readonly Box[] {
  const words = (line.words ?? []).filter((word) => word.from < to && word.to > from)
  const isPlaced = words.length > 0 && words.every(({ box }) => box)
  if (!isPlaced) return line.box ? [line.box] : []
  const here = around(words.flatMap(({ box }) => box ?? []))
  const rest = words.flatMap((word) => word.rest ?? [])
  return here ? [here, ...rest] : rest
}
