import { itemId } from '../model/ids.js'
import type { Viewing } from '../model/item.js'
import type { LanguageMap } from '../model/language.js'
import { itemDates } from './dates.js'
import type { Finding } from '../model/finding.js'
import type { Element } from './keys.js'
import { documentLanguages, furtherFields } from './fields.js'
import { ocrDeclaration } from './ocr-declaration.js'
import { pageDeclarations, sections } from './page-declarations.js'
import { agents } from './people.js'
import type { ItemRecord } from './record.js'
import { relatedDocuments } from './related.js'
import { rights } from './rights.js'
import { sayings, type Said } from './sayings.js'
import { textDeclarations } from './text-declarations.js'
import { mergedWords, words } from './words.js'
import {
  each,
  findingList,
  given,
  inFileOrder,
  keyOf,
  oneText,
  type Entry,
  type Tell,
} from './written.js'
import { yamlValue } from './yaml.js'

/**
 * Reads `item.yaml` or `item.json`: what could be understood of it, and what could not. There is no record where the
 * file holds no keys at all.
 * @param name what to call the file in findings
 */
export function itemRecord(
  bytes: Uint8Array,
  name: string,
): { readonly record?: ItemRecord; readonly findings: readonly Finding[] } {
  const { findings, tell } = findingList()
  const { value, findings: found } = yamlValue(bytes, name)
  findings.push(...found)
  const record = value?.kind === 'map' ? recordOf(value.entries, tell) : undefined
  if (value?.kind === 'nothing') tell('warning', name, 'The record is empty.')
  else if (value && !record) {
    tell('error', value.where, 'A record is made of keys and values. Begin with: title: …')
  }
  const faulty = found.some(({ level }) => level === 'error')
  return { ...given({ record }), findings: inFileOrder(findings, faulty) }
}

/** The record that a file's keys, or a table's row, make. */
export function recordOf(entries: readonly Entry[], tell: Tell): ItemRecord {
  const { elements, fields } = sayings(entries)
  const of = (element: Element) => elements.get(element) ?? []
  const [reference, ...otherReferences] = of('reference')
  const referenceCode = reference && oneText(reference.value, 'The reference code', tell)
  const ocr = ocrDeclaration(of('ocr'), tell)
  const { languages, unknown } = documentLanguages(of('language'), tell)
  return {
    ...given({
      id: id(of('id'), tell),
      title: allWords(of('title'), 'The title', tell),
      abstract: allWords(of('abstract'), 'The abstract', tell),
      marking: allWords(of('marking'), 'The marking', tell),
      start: firstText(of('start'), 'The page to start on', tell),
      collections: collections(of('collection'), tell),
      referenceCode,
      ocr: ocr.languages,
    }),
    dates: itemDates(of('date'), tell),
    agents: agents(of('agent'), tell),
    languages,
    rights: rights(
      of('rights').map(({ key, value }) => ({ value, language: key.language })),
      tell,
    ),
    related: relatedDocuments(of('related'), tell),
    fields: furtherFields([...otherReferences, ...unknown, ...fields], tell),
    viewing: viewing(of('direction'), of('behavior'), tell),
    sections: sections(of('sections'), tell),
    ...pageDeclarations(of('pages'), tell),
    texts: textDeclarations([...of('texts'), ...ocr.files], tell),
  }
}

function allWords(said: readonly Said[], what: string, tell: Tell): LanguageMap | undefined {
  return mergedWords(said.map(({ key, value }) => words(value, what, tell, key.language)))
}

function firstText(said: readonly Said[], what: string, tell: Tell): string | undefined {
  return said[0] && oneText(said[0].value, what, tell)
}

function id(said: readonly Said[], tell: Tell) {
  const text = firstText(said, 'The id', tell)
  const parsed = text === undefined ? undefined : itemId(text)
  if (text !== undefined && parsed === undefined) {
    const what = `“${text.slice(0, 80)}” cannot be an id: it may not begin or end with a dot, a slash or a space, nor hold any of \\ % ? # " < > | *, and not be longer than 240 characters.`
    tell('error', said[0]?.value.where ?? '', what)
  }
  return parsed
}

function collections(said: readonly Said[], tell: Tell): readonly string[] | undefined {
  const all = said
    .flatMap(({ value }) => each(value))
    .flatMap((one) => oneText(one, 'A collection', tell) ?? [])
  return all.length > 0 ? all : undefined
}

const directions: Readonly<Record<string, Viewing['direction']>> = {
  ltr: 'left-to-right', rtl: 'right-to-left', ttb: 'top-to-bottom', btt: 'bottom-to-top',
  'left to right': 'left-to-right', 'right to left': 'right-to-left',
  'top to bottom': 'top-to-bottom', 'bottom to top': 'bottom-to-top',
} // prettier-ignore
const behaviors: Readonly<Record<string, Viewing['behavior']>> = {
  paged: 'paged', book: 'paged', individuals: 'individuals', single: 'individuals', 'single pages': 'individuals',
  continuous: 'continuous', scroll: 'continuous',
} // prettier-ignore

function viewing(
  direction: readonly Said[],
  behavior: readonly Said[],
  tell: Tell,
): ItemRecord['viewing'] {
  return given({
    direction: oneOf(
      directions,
      direction,
      'The direction',
      'left-to-right, right-to-left, top-to-bottom or bottom-to-top',
      tell,
    ),
    behavior: oneOf(behaviors, behavior, 'The behavior', 'paged, individuals or continuous', tell),
  })
}

function oneOf<Value>(
  table: Readonly<Record<string, Value>>,
  said: readonly Said[],
  what: string,
  choice: string,
  tell: Tell,
): Value | undefined {
  const text = firstText(said, what, tell)
  if (text === undefined) return undefined
  const key = keyOf(text)
  if (Object.hasOwn(table, key)) return table[key]
  tell(
    'warning',
    said[0]?.value.where ?? '',
    `${what} is “${text.slice(0, 40)}”, and was left out. Write ${choice}.`,
  )
  return undefined
}
