import type { ReadText } from '../../data/model/text.js'
import { blocksOf, together, type BlockOfLines } from './tei-blocks.js'
import { placeNames, surface, type TeiImage } from './tei-facsimile.js'
import { teiHeader, type TeiItem } from './tei-header.js'
import { markedUp } from './tei-marks.js'
import { element, lines, sequence, xmlDocument, type Markup } from './xml.js'

/** A page of a text. */
export interface TeiPage {
  /** What the archive calls it: `'1r'`. */
  readonly label: string
  readonly image?: TeiImage
  readonly text: ReadText
}

interface Sheet extends TeiPage {
  /** From 1. */
  readonly number: number
  readonly blocks: readonly BlockOfLines[]
}

/**
 * One text of an item as TEI P5 (https://tei-c.org/release/doc/tei-p5-doc/en/html/): a surface for each scan with zones for
 * blocks and lines, and a text whose pages, paragraphs and lines point to them, with what editors marked as elements.
 */
export function tei(item: TeiItem, pages: readonly TeiPage[]): string {
  return xmlDocument(teiElement(item, pages))
}

/** The same as an element, to stand in another document. */
export function teiElement(item: TeiItem, pages: readonly TeiPage[]): Markup {
  const sheets = pages.map((page, at) => ({ ...page, number: at + 1, blocks: blocksOf(page.text.lines) })) // prettier-ignore
  const surfaces = sheets.flatMap(({ number, label, image, blocks }) =>
    image ? [surface(number, label, image, blocks)] : [],
  )
  const isByHand = pages.some(({ text }) =>
    text.lines.some(({ marks = [] }) => marks.some(({ kind }) => kind === 'handwritten')),
  )
  const { language } = item
  return lines(
    'TEI',
    { xmlns: 'http://www.tei-c.org/ns/1.0' },
    teiHeader(item, isByHand),
    surfaces.length > 0 ? lines('facsimile', {}, together(surfaces, '\n')) : undefined,
    lines('text', { 'xml:lang': language }, body(sheets)),
  )
}

/** Divisions that are open, outermost first: the body, and one for each level of the headings. */
type Divisions = Markup[][]

function body(sheets: readonly Sheet[]): Markup {
  const open: Divisions = [[]]
  const put = (child: Markup) => open.at(-1)?.push(child)
  for (const sheet of sheets) {
    put(
      element('pb', {
        n: sheet.label,
        facs: sheet.image && `#${placeNames.surface(sheet.number)}`,
      }),
    )
    for (const one of sheet.blocks) {
      if (one.heading !== undefined) moveTo(open, one.heading)
      put(block(sheet, one))
    }
  }
  close(open, 0)
  const isEmpty = !sheets.some(({ blocks }) => blocks.some(isText))
  return lines('body', {}, together(open[0] ?? [], '\n'), isEmpty ? element('p', {}) : undefined)
}

/** A body holds more than what stands beside its text. */
const isText = ({ heading, kind = '' }: BlockOfLines) => heading !== undefined || !beside.has(kind)

/** Opens a division for a heading, within those of higher ones. */
function moveTo(open: Divisions, level: number): void {
  const deep = Math.min(Math.max(level, 1), deepestHeading)
  close(open, deep - 1)
  while (open.length <= deep) open.push([])
}

/** As many levels as HTML has. */
const deepestHeading = 6

/** Closes divisions until so many are open. */
function close(open: Divisions, level: number): void {
  while (open.length - 1 > level) {
    const inner = open.pop() ?? []
    open.at(-1)?.push(lines('div', {}, together(inner, '\n')))
  }
}

/** What TEI calls what stands beside the running text: https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-fw.html */
const beside = new Map<string, readonly [name: string, attributes: Readonly<Record<string, string>>]>([
  ['running-head', ['fw', { type: 'header' }]],
  ['footer', ['fw', { type: 'footer' }]],
  ['page-number', ['fw', { type: 'pageNum' }]],
  ['catchword', ['fw', { type: 'catch' }]],
  ['signature-mark', ['fw', { type: 'sig' }]],
  ['marginalia', ['note', { place: 'margin' }]],
  ['footnote', ['note', { place: 'bottom' }]],
]) // prettier-ignore

function block(sheet: Sheet, one: BlockOfLines): Markup {
  const { kind, heading } = one
  const hasZone = sheet.image && one.lines[0]?.line.block?.box
  const facs = hasZone ? `#${placeNames.block(sheet.number, one)}` : undefined
  const inner = one.lines.map((line) => written(sheet, line))
  const [name, attributes] =
    heading !== undefined
      ? ['head', {}]
      : (beside.get(kind ?? '') ?? (kind === undefined ? ['p', {}] : ['ab', { type: kind }]))
  return element(name, { ...attributes, facs }, together(inner), '\n')
}

function written(sheet: Sheet, { number, line, divides }: BlockOfLines['lines'][number]): Markup {
  const facs = sheet.image && line.box ? `#${placeNames.line(sheet.number, number)}` : undefined
  const begin = element('lb', { facs, break: divides ? 'no' : undefined })
  return sequence('\n', begin, markedUp(line.text, line.marks))
}
