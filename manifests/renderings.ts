import type { Addresses, Rendering } from '../data/model/addresses.js'
import type { Item, Page } from '../data/model/item.js'
import type { LanguageMap } from '../data/model/language.js'
import type { TextLayer } from '../data/model/text.js'
import { renderingLabels } from './labels.js'
import { isText } from './text-layers.js'

/** A form that an item or a page can be taken away in. https://iiif.io/api/presentation/3.0/#rendering */
export interface RenderingLink {
  readonly address: string
  readonly label: LanguageMap
  /** IANA media type. */
  readonly format: string
  /** What IIIF calls it. */
  readonly type: 'Text' | 'Dataset'
}

const formats: Readonly<Record<Rendering, Pick<RenderingLink, 'format' | 'type'>>> = {
  pdf: { format: 'application/pdf', type: 'Text' },
  txt: { format: 'text/plain', type: 'Text' },
  html: { format: 'text/html', type: 'Text' },
  'tei.xml': { format: 'application/tei+xml', type: 'Text' },
  zip: { format: 'application/zip', type: 'Dataset' },
}

function links(
  forms: readonly Rendering[],
  address: (form: Rendering) => string,
): readonly RenderingLink[] {
  return forms.map((form) => ({
    address: address(form),
    label: renderingLabels[form],
    ...formats[form],
  }))
}

const hasWords = (layer: TextLayer) =>
  layer.extent === 'whole' ? layer.text.lines > 0 : layer.pages.some(({ text }) => text.lines > 0)

/** Forms of a whole item; a record without scans and without words has none. */
export function itemRenderings(item: Item, addresses: Addresses): readonly RenderingLink[] {
  const words = item.texts.filter(isText).some(hasWords)
  const forms: readonly (Rendering | false)[] = [
    (item.pages.length > 0 || words) && 'pdf',
    words && 'txt',
    words && 'html',
    words && 'tei.xml',
    item.texts.length > 0 && 'zip',
  ]
  return links(
    forms.filter((form) => form !== false),
    (form) => addresses.rendering(item.id, form),
  )
}

/**
 * Forms of a page.
 * @param layers the texts with words on it
 */
export function pageRenderings(
  item: Item,
  page: Page,
  layers: readonly TextLayer[],
  addresses: Addresses,
): readonly RenderingLink[] {
  const words = layers.some((layer) => layer.extent === 'by-page' && isText(layer))
  return links(words ? ['pdf', 'txt'] : ['pdf'], (form) =>
    addresses.rendering(item.id, form, page.id),
  )
}
