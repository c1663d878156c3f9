import type { RecordLink } from '../records/links.js'
import type { RenderingLink } from '../renderings.js'
import { words } from '../words.js'
import { values2, type Values2 } from './property-value.js'

/** A page for people or a text to read. https://iiif.io/api/presentation/2.1/#linking-properties */
export interface Link2 {
  readonly '@id': string
  readonly label: Values2
  readonly format: string
  readonly profile?: string
}

/** An item or a page in a form to be taken away. */
export function rendering2({ address, label, format }: RenderingLink): Link2 {
  return { '@id': address, label: values2(words(label)), format }
}

/** What a record says, for programs. https://iiif.io/api/presentation/2.1/#seealso */
export function record2({ address, name, format, profile }: RecordLink): Link2 {
  return { '@id': address, label: values2({ none: [name] }), format, profile }
}
