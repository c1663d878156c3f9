import type { Item } from '../../../data/model/item.js'
import { pageId, type PageId, type Sha256 } from '../../../data/model/ids.js'
import { openArchive, openArchiveToWrite, type Archive } from '../../../server/archive.js'
import { archiveFolder, settingsFor } from '../../archives.js'
import { anItem } from '../../contracts/catalogue.js'

function aPageId(at: number): PageId {
  const id = pageId(`a${at.toString(16).padStart(11, '0')}`)
  if (id === undefined) throw new Error(`${String(at)} gives no id`)
  return id
}

/** An item of many pages of 12 million pixels, of which there is nothing but the record. */
export function largeItem(id: string, pages: number, first = 1): Item {
  return {
    ...anItem(id),
    pages: Array.from({ length: pages }, (_, at) => ({
      id: aPageId(first + at),
      image: {
        master: {
          sha256: (first + at).toString(16).padStart(64, '0') as Sha256,
          name: `${String(at + 1)}.tif`,
          bytes: 30_000_000,
          mediaType: 'image/tiff',
        },
        frame: 0,
        width: 3000,
        height: 4000,
        likeness: '',
      },
    })),
  }
}

/** Keeps items in a new archive, and opens it. Whoever asks closes it. */
export async function archiveOf(
  items: readonly Item[],
  more: Readonly<Record<string, unknown>> = {},
): Promise<Archive> {
  const folder = await archiveFolder()
  const writing = await openArchiveToWrite(settingsFor(folder))
  for (const item of items) await writing.catalogue.putItem(item, null)
  await writing.close()
  const archive = await openArchive(settingsFor(folder, more))
  await archive.listing.catchUp()
  return archive
}
