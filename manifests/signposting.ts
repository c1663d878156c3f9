import type { Addresses } from '../data/model/addresses.js'
import type { Item } from '../data/model/item.js'
import type { Profile } from './profile.js'
import { recordLinks } from './records/links.js'
import { rightsOf } from './rights.js'

/** A link that tells machines what a page is about. https://www.rfc-editor.org/rfc/rfc8288 */
export interface Signpost {
  readonly rel: string
  readonly href: string
  /** Media type of what is there. */
  readonly type?: string
}

/** More would make a header that some servers refuse. */
const mostAuthors = 20

/** What is cited: an item, one of its pages, or a citation, by the address to cite; and the other forms of it. */
export interface Signposted {
  readonly citeAs: string
  /** https://schema.org/docs/full.html */
  readonly kind: 'ArchiveComponent' | 'Quotation' | 'ImageObject'
  /** Documents about it, for machines. */
  readonly describedBy: readonly Omit<Signpost, 'rel'>[]
  /** What it consists of, to be taken away. */
  readonly content: readonly Omit<Signpost, 'rel'>[]
  /** What it is part of, to be read. */
  readonly partOf?: string
}

/** Signposts of a page for people, by the profile https://signposting.org/FAIR/ (level 1). */
export function signposts(
  item: Item,
  { citeAs, kind, describedBy, content, partOf }: Signposted,
  profile: Profile,
): readonly Signpost[] {
  const authors = item.agents.flatMap(({ uri }) =>
    uri !== undefined && /^https?:\/\/\S+$/.test(uri) ? [{ rel: 'author', href: uri }] : [],
  )
  const { uri: license } = rightsOf(item, profile)
  return [
    { rel: 'cite-as', href: citeAs },
    { rel: 'type', href: 'https://schema.org/AboutPage' },
    { rel: 'type', href: `https://schema.org/${kind}` },
    ...authors.slice(0, mostAuthors),
    ...(license === undefined ? [] : [{ rel: 'license', href: license }]),
    ...describedBy.map((link) => ({ rel: 'describedby', ...link })),
    ...content.map((link) => ({ rel: 'item', ...link })),
    ...(partOf === undefined ? [] : [{ rel: 'collection', href: partOf, type: 'text/html' }]),
  ]
}

/** Forms for programs that keep bibliographies, with their media types. */
export const bibliographyTypes = {
  'csl.json': 'application/vnd.citationstyles.csl+json',
  ris: 'application/x-research-info-systems',
  bib: 'application/x-bibtex',
} as const

const presentation = (version: 2 | 3) =>
  `application/ld+json;profile="http://iiif.io/api/presentation/${version}/context.json"`

/** The documents that describe an item. */
export function itemDescriptions(
  { id, pages }: Item,
  addresses: Addresses,
): Signposted['describedBy'] {
  const manifest = { href: addresses.manifest(id, 3), type: presentation(3) }
  const forms = (['csl.json', 'ris', 'bib'] as const).map((form) => ({
    href: addresses.bibliography(id, form),
    type: bibliographyTypes[form],
  }))
  const records = recordLinks({ id }, addresses).map(({ address, format }) => ({
    href: address,
    type: format,
  }))
  return [...(pages.length > 0 ? [manifest] : []), ...records, ...forms]
}

/** Links as the value of an HTTP header. https://www.rfc-editor.org/rfc/rfc8288#section-3 */
export function linkHeader(links: readonly Signpost[]): string {
  return links.map(linkValue).join(', ')
}

/** A header holds ASCII, and an address in it none of the signs that end it. */
function linkValue({ rel, href, type }: Signpost): string {
  const address = href.replace(/[^\x21-\x7e]|[<>"\\^`{|}]/gu, (sign) => encodeURIComponent(sign))
  const quoted = type === undefined ? '' : `; type="${type.replace(/["\\]/g, '\\$&')}"`
  return `<${address}>; rel="${rel}"${quoted}`
}
