import { itemId, pageId } from '../../../data/model/ids.js'
import type { Item, Page } from '../../../data/model/item.js'
import type { PageText } from '../../../data/model/text.js'
import { openArchiveToWrite } from '../../../server/archive.js'
import { archiveFolder, published, settingsFor } from '../../archives.js'
import { newFolder, written } from '../../folders.js'
import { pageJpeg } from '../../scans.js'

function never(): never {
  throw new Error('the page was not published')
}

/** ALTO of lines of words that fill a page. */
function alto(width: number, height: number): string {
  const lines = Array.from({ length: 40 }, (_, line) => {
    const words = Array.from({ length: 12 }, (_, word) => {
      const [left, top] = [100 + word * ((width - 200) / 12), 100 + line * ((height - 200) / 40)]
      return `<String ID="s${line}-${word}" CONTENT="word${line * 12 + word}" HPOS="${left.toFixed(0)}" VPOS="${top.toFixed(0)}" WIDTH="90" HEIGHT="30"/>`
    })
    const top = 100 + line * ((height - 200) / 40)
    return `<TextLine ID="l${line}" HPOS="100" VPOS="${top.toFixed(0)}" WIDTH="${width - 200}" HEIGHT="30">${words.join('<SP/>')}</TextLine>`
  })
  return `<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description><MeasurementUnit>pixel</MeasurementUnit></Description><Layout><Page ID="p" WIDTH="${width}" HEIGHT="${height}"><PrintSpace><TextBlock ID="b">${lines.join('')}</TextBlock></PrintSpace></Page></Layout></alto>`
}

/** Publishes a page of 1,800 by 2,400 pixels and its text, and makes an item of so many pages of it. Gives the archive's folder. */
export async function bookOf(pages: number): Promise<string> {
  const [folder, given] = [await archiveFolder(), await newFolder()]
  const width = 1800
  await written(given, {
    'book/1.jpg': await pageJpeg(1, 80, width),
    'book/1.xml': alto(width, 2400),
  })
  await published(folder, given)
  const archive = await openArchiveToWrite(settingsFor(folder))
  try {
    const kept = (await archive.catalogue.item(itemId('book') ?? never())) ?? never()
    const [first] = kept.record.pages
    const [layer] = kept.record.texts
    const text = layer?.extent === 'by-page' ? layer.pages[0] : undefined
    if (!first || !layer || !text) never()
    const ids = Array.from({ length: pages }, (_, at) => pageId(String(at).padStart(12, '0')) ?? never()) // prettier-ignore
    const item: Item = {
      ...kept.record,
      pages: ids.map((id): Page => ({ ...first, id })),
      texts: [{ ...layer, extent: 'by-page', pages: ids.map((page): PageText => ({ ...text, page })) }], // prettier-ignore
      sections: [{ label: { none: ['Begun'] }, from: ids[0] ?? never() }],
    }
    await archive.catalogue.putItem(item, kept.revision)
  } finally {
    await archive.close()
  }
  return folder
}
