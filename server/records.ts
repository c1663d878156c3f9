import type { Item } from '../data/model/item.js'
import type { Kept } from '../data/store/catalogue.js'
import type { RecordFormat, RecordView } from '../manifests/records/record-format.js'
import type { Archive } from './archive.js'
import { chosenTexts } from './renderings/chosen-texts.js'
import { bestText } from './renderings/in-tei.js'
import { itemView } from './views.js'

/** An item with what a format needs to write its record: text files are opened only for a format that holds the text. */
export async function recordView(
  archive: Archive,
  kept: Kept<Item>,
  format?: Pick<RecordFormat, 'readsText'>,
): Promise<RecordView> {
  const view = await itemView(archive, kept, false)
  if (!format?.readsText) return view
  const { record } = kept
  const text = await bestText(archive, record, record.pages, chosenTexts(record, undefined))
  return text ? { ...view, text } : view
}
