import type { Addresses } from '../../data/model/addresses.js'
import type { Related } from '../../data/model/item.js'
import { webAddress } from '../html.js'
import { present } from '../present.js'
import type { RecordView } from './record-format.js'
import { said, trimmed, type Said } from './said.js'

/** A document that belongs beside an item. */
export interface RelatedRecord {
  readonly titles: readonly Said[]
  /** Of its page, where it has one. */
  readonly address?: string
  readonly date?: string
  readonly abstracts: readonly Said[]
}

/** The documents that belong beside an item; one of this archive is linked only while it is published. */
export function relatedRecords(view: RecordView, addresses: Addresses): readonly RelatedRecord[] {
  return view.item.related
    .map((one) => relatedRecord(one, view, addresses))
    .filter(({ titles, address }) => titles.length > 0 || address !== undefined)
}

function relatedRecord(of: Related, { related }: RecordView, addresses: Addresses): RelatedRecord {
  const { title, item, date = '', abstract } = of
  const titleNow = item === undefined ? undefined : related?.get(item)
  const isHere = item !== undefined && (related === undefined || titleNow !== undefined)
  const when = trimmed(date)
  return {
    titles: said(titleNow ?? title),
    ...present('address', isHere ? addresses.item(item) : webAddress(of.url ?? '')),
    ...present('date', when === '' ? undefined : when),
    abstracts: said(abstract),
  }
}
