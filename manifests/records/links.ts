import type { Addresses, RecordForm } from '../../data/model/addresses.js'
import type { Item } from '../../data/model/item.js'
import { recordFormats } from './formats.js'

/** A form that an item's record is given to machines in. */
export interface RecordLink {
  readonly form: RecordForm
  readonly address: string
  /** What it is called: `'MODS'`. */
  readonly name: string
  /** IANA media type. */
  readonly format: string
  /** What says how it is written. https://iiif.io/api/presentation/3.0/#profile */
  readonly profile: string
}

/** The record of an item in every form that holds nothing but the record. */
export function recordLinks({ id }: Pick<Item, 'id'>, addresses: Addresses): readonly RecordLink[] {
  const inXml = recordFormats.flatMap(({ extension: form, name, mediaType, namespace }) =>
    form === 'tei.xml' ? [] : [{ form, name, format: mediaType, profile: namespace }],
  )
  const inJson = {
    form: 'jsonld' as const,
    name: 'schema.org',
    format: 'application/ld+json',
    profile: 'https://schema.org/',
  }
  return [...inXml, inJson].map((link) => ({ ...link, address: addresses.record(id, link.form) }))
}
