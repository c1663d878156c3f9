import type { Chunk, HocrWord } from './hocr-characters.js'
import { baselineOf, edgesOf, type Properties } from './hocr-title.js'
import type { Edges, ReadLine } from './read-part.js'
import { outlineOf, pointsOf, union } from './shapes.js'

/** An element of the page that holds lines, or only what stands between two other elements. */
export interface HocrBlock {
  /** What hOCR calls it, where that says more than that it is one: `'header'`, `'caption'`. */
  kind?: string | undefined
  readonly edges: Edges | undefined
  /** What it lies in. */
  readonly outer: HocrBlock | undefined
}

/** A line as the file has it: an element, or text that stands in none. */
export interface HocrLine {
  readonly told: Properties
  readonly isElement: boolean
  readonly block: HocrBlock | undefined
  readonly heading: number | undefined
  readonly chunks: Chunk[]
}

/** A page as the file has it. */
export interface HocrPage {
  readonly told: Properties
  readonly lines: HocrLine[]
}

/** A line's place; a line that is no element has that of its words, or of its block where it is alone there. */
export function placeOf(
  { told, chunks, isElement, block }: HocrLine,
  words: readonly Edges[],
  isAlone: boolean,
): Pick<ReadLine, 'edges' | 'outline' | 'baseline'> {
  const own = edgesOf(told) ?? union(words) ?? union(charactersOf(chunks))
  const edges = own ?? (!isElement && isAlone ? block?.edges : undefined)
  const outline = outlineOf(pointsOf(told.get('poly')))
  const baseline = baselineOf(told, edges)
  return { ...(edges && { edges }), ...(outline && { outline }), ...(baseline && { baseline }) }
}

function charactersOf(chunks: readonly Chunk[]): readonly Edges[] {
  const words = new Set(chunks.flatMap(({ word }: { word?: HocrWord | undefined }) => word ?? []))
  return [
    ...chunks.flatMap(({ characters }) => characters ?? []),
    ...[...words].flatMap((word) => word.characters.flatMap(({ edges }) => edges)),
  ]
}

/** Tells of blocks what the file does: of the innermost that it tells anything of, and of each only once. */
export function blockTeller(): (block: HocrBlock) => ReadLine['block'] {
  const begun = new Set<HocrBlock>()
  return (block) => {
    const all = outwards(block)
    const kind = all.find((one) => one.kind !== undefined)?.kind
    const placed = all.find((one) => one.edges)
    const teller = placed ?? all.find((one) => one.kind !== undefined)
    if (!teller || begun.has(teller)) return undefined
    begun.add(teller)
    const edges = teller.edges
    return { ...(kind !== undefined && { kind }), ...(edges && { edges }) }
  }
}

function outwards(block: HocrBlock): readonly HocrBlock[] {
  const all: HocrBlock[] = []
  for (let one: HocrBlock | undefined = block; one; one = one.outer) all.push(one)
  return all
}
