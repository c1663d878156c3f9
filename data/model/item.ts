import type { CollectionId, ItemId, PageId } from './ids.js'
import type { LanguageMap } from './language.js'
import type { PageImage } from './page-image.js'
import type { TextLayer } from './text.js'

/**
 * One published document: a memorandum, a letter, a register. The record's elements follow ISAD(G)
 * (https://www.ica.org/resource/isadg-general-international-standard-archival-description-second-edition/).
 */
export interface Item {
  readonly id: ItemId
  readonly title: LanguageMap
  /** ISAD(G) 3.3.1, scope and content: what the document says, in a few sentences. */
  readonly abstract?: LanguageMap
  readonly dates: readonly ItemDate[]
  readonly agents: readonly Agent[]
  /** BCP 47 tags of the document itself (not of its translations). */
  readonly languages: readonly string[]
  /** ISAD(G) 3.1.1: `'HRB 14/56/2'`. */
  readonly referenceCode?: string
  /** Classification and copy marks on the document: `'Confidential · copy No. 2'`. */
  readonly marking?: LanguageMap
  readonly rights: Rights
  readonly related: readonly Related[]
  /** Whatever else the record says, in the archive's own words and order. */
  readonly fields: readonly Field[]
  /** Parents, the first is the one to name. */
  readonly collections: readonly CollectionId[]
  readonly pages: readonly Page[]
  readonly texts: readonly TextLayer[]
  readonly viewing: Viewing
  /** Headings within the document, in page order: its table of contents. */
  readonly sections: readonly Section[]
  /** Scans that its pages had, oldest first; absent where none was ever replaced or left out. Never published. */
  readonly former?: readonly FormerScan[]
  /** Where it was taken from, so that publishing the same place again finds this item. Never published. */
  readonly source: string
}

/** A page: one side of a leaf, with its scan. It keeps its id through a rescan, a renaming and a new order. */
export interface Page {
  readonly id: PageId
  /** What the archive calls it: `'1r'`. Without one, pages are counted. */
  readonly label?: LanguageMap
  readonly image: PageImage
}

/**
 * A scan that a page had until it was replaced, or until the page was left out. Its master stays kept, so that what was cited on it is found
 * on the new scan, and a page that comes back is known again.
 */
export interface FormerScan {
  readonly page: PageId
  readonly image: PageImage
  /** When it was replaced or left out, ISO 8601. */
  readonly until: string
}

/** A date of the document. `what` says of what: `'created'`, `'date of the talk'`, `'filed'`. */
export interface ItemDate {
  readonly what: LanguageMap
  /** As it was written. */
  readonly text: string
  /** The same as EDTF (ISO 8601-2), where it could be understood. https://www.loc.gov/standards/datetime/ */
  readonly edtf?: string
}

/** A person or body in a role: author, recipient, interpreter. */
export interface Agent {
  readonly name: LanguageMap
  readonly role: LanguageMap
  /** In an authority file: VIAF, GND, Wikidata. */
  readonly uri?: string
}

/** What may be done with the document. */
export interface Rights {
  /** An http URI of creativecommons.org or rightsstatements.org. */
  readonly uri?: string
  /** In words, to be shown with the document. */
  readonly statement?: LanguageMap
}

/** Another document that belongs beside this one; it may be in this archive, elsewhere, or only known by its description. */
export interface Related {
  readonly title: LanguageMap
  readonly item?: ItemId
  readonly url?: string
  readonly date?: string
  readonly abstract?: LanguageMap
}

/** A further element of the record. Values are plain text. */
export interface Field {
  readonly label: LanguageMap
  readonly value: LanguageMap
}

/** How pages are turned. https://iiif.io/api/presentation/3.0/#viewingdirection */
export interface Viewing {
  readonly direction: 'left-to-right' | 'right-to-left' | 'top-to-bottom' | 'bottom-to-top'
  readonly behavior: 'paged' | 'individuals' | 'continuous'
  /** The page to open first, where it is not the first. */
  readonly start?: PageId
}

/** A heading and the page it begins on; it reaches to the page before the next heading's. */
export interface Section {
  readonly label: LanguageMap
  readonly from: PageId
  /** 1 of a chapter, 2 of what is in it, and so on; 1 where absent. */
  readonly level?: number
}

/** A publisher or holding archive. https://iiif.io/api/presentation/3.0/#provider */
export interface Provider {
  readonly name: LanguageMap
  readonly homepage?: string
  readonly logo?: { readonly url: string; readonly mediaType: string }
}
