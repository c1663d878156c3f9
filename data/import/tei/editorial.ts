import type { Attributes } from '../xml.js'
import { references } from './facsimile.js'
import { collapsed, type Said } from './said.js'
import type { MarkKind } from '../../model/text-line.js'

/** Elements that mark their words as one thing, whatever their attributes. */
const plain = new Map<string, MarkKind>([
  ['add', 'addition'],
  ['del', 'deletion'],
  ['unclear', 'unclear'],
  ['supplied', 'supplied'],
  ['ex', 'supplied'],
  ['corr', 'supplied'],
  ['surplus', 'error'],
  ['sic', 'error'],
  ['abbr', 'abbreviation'],
  ['emph', 'emphasis'],
  ['foreign', 'foreign'],
  ['date', 'date'],
  ['persName', 'person'],
  ['placeName', 'place'],
  ['geogName', 'place'],
  ['orgName', 'organisation'],
  ['title', 'work'],
])

/** What `rs` and `name` are of, by their type. */
const named = new Map<string, MarkKind>([
  ['person', 'person'],
  ['pers', 'person'],
  ['place', 'place'],
  ['geog', 'place'],
  ['org', 'organisation'],
  ['organisation', 'organisation'],
  ['organization', 'organisation'],
  ['work', 'work'],
  ['bibl', 'work'],
])

/**
 * What an element says of its words; `undefined` where it says nothing that is shown.
 * https://tei-c.org/release/doc/tei-p5-doc/en/html/PH.html#PHTR
 */
export function saidBy(name: string, attributes: Attributes): Said | undefined {
  const kind = kindOf(name, attributes)
  if (kind === undefined) return undefined
  const { ref, key } = attributes
  return {
    kind,
    says: reasonFor(kind, attributes),
    names: kind === 'date' ? edtf(attributes) : kind === 'foreign' ? attributes['xml:lang'] : undefined,
    refers: references(ref, key),
  } // prettier-ignore
}

function kindOf(name: string, attributes: Attributes): MarkKind | undefined {
  if (name === 'hi') return highlighted(attributes)
  if (name === 'rs' || name === 'name') return named.get((attributes['type'] ?? '').toLowerCase())
  return plain.get(name)
}

/** How words stand out, by the words in which editors say it; where they stand, or how large, is not marked. */
function highlighted({ rend = '', rendition = '', style = '' }: Attributes): MarkKind | undefined {
  const how = `${rend} ${rendition} ${style}`.toLowerCase()
  if (/underl|(^|[\s#:])u([\s;]|$)|unterstr|soulign|sottolin/.test(how)) return 'underlined'
  if (/strike|struck|line-through|overstr/.test(how)) return 'deletion'
  const layout =
    /align|right|left|cent|indent|margin|sup|sub|size|large|small|drop|initial|block|inline/
  return layout.test(how) && !/ital|bold|emph|spaced/.test(how) ? undefined : 'emphasis'
}

function reasonFor(kind: MarkKind, { reason, place, rend }: Attributes): string | undefined {
  const said = { addition: place, deletion: rend, unclear: reason, supplied: reason } as const
  return worded(kind in said ? said[kind as keyof typeof said] : undefined)
}

/** `@reason` and its like as words: `'water_damage'` is `'water damage'`; none where nothing is said. */
function worded(text: string | undefined): string | undefined {
  const words = collapsed((text ?? '').replaceAll('_', ' '))
  return words === '' ? undefined : words
}

/**
 * A date as EDTF says it (https://www.loc.gov/standards/datetime/): of a span both ends, of a date that is not known
 * closer the earliest and the latest day. https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-att.datable.w3c.html
 */
function edtf(attributes: Attributes): string | undefined {
  const [when, from, to, earliest, latest] = ['when', 'from', 'to', 'notBefore', 'notAfter'].map(
    (name) => day(attributes[name] ?? attributes[`${name}-iso`]),
  )
  if (when !== undefined) return when
  if (from !== undefined || to !== undefined) return `${from ?? '..'}/${to ?? '..'}`
  if (earliest !== undefined || latest !== undefined) return `[${earliest ?? ''}..${latest ?? ''}]`
  return undefined
}

function day(text = ''): string | undefined {
  return /^\s*(-?\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T[\d:.Z+-]*)?\s*$/.exec(text)?.[1]
}

/** What is missing, in words: `'3 words, illegible'`. https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-gap.html */
export function gapSays(attributes: Attributes, described: string): string | undefined {
  const { quantity = '', unit = '', extent = '', reason = '', atLeast, atMost } = attributes
  const few = atLeast !== undefined && atMost !== undefined ? `${atLeast} to ${atMost}` : quantity
  const count = few === '' ? extent : `${few} ${few === '1' ? unit : plural(unit)}`
  const parts = [count, reason, described].map((part) => worded(part.slice(0, 500)))
  const said = parts.filter((part) => part !== undefined)
  return said.length > 0 ? said.join(', ') : undefined
}

const plural = (unit: string) => (/^(char|word|line|page|letter|character|leaf)$/.test(unit) ? `${unit}s` : unit) // prettier-ignore

/**
 * Whether a note stands on the page: its author's, or one that is said to have a place there and no editor. All others
 * are editors'. https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-note.html
 */
export function isOnPage({ type = '', resp = '', place = '', hand }: Attributes): boolean {
  if (/author|autor|auteur/i.test(`${type} ${resp}`)) return true
  if (hand !== undefined) return true
  if (resp.trim() !== '' || /edit|comment|critic|annot|app|gloss|transl/i.test(type)) return false
  return place.trim() !== '' && !/inline|end|app/i.test(place)
}

/** What is beside the running text, by what TEI calls it. */
export function kindBeside(
  name: string,
  { type = '', place = '' }: Attributes,
): string | undefined {
  if (name === 'fw') return forme.get(type) ?? 'running-head'
  if (name === 'note') return /foot|bottom/i.test(place) ? 'footnote' : 'marginalia'
  return name === 'stamp' ? 'stamp' : undefined
}

/** https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-fw.html */
const forme = new Map([
  ['pageNum', 'page-number'],
  ['folNum', 'page-number'],
  ['lineNum', 'line-number'],
  ['catch', 'catchword'],
  ['sig', 'signature-mark'],
  ['footer', 'footer'],
])
