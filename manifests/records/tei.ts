import type { Addresses } from '../../data/model/addresses.js'
import type { Item } from '../../data/model/item.js'
import type { TextLayer } from '../../data/model/text.js'
import { bodyLanguage } from '../languages.js'
import { present } from '../present.js'
import type { Profile } from '../profile.js'
import { rightsOf } from '../rights.js'
import { teiElement, type TeiPage } from '../text-files/tei.js'
import type { TeiItem } from '../text-files/tei-header.js'
import type { Markup } from '../text-files/xml.js'
import { pagePicture } from './pictures.js'
import type { RecordFormat, RecordView } from './record-format.js'
import { saidOnce } from './said.js'
import { labels } from '../labels.js'

/** What a TEI file tells of an item and of one of its texts; `layer` is absent where it has none. */
export function teiItem(
  item: Item,
  layer: TextLayer | undefined,
  addresses: Addresses,
  profile: Profile,
): TeiItem {
  const { languages } = profile
  const { by, tool, date } = layer?.provenance ?? {}
  return {
    title: saidOnce(item.title, languages) || saidOnce(labels.untitled, languages),
    ...present('kind', layer?.kind),
    ...present('language', bodyLanguage(layer ? layer.language : item.languages[0])),
    ...present('by', by),
    ...present('tool', tool),
    ...present('date', date),
    publisher: saidOnce(profile.provider.name, languages),
    address: addresses.item(item.id),
    ...present('reference', item.referenceCode),
    ...present('rights', rightsOf(item, profile).uri),
  }
}

/** The pages of an item without a text: their scans. */
function scans(item: Item, addresses: Addresses, { languages }: Profile): readonly TeiPage[] {
  return item.pages.map((page, at) => {
    const { width, height } = page.image
    return {
      label: saidOnce(page.label, languages) || String(at + 1),
      image: { url: pagePicture(page, addresses).full, width, height },
      text: { lines: [] },
    }
  })
}

/** A record in TEI P5: the header, the scans, and the best text where there is one. https://tei-c.org/release/doc/tei-p5-doc/en/html/ */
function teiRecord(view: RecordView, addresses: Addresses, profile: Profile): Markup {
  const { item, text } = view
  return teiElement(
    teiItem(item, text?.layer, addresses, profile),
    text?.pages ?? scans(item, addresses, profile),
  )
}

/** TEI, with the text itself. */
export const teiFormat: RecordFormat = {
  prefix: 'tei',
  extension: 'tei.xml',
  namespace: 'http://www.tei-c.org/ns/1.0',
  schema: 'https://tei-c.org/release/xml/tei/custom/schema/xsd/tei_all.xsd',
  mediaType: 'application/tei+xml',
  name: 'TEI',
  readsText: true,
  record: teiRecord,
}
