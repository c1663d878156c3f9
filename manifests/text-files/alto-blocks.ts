import { around } from '../../data/model/region.js'
import type { Point, TextLine } from '../../data/model/text-line.js'
import { place, stringsOf } from './alto-strings.js'
import { element, lines, type Markup } from './xml.js'

/** A page's text as ALTO has it. */
export interface AltoBlocks {
  /** A tag for each kind of block, and for each level of headings. */
  readonly tags: readonly Markup[]
  readonly blocks: readonly Markup[]
}

/** The lines of a page in a `TextBlock` for each paragraph or region, with what its kind is called as a tag. */
export function altoBlocks(all: readonly TextLine[]): AltoBlocks {
  const written = all.filter(({ text }) => text.trim() !== '')
  const tags = tagsOf(written)
  const content = stringsOf(written)
  const textLines = written.map((line, at) => textLine(line, at + 1, content[at] ?? [], tags))
  const starts = written.flatMap((line, at) =>
    at === 0 || line.opensParagraph || line.block ? [at] : [],
  )
  const blocks = starts.map((start, at) => {
    const { block } = written[start] ?? {}
    const end = starts[at + 1]
    const box = block?.box ?? around(written.slice(start, end).flatMap(({ box: own }) => own ?? []))
    const about = { ID: `block_${at + 1}`, ...place(box), TAGREFS: tags.get(block?.kind ?? '')?.id }
    return lines('TextBlock', about, ...textLines.slice(start, end))
  })
  return { tags: [...tags.values()].map(({ markup }) => markup), blocks }
}

/** Tags and their identifiers, by their labels. */
type Tags = ReadonlyMap<string, { readonly id: string; readonly markup: Markup }>

const headingLabel = (level: number) => `heading ${level}`

function tagsOf(all: readonly TextLine[]): Tags {
  const kinds = new Set(all.flatMap(({ block }) => block?.kind ?? []))
  const levels = new Set(all.flatMap(({ heading }) => heading ?? []))
  const tag = (name: string, label: string, id: string) =>
    [label, { id, markup: element(name, { ID: id, LABEL: label }) }] as const
  return new Map([
    ...[...kinds].map((kind, at) => tag('LayoutTag', kind, `kind_${at + 1}`)),
    ...[...levels].map((level) => tag('StructureTag', headingLabel(level), `heading_${level}`)),
  ])
}

function textLine(line: TextLine, number: number, content: readonly Markup[], tags: Tags): Markup {
  const { box, words = [], outline, baseline, heading } = line
  const shape = outline && element('Polygon', { POINTS: points(outline) })
  const about = {
    ID: `line_${number}`,
    TAGREFS: heading === undefined ? undefined : tags.get(headingLabel(heading))?.id,
    ...place(box ?? around(words.flatMap(({ box: own }) => own ?? []))),
    BASELINE: baseline && points(baseline),
  }
  return lines('TextLine', about, shape && element('Shape', {}, shape), ...content)
}

/** Without commas, as the tools write them that read baselines. */
function points(all: readonly Point[]): string {
  return all.map(({ x, y }) => `${x} ${y}`).join(' ')
}
