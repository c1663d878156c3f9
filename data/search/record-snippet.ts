import type { Item } from '../model/item.js'
import { spoken } from '../model/language.js'
import type { TextLine } from '../model/text-line.js'
import { matches } from './matches.js'
import { passage } from './passage.js'
import type { Query } from './query.js'
import { snippet, type Snippet } from './snippet.js'

/** Characters of an abstract that are shown where none of its words were looked for. */
const beginning = 220

/**
 * What of a record is shown for what was looked for: the passage with its words; else how the abstract begins; `undefined` where there is neither.
 * @param languages BCP 47, most wanted first
 */
export function recordSnippet(
  item: Item,
  query: Query | undefined,
  languages: readonly string[],
): Pick<Snippet, 'pieces' | 'isCut'> | undefined {
  const abstract = item.abstract ? spoken(item.abstract, languages) : ''
  const lines = told(item, abstract, languages)
  const words = passage(lines)
  const found = (query?.all ?? [])
    .flatMap((wanted) => matches(words, { all: [wanted], none: [] }))
    .toSorted((a, b) => a.from - b.from || b.to - a.to)
  const apart = found.filter(({ from }, at) => found.slice(0, at).every(({ to }) => to <= from))
  const parts = apart.map(({ from, to }) => words.slice(from, to).flatMap(({ places }) => places))
  return snippet(lines, parts) ?? firstOf(abstract)
}

/** The record line by line, without its title, date and reference code, which are shown by themselves. */
function told(item: Item, abstract: string, languages: readonly string[]): readonly TextLine[] {
  const texts = [
    ...abstract.split('\n'),
    ...(item.marking ? [spoken(item.marking, languages)] : []),
    ...item.agents.map(({ name, role }) => entry(spoken(role, languages), spoken(name, languages))),
    ...item.fields.map(({ label, value }) => entry(spoken(label, languages), spoken(value, languages))), // prettier-ignore
    ...item.sections.map(({ label }) => spoken(label, languages)),
  ]
  return texts
    .filter((text) => text.trim() !== '')
    .map((text) => ({ text: text.replace(/\s+/g, ' ').trim(), opensParagraph: true }))
}

/** A label is no part of what is found, unless it is asked for; it tells what the words are. */
const entry = (label: string, text: string) => `${label}: ${text};`

function firstOf(abstract: string): Pick<Snippet, 'pieces' | 'isCut'> | undefined {
  const text = abstract.replace(/\s+/g, ' ').trim()
  if (text === '') return undefined
  const isLong = text.length > beginning
  const shown = isLong ? text.slice(0, beginning).replace(/\s\S*$/u, '') : text
  return { pieces: [{ text: shown, isFound: false }], isCut: [false, isLong] }
}
