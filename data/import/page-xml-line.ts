import type { Point } from '../model/text-line.js'
import type { LineInBlock } from './line-blocks.js'
import type { PageXmlNode } from './page-xml-tree.js'
import { bestText, lineOfWords, wordPiece } from './page-xml-words.js'
import type { Edges } from './read-part.js'
import { around, outlineOf, union } from './shapes.js'

/** A line as it is read, and how many of its words do not stand in its text. */
export interface PageXmlLine {
  readonly line: LineInBlock<never>['line']
  readonly unfound: number
}

/**
 * A `TextLine` as it is read; `undefined` where there are no words on it.
 * @param direction of reading, as the file tells it: `'right-to-left'`
 */
export function pageXmlLine(
  node: PageXmlNode,
  direction: string | undefined,
): PageXmlLine | undefined {
  const pieces = node.inner.filter(({ kind }) => kind === 'word').map(wordPiece)
  const { text, words, unfound } = lineOfWords(bestText(node)?.text ?? '', pieces)
  if (text === '') return undefined
  const edges = around(node.points) ?? union(pieces.flatMap((word) => word.edges ?? []))
  const outline = outlineOf(node.points)
  const baseline = inDirection(node.baseline, direction ?? directionSeen(text, edges))
  const line = {
    text,
    ...(edges && { edges }),
    ...(outline && { outline }),
    ...(baseline && { baseline }),
    ...(words.length > 0 && { words }),
  }
  return { line, unfound }
}

/** Chinese, Japanese and Korean on a tall line are read downwards, also where the file does not say so. */
function directionSeen(text: string, edges: Edges | undefined): string | undefined {
  if (!edges || edges.bottom - edges.top < 2 * (edges.right - edges.left)) return undefined
  return /^[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Hang}\p{P}\s]{2,}$/u.test(text)
    ? 'top-to-bottom'
    : undefined
}

/** Whether a baseline goes against a direction of reading, from its first point to its last. */
const against: Readonly<Record<string, (from: Point, to: Point) => boolean>> = {
  'left-to-right': (from, to) => to.x < from.x,
  'right-to-left': (from, to) => to.x > from.x,
  'top-to-bottom': (from, to) => to.y < from.y,
  'bottom-to-top': (from, to) => to.y > from.y,
}

/** A baseline with its points in the direction of reading; files have them as they were drawn. */
function inDirection(
  points: readonly Point[] | undefined,
  direction: string | undefined,
): readonly Point[] | undefined {
  if (!points || points.length < 2) return undefined
  const [first, last] = [points.at(0), points.at(-1)]
  const isAgainst = against[direction ?? '']
  return first && last && isAgainst?.(first, last) ? points.toReversed() : points
}
