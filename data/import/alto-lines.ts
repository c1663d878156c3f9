import { hasUnspaced } from '../model/scripts.js'
import { identifiers, type AltoHead } from './alto-head.js'
import { outwards, type AltoBlock, type AltoLine } from './alto-page.js'
import { baselineOf, edgesOf } from './alto-shapes.js'
import { withBlocks, type LineInBlock } from './line-blocks.js'
import { joinedLine } from './line-pieces.js'
import type { Edges, ReadLine, ReadWord } from './read-part.js'
import { inReadingOrder, orderByNext } from './reading-order.js'
import { around, outlineOf, union } from './shapes.js'
import { given } from './written.js'

/** A page's lines as they are read. */
export interface ReadLines {
  readonly lines: readonly ReadLine[]
  /** How many lines the file's own reading order does not name. */
  readonly unnamed: number
}

/** The lines of a page with words on them, in the order of reading. */
export function altoLines(lines: readonly AltoLine[], head: AltoHead): ReadLines {
  const order = head.order.length > 0 ? head.order : linked(lines)
  const { all, unnamed } = inReadingOrder(lines, owners, order)
  const found = all.flatMap((line) => {
    const read = readLine(line, head)
    return read ? [{ line: read, block: line.block }] : []
  })
  return { lines: withBlocks(found, (block) => blockOf(block, head)), unnamed }
}

function owners({ attributes, block }: AltoLine): readonly string[] {
  const own = attributes['ID']
  return [...(own === undefined ? [] : [own]), ...outwards(block).map(({ id }) => id)]
}

/** Blocks by their IDNEXT, "the next block in reading order of the page (if ReadingOrder is not specified)". */
function linked(lines: readonly AltoLine[]): readonly string[] {
  const next = new Map<string, string>()
  for (const { block } of lines) {
    for (const { id, attributes } of outwards(block)) {
      if (attributes['IDNEXT'] !== undefined) next.set(id, attributes['IDNEXT'])
    }
  }
  if (next.size === 0) return []
  const named = new Set([...next.keys(), ...next.values()])
  const units = lines.map(
    ({ block }) => (outwards(block).find(({ id }) => named.has(id)) ?? block)?.id ?? '',
  )
  return orderByNext([...new Set(units)], next)
}

function readLine(line: AltoLine, head: AltoHead): LineInBlock<AltoBlock>['line'] | undefined {
  const { text, words: pieces, marks } = joinedLine(line.pieces)
  if (text === '') return undefined
  const edges = edgesOf(line.attributes) ?? around(line.shape) ?? union(placesOf(line.pieces))
  const outline = outlineOf(line.shape)
  const baseline = baselineOf(line.attributes['BASELINE'], edges)
  const heading = headingOf([...labels(line.attributes, head), kindOf(line.block, head)])
  const words = isWholeLine(text, edges, pieces) ? [] : pieces
  return {
    text,
    ...given({ edges, outline, baseline, heading }),
    ...(words.length > 0 && { words }),
    ...(marks.length > 0 && { marks }),
  }
}

/** Whether a line of Chinese, in which no space divides words, is all one piece in the place of the line. */
function isWholeLine(text: string, edges: Edges | undefined, words: readonly ReadWord[]): boolean {
  const [only] = words
  if (!edges || words.length !== 1 || only?.to !== text.length || !hasUnspaced(text)) return false
  const sides = ['left', 'top', 'right', 'bottom'] as const
  return only.from === 0 && sides.every((side) => only.edges?.[side] === edges[side])
}

function placesOf(pieces: AltoLine['pieces']): readonly Edges[] {
  return pieces.flatMap((piece) => (piece.kind === 'word' && piece.edges ? [piece.edges] : []))
}

/** `heading`, `HeadingLine`, `heading 2`: https://segmonto.github.io/gd/gdL/HeadingLine/ */
function headingOf(kinds: readonly (string | undefined)[]): number | undefined {
  for (const kind of kinds) {
    const found = /^heading(?:line)?(?![a-z])\D*([1-6])?/i.exec(kind ?? '')
    if (found) return Number(found[1] ?? 1)
  }
  return undefined
}

function labels({ TAGREFS }: AltoLine['attributes'], head: AltoHead): readonly string[] {
  return identifiers(TAGREFS).map((id) => head.labels.get(id)?.trim() ?? '')
}

/** What the file calls a block's kind: by a tag, by its type, or by those of what it lies in. */
function kindOf(block: AltoBlock | undefined, head: AltoHead): string | undefined {
  for (const { attributes, element } of outwards(block)) {
    const tag = labels(attributes, head).find((label) => label !== '')
    const kind = tag ?? attributes['TYPE']?.trim()
    if (kind) return kind.slice(0, 100)
    if (element.endsWith('Margin')) return element
  }
  return undefined
}

function blockOf(block: AltoBlock, head: AltoHead): ReadLine['block'] {
  const kind = kindOf(block, head)
  const edges = block.element === 'PrintSpace' ? undefined : block.edges
  if (kind === undefined && !edges) return undefined
  return { ...(kind !== undefined && { kind }), ...(edges && { edges }) }
}
