import type { Box } from '../../data/model/region.js'
import type { Point } from '../../data/model/text-line.js'
import { together, type BlockOfLines } from './tei-blocks.js'
import { element, lines, type Markup } from './xml.js'

/** The scan of a page. */
export interface TeiImage {
  readonly url: string
  /** Pixels that boxes count. */
  readonly width: number
  readonly height: number
}

/** Names of places on a page, from its number among the pages of the file, from 1. */
export const placeNames = {
  surface: (page: number) => `page-${page}`,
  block: (page: number, { number }: BlockOfLines) => `page-${page}-block-${number}`,
  line: (page: number, line: number) => `page-${page}-line-${line}`,
} as const

/** The surface of a page, with a zone for each block and each line that has a place. */
export function surface(
  page: number,
  label: string,
  { url, width, height }: TeiImage,
  blocks: readonly BlockOfLines[],
): Markup {
  const size = { ulx: 0, uly: 0, lrx: width, lry: height }
  const graphic = element('graphic', { url, width: `${width}px`, height: `${height}px` })
  const zones = blocks.flatMap((block) => [
    zone(placeNames.block(page, block), block.kind, block.lines[0]?.line.block?.box),
    ...block.lines.map(({ number, line }) =>
      zone(placeNames.line(page, number), 'line', line.box, line.outline),
    ),
  ])
  const name = { 'xml:id': placeNames.surface(page), n: label }
  return lines(
    'surface',
    { ...name, ...size },
    graphic,
    together(
      zones.filter((one) => one !== undefined),
      '\n',
    ),
  )
}

function zone(
  id: string,
  type: string | undefined,
  box: Box | undefined,
  outline?: readonly Point[],
): Markup | undefined {
  if (!box) return undefined
  const { x, y, width, height } = box
  const points = outline?.map((point) => `${point.x},${point.y}`).join(' ')
  const edges = { ulx: x, uly: y, lrx: x + width, lry: y + height }
  return element('zone', { 'xml:id': id, type, ...edges, points })
}
