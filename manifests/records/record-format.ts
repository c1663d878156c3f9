import type { Addresses } from '../../data/model/addresses.js'
import type { TextLayer } from '../../data/model/text.js'
import type { ItemView } from '../item-view.js'
import type { Profile } from '../profile.js'
import type { TeiPage } from '../text-files/tei.js'
import type { Markup } from '../text-files/xml.js'

/** The best text of an item, read. */
export interface RecordText {
  readonly layer: TextLayer
  /** In order. */
  readonly pages: readonly TeiPage[]
}

/** An item with all that its records tell of it. */
export interface RecordView extends ItemView {
  /** Its words, for the formats that {@link RecordFormat.readsText}; absent where it has none. */
  readonly text?: RecordText
}

/** A format that an item's record is given away in. */
export interface RecordFormat {
  /** What OAI-PMH asks for it by. https://www.openarchives.org/OAI/openarchivesprotocol.html#MetadataNamespaces */
  readonly prefix: 'oai_dc' | 'mods' | 'mets' | 'edm' | 'tei'
  /** As its address ends. */
  readonly extension: 'dc.xml' | 'mods.xml' | 'mets.xml' | 'edm.xml' | 'tei.xml'
  /** The XML namespace of its root, and where its schema is. */
  readonly namespace: string
  readonly schema: string
  /** IANA media type, without a charset. */
  readonly mediaType: string
  /** What it is called: `'MODS'`. */
  readonly name: string
  /** Whether `view.text` must be read before. */
  readonly readsText?: true
  /** The root element of the record, whole, with its namespaces and the place of its schema. */
  readonly record: (view: RecordView, addresses: Addresses, profile: Profile) => Markup
}
