import { withBlocks, type LineInBlock } from './line-blocks.js'
import { inOneLine } from './line-pieces.js'
import { pageXmlLine } from './page-xml-line.js'
import { byIndex } from './page-xml-order.js'
import type { PageXmlNode, PageXmlPage } from './page-xml-tree.js'
import { bestText } from './page-xml-words.js'
import type { ReadLine } from './read-part.js'
import { inReadingOrder } from './reading-order.js'
import { around, number } from './shapes.js'

/** A page's lines as they are read. */
export interface PageXmlLines {
  readonly lines: readonly ReadLine[]
  /** How many lines the file's own reading order does not name. */
  readonly unnamed: number
  /** How many words do not stand in the text of their line. */
  readonly unfound: number
}

/** A region and those it lies in. */
interface Region {
  readonly node: PageXmlNode
  readonly outer: Region | undefined
  /** Of the region or of what it lies in. */
  readonly direction: string | undefined
}

interface FoundLine extends LineInBlock<Region> {
  readonly unfound: number
}

/** The lines of a page with words on them, in the order of reading. */
export function pageXmlLines({ attributes, regions, order }: PageXmlPage): PageXmlLines {
  const named = order.regions()
  const direction = attributes['readingDirection']
  const inOrder = named.length > 0 ? regions : byIndex(regions, indexOf)
  const found = inOrder.flatMap((node) => linesOf(regionOf(node, undefined, direction)))
  const { all, unnamed } = inReadingOrder(found, owners, named)
  return {
    lines: withBlocks(all, blockOf),
    unnamed,
    unfound: found.reduce((sum, { unfound }) => sum + unfound, 0),
  }
}

function regionOf(
  node: PageXmlNode,
  outer: Region | undefined,
  direction: string | undefined,
): Region {
  return { node, outer, direction: node.attributes['readingDirection'] ?? direction }
}

function owners({ block }: FoundLine): readonly string[] {
  const ids: string[] = []
  for (let region = block; region; region = region.outer)
    ids.push(region.node.attributes['id'] ?? '')
  return ids
}

/** A region's lines and those of the regions in it; where none has text, the region's own text. */
function linesOf(region: Region): readonly FoundLine[] {
  const { node, direction } = region
  const lines = byIndex(
    node.inner.filter(({ kind }) => kind === 'line'),
    indexOf,
  )
  let next = 0
  const found = node.inner.flatMap((inner): readonly FoundLine[] => {
    if (inner.kind === 'region') return linesOf(regionOf(inner, region, direction))
    const line = inner.kind === 'line' ? lines[next++] : undefined
    return line ? lineOf(line, region) : []
  })
  return found.length > 0 ? found : ownLines(region)
}

function lineOf(node: PageXmlNode, region: Region): readonly FoundLine[] {
  const read = pageXmlLine(node, node.attributes['readingDirection'] ?? region.direction)
  if (!read) return []
  const isHeading = kindOf(region) === 'heading' || structureOf(node) === 'heading'
  const line = { ...read.line, ...(isHeading && { heading: 1 }) }
  return [{ line, block: region, unfound: read.unfound }]
}

/** The place of the region is that of its line, where it has but one. */
function ownLines(region: Region): readonly FoundLine[] {
  const texts = (bestText(region.node)?.text ?? '')
    .split(/\r\n?|\n/)
    .map(inOneLine)
    .filter(Boolean)
  const edges = texts.length === 1 ? around(region.node.points) : undefined
  const isHeading = kindOf(region) === 'heading'
  return texts.map((text) => ({
    line: { text, ...(edges && { edges }), ...(isHeading && { heading: 1 }) },
    block: region,
    unfound: 0,
  }))
}

function blockOf(region: Region): ReadLine['block'] {
  const kind = kindOf(region)
  const edges = around(region.node.points)
  if (kind === undefined && !edges) return undefined
  return { ...(kind !== undefined && { kind }), ...(edges && { edges }) }
}

/** What the file calls a region's kind: by its type, by its element where that tells something, or by what it lies in. */
function kindOf({ node, outer }: Region): string | undefined {
  const type = node.attributes['type']?.trim()
  const kind = [type, structureOf(node)].find(Boolean)
  if (kind !== undefined) return kind.slice(0, 100)
  if (node.element !== 'TextRegion') return node.element.replace(/Region$/, '').toLowerCase()
  return outer && kindOf(outer)
}

/** `'heading'` of `custom="structure {type:heading;}"`, which Transkribus writes. */
function structureOf(node: PageXmlNode): string | undefined {
  const type = custom(node, /(?:^|[\s}])structure\s*\{[^}]*?\btype:\s*([^;}]*)/)
  return type !== undefined && type !== '' ? type : undefined
}

/** The number of a line in its region, or of a region on its page: `index="2"`, or `custom="readingOrder {index:2;}"`. */
function indexOf(node: PageXmlNode): number | undefined {
  const said = custom(node, /(?:^|[\s}])readingOrder\s*\{[^}]*?\bindex:\s*(\d{1,9})/)
  return number(node.attributes['index']) ?? number(said)
}

/** What stands in the beginning of `custom`; that may be as long as its writer likes. */
function custom({ attributes }: PageXmlNode, wanted: RegExp): string | undefined {
  return wanted.exec(attributes['custom']?.slice(0, 2000) ?? '')?.[1]?.trim()
}
