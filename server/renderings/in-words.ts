import type { Item, Page } from '../../data/model/item.js'
import { spoken } from '../../data/model/language.js'
import type { TextLine } from '../../data/model/text-line.js'
import { htmlFoot, htmlHead, htmlSection } from '../../manifests/text-files/html.js'
import { pageBreak, plainText } from '../../manifests/text-files/plain.js'
import { layerLabel } from '../../manifests/text-layers.js'
import type { Archive } from '../archive.js'
import { profileOf } from '../views.js'
import type { ChosenTexts } from './chosen-texts.js'
import { pageLabel } from './leaves.js'

/** A text to be given, page by page, each read when it is wanted. */
interface Passage {
  /** None for a text of the whole document. */
  readonly page?: Page
  readonly title: string
  readonly language: string | undefined
  readonly lines: readonly TextLine[]
}

/** The text of the whole document where that is the one to read, else the best of each page; of a page without words, nothing. */
async function* passages(
  { texts, settings: { languages } }: Archive,
  item: Item,
  pages: readonly Page[],
  chosen: ChosenTexts,
): AsyncGenerator<Passage> {
  const { whole } = chosen
  if (whole) {
    const { lines } = await texts.whole(item.id, whole.text)
    yield { title: spoken(layerLabel(whole), languages), language: whole.language, lines }
    return
  }
  for (const page of pages) {
    const best = chosen.pages.get(page.id)?.[0]
    const lines = best ? (await texts.ofPage(item.id, page, best.text)).lines : []
    yield { page, title: pageLabel(item, page, languages), language: best?.layer.language, lines }
  }
}

const encoder = new TextEncoder()

/** Plain text, pages divided by form feeds. Throws what reading the texts throws. */
export async function* inPlainText(
  archive: Archive,
  item: Item,
  pages: readonly Page[],
  chosen: ChosenTexts,
): AsyncGenerator<Uint8Array> {
  let isFirst = true
  for await (const { lines } of passages(archive, item, pages, chosen)) {
    yield encoder.encode((isFirst ? '' : pageBreak) + plainText(lines))
    isFirst = false
  }
}

/** A document of HTML with a section for each page that has words. Throws what reading the texts throws. */
export async function* inHtml(
  archive: Archive,
  item: Item,
  pages: readonly Page[],
  chosen: ChosenTexts,
): AsyncGenerator<Uint8Array> {
  const { addresses } = archive
  yield encoder.encode(htmlHead(item, addresses, profileOf(archive)))
  for await (const passage of passages(archive, item, pages, chosen)) {
    const { page, title, language, lines } = passage
    if (lines.length === 0) continue
    const address = page ? addresses.page(item.id, page.id) : addresses.item(item.id)
    const id = page ? `page-${page.id}` : 'text'
    yield encoder.encode(htmlSection({ heading: title, id, address, language, lines }))
  }
  yield encoder.encode(htmlFoot)
}
