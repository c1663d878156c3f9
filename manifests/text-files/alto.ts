import type { Point, TextLine } from '../../data/model/text-line.js'
import type { ReadText } from '../../data/model/text.js'
import { place, restString, strings, type Rest } from './alto-strings.js'
import { around } from './line-pieces.js'
import { element, lines, xmlDocument, type Child, type Markup } from './xml.js'

/** The page that a text file is of. */
export interface TextFilePage {
  /** Pixels of the image, upright. */
  readonly width: number
  readonly height: number
  /** What the archive calls it: `'1r'`. */
  readonly label?: string
  /** Name of the image's file. */
  readonly image?: string
}

/** What a text file tells of how it was made. */
export interface TextFileAbout {
  /** BCP 47 */
  readonly language?: string
  readonly tool?: string
  /** When it was made; ALTO takes a day, a month, a year or a time of ISO 8601, and leaves out what is none. */
  readonly date?: string
}

const namespace = 'http://www.loc.gov/standards/alto/ns-v4#'

/**
 * A page's text as ALTO 4.4 (https://www.loc.gov/standards/alto/v4/alto-4-4.xsd), in pixels of the page's image: all
 * words in their order, also those that have no place; blocks and headings as tags; nothing of an editor's marks but
 * abbreviations.
 */
export function alto(page: TextFilePage, text: ReadText, about: TextFileAbout = {}): string {
  const blocks = blocksOf(text.lines.filter((line) => line.text.trim() !== ''))
  const tags = tagsOf(blocks)
  const root = {
    xmlns: namespace,
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation': `${namespace} https://www.loc.gov/standards/alto/v4/alto-4-4.xsd`,
    SCHEMAVERSION: '4.4',
  }
  const known = [...tags.values()].map(({ markup }) => markup)
  return xmlDocument(
    lines('alto', root, description(page, about), known.length > 0 ? lines('Tags', {}, ...known) : undefined, layout(page, about, blocks, tags)), // prettier-ignore
  )
}

/** Lines that stand together, from one that opens a paragraph or a region to the next. */
type BlockOfLines = readonly TextLine[]

function blocksOf(all: readonly TextLine[]): readonly BlockOfLines[] {
  const blocks: TextLine[][] = []
  for (const line of all) {
    const last = blocks.at(-1)
    if (!last || line.opensParagraph || line.block) blocks.push([line])
    else last.push(line)
  }
  return blocks
}

/** A tag's identifier, by which it is referred to. */
type Tags = ReadonlyMap<string, { readonly id: string; readonly markup: Markup }>

const headingLabel = (level: number) => `heading ${level}`

/** A tag for each kind of block, and for each level of headings. */
function tagsOf(blocks: readonly BlockOfLines[]): Tags {
  const kinds = blocks.flatMap(([first]) => first?.block?.kind ?? [])
  const levels = blocks.flat().flatMap(({ heading }) => heading ?? [])
  const tag = (name: string, label: string, id: string) =>
    [label, { id, markup: element(name, { ID: id, LABEL: label }) }] as const
  return new Map([
    ...[...new Set(kinds)].map((kind, at) => tag('LayoutTag', kind, `kind_${at + 1}`)),
    ...[...new Set(levels)]
      .toSorted()
      .map((level) => tag('StructureTag', headingLabel(level), `heading_${level}`)),
  ])
}

function description({ image }: TextFilePage, { tool, date }: TextFileAbout): Markup {
  const isDate = /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?)?)?)?$/.test(
    date ?? '',
  )
  const made = [
    element('processingCategory', {}, 'contentGeneration'),
    isDate ? element('processingDateTime', {}, date) : undefined,
    tool === undefined
      ? undefined
      : lines('processingSoftware', {}, element('softwareName', {}, tool)),
  ]
  return lines(
    'Description',
    {},
    element('MeasurementUnit', {}, 'pixel'),
    image === undefined
      ? undefined
      : lines('sourceImageInformation', {}, element('fileName', {}, image)),
    isDate || tool !== undefined ? lines('Processing', { ID: 'processing_1' }, ...made) : undefined,
  )
}

function layout(
  { width, height, label }: TextFilePage,
  { language = '' }: TextFileAbout,
  blocks: readonly BlockOfLines[],
  tags: Tags,
): Markup {
  const size = { WIDTH: width, HEIGHT: height }
  const isLanguage = /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/.test(language)
  const page = {
    ID: 'page_1', PHYSICAL_IMG_NR: 1, PRINTED_IMG_NR: label, ...size, LANG: isLanguage ? language : undefined,
  } // prettier-ignore
  const space = { HPOS: 0, VPOS: 0, ...size }
  return lines(
    'Layout',
    {},
    lines('Page', page, lines('PrintSpace', space, ...textBlocks(blocks, tags))),
  )
}

function textBlocks(blocks: readonly BlockOfLines[], tags: Tags): readonly Markup[] {
  const state: State = { divided: undefined, rest: undefined, count: 0 }
  return blocks.map((block, at) => {
    const box = block[0]?.block?.box ?? around(block.map(({ box: own }) => own))
    const kind = tags.get(block[0]?.block?.kind ?? '')?.id
    const isLast = at === blocks.length - 1
    const inner = block.map((line) => textLine(line, tags, state))
    if (isLast && state.rest) inner.push(restLine(state.rest))
    return lines('TextBlock', { ID: `block_${at + 1}`, ...place(box), TAGREFS: kind }, ...inner)
  })
}

/** What goes over from one line to the next. */
interface State {
  divided: string | undefined
  rest: Rest | undefined
  count: number
}

function textLine(line: TextLine, tags: Tags, state: State): Markup {
  const { content, divided, rest } = strings(line, state.divided)
  const before: readonly Child[] = state.rest ? [restString(state.rest), element('SP', {})] : []
  Object.assign(state, { divided, rest, count: state.count + 1 })
  const { outline, baseline, heading } = line
  const shape = outline && element('Polygon', { POINTS: points(outline) })
  return lines(
    'TextLine',
    {
      ID: `line_${state.count}`,
      TAGREFS: heading === undefined ? undefined : tags.get(headingLabel(heading))?.id,
      ...place(line.box ?? around((line.words ?? []).map(({ box }) => box))),
      BASELINE: baseline && points(baseline),
    },
    shape && element('Shape', {}, shape),
    ...before,
    ...content,
  )
}

function restLine(rest: Rest): Markup {
  return lines('TextLine', { ID: 'line_rest', ...place(rest.box) }, restString(rest))
}

function points(all: readonly Point[]): string {
  return all.map(({ x, y }) => `${x},${y}`).join(' ')
}
