import type { Addresses } from '../../data/model/addresses.js'
import type { Item, Page } from '../../data/model/item.js'
import { inLanguage } from '../../data/model/language.js'
import type { TextLayer } from '../../data/model/text.js'
import type { CanvasText, ItemView } from '../item-view.js'
import { labels } from '../labels.js'
import { listed } from '../present.js'
import type { Profile } from '../profile.js'
import { pageRenderings } from '../renderings.js'
import { layersByPage } from '../text-layers.js'
import { words, wordsOr } from '../words.js'
import type { AnnotationListReference2 } from './annotation-list.js'
import { listReference2 } from './annotation-list.js'
import { presentation2 } from './context.js'
import type { ImageResource2 } from './image-resource.js'
import { fullImage2, thumbnail2 } from './image-resource.js'
import { rendering2, type Link2 } from './link.js'
import type { Values2 } from './property-value.js'
import { values2 } from './property-value.js'

/** https://iiif.io/api/presentation/2.1/#metadata */
export interface Entry2 {
  readonly label: Values2
  readonly value: Values2
}

/** https://iiif.io/api/presentation/2.1/#canvas */
export interface Canvas2 {
  readonly '@context'?: typeof presentation2
  readonly '@id': string
  readonly '@type': 'sc:Canvas'
  readonly label: Values2
  readonly height: number
  readonly width: number
  readonly metadata?: readonly Entry2[]
  readonly thumbnail: ImageResource2
  readonly rendering: readonly Link2[]
  readonly within?: string
  readonly images: readonly [
    {
      readonly '@id': string
      readonly '@type': 'oa:Annotation'
      readonly motivation: 'sc:painting'
      readonly resource: ImageResource2
      readonly on: string
    },
  ]
  readonly otherContent?: readonly AnnotationListReference2[]
}

function entry({ label, language, lines }: CanvasText): Entry2 {
  return {
    label: values2(wordsOr(label, labels.note)),
    value: values2(words({ [language ?? 'none']: lines })),
  }
}

function scan(item: Item, page: Page, addresses: Addresses): Canvas2['images'][0] {
  return {
    '@id': addresses.scan(item.id, page.id, 2),
    '@type': 'oa:Annotation',
    motivation: 'sc:painting',
    resource: fullImage2(page.id, page.image, addresses),
    on: addresses.canvas(item.id, page.id, 2),
  }
}

/** A page as it stands in its sequence; `layers` are the texts with words on it, best first. */
export function embeddedCanvas2(
  view: ItemView,
  page: Page,
  layers: readonly TextLayer[],
  addresses: Addresses,
  profile: Profile,
): Canvas2 {
  const { item } = view
  const text = profile.canvasText === 'never' ? undefined : view.canvasText?.get(page.id)
  const number = inLanguage(String(item.pages.indexOf(page) + 1))
  return {
    '@id': addresses.canvas(item.id, page.id, 2),
    '@type': 'sc:Canvas',
    label: values2(wordsOr(page.label ?? {}, number)),
    height: page.image.height,
    width: page.image.width,
    ...listed('metadata', text === undefined || text.lines.length === 0 ? [] : [entry(text)]),
    thumbnail: thumbnail2(page.id, page.image, addresses),
    rendering: pageRenderings(item, page, layers, addresses).map(rendering2),
    images: [scan(item, page, addresses)],
    ...listed(
      'otherContent',
      layers.map((layer) => listReference2(item, page, layer, addresses)),
    ),
  }
}

/** A page as a document of its own. */
export function canvas2(
  view: ItemView,
  page: Page,
  addresses: Addresses,
  profile: Profile,
): Canvas2 {
  const layers = layersByPage(view.item).get(page.id) ?? []
  return {
    '@context': presentation2,
    ...embeddedCanvas2(view, page, layers, addresses, profile),
    within: addresses.manifest(view.item.id, 2),
  }
}
