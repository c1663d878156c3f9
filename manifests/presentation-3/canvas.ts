import type { Canvas, MetadataItem } from '@iiif/presentation-3'
import type { Addresses } from '../../data/model/addresses.js'
import type { Item, Page } from '../../data/model/item.js'
import { inLanguage } from '../../data/model/language.js'
import type { TextFile, TextLayer } from '../../data/model/text.js'
import type { CanvasText, ItemView } from '../item-view.js'
import { labels } from '../labels.js'
import { listed, present } from '../present.js'
import type { Profile } from '../profile.js'
import { isText as isTextOf, labelledAs, layerLabel, layersByPage } from '../text-layers.js'
import { words, wordsOr } from '../words.js'
import { pageRenderings } from '../renderings.js'
import { textReference } from './annotation-page.js'
import { presentation3 } from './context.js'
import { smallImage } from './image.js'
import { rendering3, type Link } from './link.js'
import { painting } from './painting-page.js'

/** A page's words as metadata, one value a line: viewers fold one long value, and show many short ones. */
function canvasEntry(text: CanvasText): MetadataItem {
  return {
    label: wordsOr(text.label, labels.note),
    value: words({ [text.language ?? 'none']: text.lines }),
  }
}

/** What programs read a page's words and their places from. https://iiif.io/api/presentation/3.0/#seealso */
function sources(item: Item, page: Page, layer: TextLayer, addresses: Addresses): readonly Link[] {
  if (layer.extent === 'whole') return []
  const source = layer.pages.find((of) => of.page === page.id)?.text
  if (!source) return []
  const { id } = item
  const dataset = (address: string, name: string, format: string, profile?: string) =>
    ({
      id: address,
      type: 'Dataset',
      label: words(labelledAs(layerLabel(layer), name)),
      format,
      ...present('profile', profile),
    }) as Link
  const placed = [
    dataset(addresses.pageTextFile(id, layer.id, page.id, 'alto.xml'), 'ALTO', 'application/xml+alto', altoProfile),
    dataset(addresses.pageTextFile(id, layer.id, page.id, 'hocr'), 'hOCR', 'text/vnd.hocr+html', hocrProfile),
  ] // prettier-ignore
  const given = dataset(addresses.textFile(id, layer.id, page.id), source.file.name, source.file.mediaType) // prettier-ignore
  return [...(source.places && isTextOf(layer) ? placed : []), ...(isText(source) ? [] : [given])]
}

/** What viewers know the formats by. */
const altoProfile = 'http://www.loc.gov/standards/alto/ns-v4#'
const hocrProfile = 'http://kba.cloud/hocr-spec/1.2'

/** These are linked as something to read. */
const isText = ({ format }: TextFile) => format === 'plain' || format === 'markdown'

/** A page as it stands in its Manifest; `layers` are the texts with words on it, best first. */
export function embeddedCanvas(
  view: ItemView,
  page: Page,
  layers: readonly TextLayer[],
  addresses: Addresses,
  profile: Profile,
): Canvas {
  const { item } = view
  const text = profile.canvasText === 'never' ? undefined : view.canvasText?.get(page.id)
  const number = String(item.pages.indexOf(page) + 1)
  return {
    id: addresses.canvas(item.id, page.id, 3),
    type: 'Canvas',
    label: wordsOr(page.label ?? {}, inLanguage(number)),
    height: page.image.height,
    width: page.image.width,
    ...listed('metadata', text === undefined || text.lines.length === 0 ? [] : [canvasEntry(text)]),
    thumbnail: [smallImage(page.id, page.image, addresses)],
    rendering: pageRenderings(item, page, layers, addresses).map(rendering3),
    ...listed(
      'seeAlso',
      layers.flatMap((layer) => sources(item, page, layer, addresses)),
    ),
    items: [painting(item, page, addresses)],
    ...listed(
      'annotations',
      layers.map((layer) => textReference(item, page, layer, addresses)),
    ),
  }
}

/** A page as a document of its own. https://iiif.io/api/presentation/3.0/#53-canvas */
export function canvas3(
  view: ItemView,
  page: Page,
  addresses: Addresses,
  profile: Profile,
): Canvas {
  const layers = layersByPage(view.item).get(page.id) ?? []
  return {
    '@context': presentation3,
    ...embeddedCanvas(view, page, layers, addresses, profile),
    partOf: [{ id: addresses.manifest(view.item.id, 3), type: 'Manifest' }],
  }
}
