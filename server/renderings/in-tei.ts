import type { Item, Page } from '../../data/model/item.js'
import { spoken } from '../../data/model/language.js'
import type { TextLine } from '../../data/model/text-line.js'
import type { TextLayer } from '../../data/model/text.js'
import type { RecordText } from '../../manifests/records/record-format.js'
import { teiItem } from '../../manifests/records/tei.js'
import { tei, type TeiPage } from '../../manifests/text-files/tei.js'
import { layerLabel } from '../../manifests/text-layers.js'
import type { Archive } from '../archive.js'
import { profileOf } from '../views.js'
import type { ChosenTexts } from './chosen-texts.js'
import { pageLabel } from './leaves.js'

/** The layer that a file of TEI is of: one, for its header tells of one. */
function layerOf({ pages, whole }: ChosenTexts): TextLayer | undefined {
  if (whole) return whole
  const layers = [...pages.values()].flatMap(([best]) => (best ? [best.layer] : []))
  return layers.find(({ kind }) => kind === 'transcription') ?? layers[0]
}

/** A line with no more of its words than tell whether it is divided from its neighbours: of a long book all lines are held. */
function light(line: TextLine): TextLine {
  const { words } = line
  return words && words.length > 2 ? { ...line, words: [words.at(0), words.at(-1)].filter((word) => word !== undefined) } : line
} // prettier-ignore

async function teiPages(
  archive: Archive,
  item: Item,
  pages: readonly Page[],
  layer: TextLayer,
): Promise<readonly TeiPage[]> {
  const { addresses, settings, texts } = archive
  if (layer.extent === 'whole') {
    const text = await texts.whole(item.id, layer.text)
    return [{ label: spoken(layerLabel(layer), settings.languages), text }]
  }
  const found: TeiPage[] = []
  for (const page of pages) {
    const { width, height } = page.image
    const text = layer.pages.find((one) => one.page === page.id)
    const lines = text ? (await texts.ofPage(item.id, page, text)).lines.map(light) : []
    found.push({
      label: pageLabel(item, page, settings.languages),
      image: { url: `${addresses.image(page.id, 3)}/full/max/0/default.jpg`, width, height },
      text: { lines },
    })
  }
  return found
}

/** The text of one layer, the best, with all pages; `undefined` where there is none. Throws what reading the texts throws. */
export async function bestText(
  archive: Archive,
  item: Item,
  pages: readonly Page[],
  chosen: ChosenTexts,
): Promise<RecordText | undefined> {
  const layer = layerOf(chosen)
  return layer && { layer, pages: await teiPages(archive, item, pages, layer) }
}

/** A file of TEI with the {@link bestText}. */
export async function* inTei(
  archive: Archive,
  item: Item,
  pages: readonly Page[],
  chosen: ChosenTexts,
): AsyncGenerator<Uint8Array> {
  const text = await bestText(archive, item, pages, chosen)
  if (!text) return
  const head = teiItem(item, text.layer, archive.addresses, profileOf(archive))
  yield new TextEncoder().encode(tei(head, text.pages))
}
