import type { Box } from '../model/region.js'
import type { TextLine } from '../model/text-line.js'

/** A part of a line. */
interface Piece {
  readonly line: TextLine
  /** UTF-16 units of the line's text. */
  readonly from: number
  readonly to: number
}

/** The smallest box about all; nothing where there are none. */
export function union(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))]
  const right = Math.max(...boxes.map((box) => box.x + box.width))
  const bottom = Math.max(...boxes.map((box) => box.y + box.height))
  return { x, y, width: right - x, height: bottom - y }
}

/** Where a part of a line is on the page: about its words where these have places, else all of the line; nothing where neither is known. */
export function boxesOf({ line, from, to }: Piece): readonly Box[] {
  const words = (line.words ?? []).filter((word) => word.from < to && word.to > from)
  const isPlaced = words.length > 0 && words.every(({ box }) => box)
  if (!isPlaced) return line.box ? [line.box] : []
  const here = union(words.flatMap(({ box }) => box ?? []))
  const rest = words.flatMap((word) => word.rest ?? [])
  return here ? [here, ...rest] : rest
}
