import type { PageId } from '../data/model/ids.js'
import type { Item } from '../data/model/item.js'
import type { LanguageMap } from '../data/model/language.js'
import type { TextKind, TextLayer } from '../data/model/text.js'
import { kindLabels, ofTheWhole, spokenLanguages } from './labels.js'
import { languageName } from './languages.js'
import { merged } from './words.js'

/** Human words before the machine's, the document's own before another language's. */
const order: readonly TextKind[] = ['transcription', 'translation', 'ocr', 'commentary']

/** An item's text layers, best first; viewers that show one show the first. */
export function orderedLayers(item: Item): readonly TextLayer[] {
  const rank = (layer: TextLayer) =>
    order.indexOf(layer.kind) * 2 + (layer.extent === 'whole' ? 1 : 0)
  return [...item.texts].sort((one, other) => rank(one) - rank(other))
}

/** Whether a layer is a text of the document; what is said of it is none. */
export function isText({ kind }: TextLayer): boolean {
  return kind !== 'commentary'
}

/** Pages on which a layer has words. A text of the whole document stands on the first, so that viewers show it somewhere. */
function pagesWithWords(layer: TextLayer, first: PageId | undefined): readonly PageId[] {
  if (layer.extent === 'by-page')
    return layer.pages.filter(({ text }) => text.lines > 0).map(({ page }) => page)
  return first !== undefined && layer.text.lines > 0 ? [first] : []
}

/** The layers that have words on each page, best first; pages without words are not in it. */
export function layersByPage(item: Item): ReadonlyMap<PageId, readonly TextLayer[]> {
  const found = new Map<PageId, TextLayer[]>()
  for (const layer of orderedLayers(item))
    for (const page of new Set(pagesWithWords(layer, item.pages[0]?.id)))
      found.set(page, [...(found.get(page) ?? []), layer])
  return found
}

/** What a layer is: kind, extent and language, and its own name after it: `'Translation (French): by a clerk'`. */
export function layerLabel(layer: TextLayer): LanguageMap {
  const said = Object.fromEntries(
    spokenLanguages.map((language) => {
      const kind = kindLabels[layer.kind][language][0]
      const notes = [
        ...(layer.kind === 'ocr' ? ['OCR'] : []),
        ...(layer.language === undefined ? [] : [languageName(layer.language, language)]),
      ]
      const extent = layer.extent === 'whole' ? ` ${ofTheWhole[language]}` : ''
      return [language, [`${kind}${extent}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`]]
    }),
  )
  if (layer.label === undefined || Object.keys(layer.label).length === 0) return said
  const both = merged([said, layer.label])
  return Object.fromEntries(
    Object.entries(both).map(([language, [kind, ...own]]) => [
      language,
      [[kind, own.join('; ')].join(': ')],
    ]),
  )
}

/** A label with a name behind it, in every language: `'Transcription (English): ALTO'`. */
export function labelledAs(label: LanguageMap, name: string): LanguageMap {
  const named = Object.entries(label).map(([language, [first = '', ...more]]) => [
    language,
    [`${first}: ${name}`, ...more],
  ])
  return Object.fromEntries(named) as LanguageMap
}
