import type { Addresses } from '../../data/model/addresses.js'
import type { Page } from '../../data/model/item.js'
import { listed, present } from '../present.js'
import type { Profile } from '../profile.js'
import { itemRenderings } from '../renderings.js'
import { descriptionOf, type DescribedAgent, type Description } from './description.js'
import { coverage } from './coverage.js'
import { pagePicture, pictureOf } from './pictures.js'
import type { RecordView } from './record-format.js'
import { collectionReference, holder, inWords } from './schema-org-archive.js'
import { said, saidOnce } from './said.js'

/** A document of JSON-LD, or a part of one. https://schema.org/ */
export type JsonLd = Readonly<Record<string, unknown>>

const context = { '@context': 'https://schema.org' } as const

/** Kinds of documents that schema.org has a word for, as records in our languages name them. */
const kinds: readonly (readonly [string, RegExp])[] = [
  ['Manuscript', /^(manuscri|handschrift)/i],
  ['Photograph', /^(photo|foto)/i],
  ['Map', /^(map|plan|carte|karte)/i],
  ['Drawing', /^(drawing|dessin|zeichnung)/i],
  ['Message', /^(letter|telegram|telegramm|dispatch|lettre|télégramme|dépêche|brief)/i],
  ['Report', /^(report|rapport|bericht)/i],
]

/** Every archival document is an `ArchiveComponent`; what was sent to somebody is a message too. */
function types({ agents, fields }: Description): readonly string[] {
  const named = kinds.flatMap(([type, begins]) =>
    fields.genre.some(({ text }) => begins.test(text)) ? [type] : [],
  )
  const sent = agents.some(({ part }) => part === 'recipient') ? ['Message'] : []
  return [...new Set(['ArchiveComponent', ...named, ...sent])]
}

function person({ names: [first], uri }: DescribedAgent): JsonLd {
  return { '@type': 'Thing', ...present('@id', uri), ...present('name', first?.text) }
}

/** Who wrote it and who got it; whoever else is named contributed, in the role that the record names. */
function people({ agents }: Description): JsonLd {
  const by = (part: DescribedAgent['part']) => agents.filter((one) => one.part === part).map(person)
  const others = agents
    .filter(({ part }) => !['author', 'recipient', 'translator', 'editor'].includes(part))
    .map((agent) => ({
      '@type': 'Role',
      ...present('roleName', agent.roles[0]?.text),
      contributor: person(agent),
    }))
  return {
    ...listed('author', by('author')),
    ...listed('recipient', by('recipient')),
    ...listed('translator', by('translator')),
    ...listed('editor', by('editor')),
    ...listed('contributor', others),
  }
}

/** The scan of a page. https://schema.org/ImageObject */
function scan({ item }: RecordView, page: Page, addresses: Addresses): JsonLd {
  const { full, thumbnail } = pagePicture(page, addresses)
  const { width, height } = page.image
  return {
    '@type': 'ImageObject',
    '@id': addresses.page(item.id, page.id),
    contentUrl: full,
    thumbnailUrl: thumbnail,
    encodingFormat: 'image/jpeg',
    width,
    height,
  }
}

/** The same document in other forms. */
function encodings({ item }: RecordView, addresses: Addresses): readonly JsonLd[] {
  const forms = itemRenderings(item, addresses).map(({ address, format }) => ({
    '@type': 'MediaObject',
    contentUrl: address,
    encodingFormat: format,
  }))
  const manifest = {
    '@type': 'MediaObject',
    contentUrl: addresses.manifest(item.id, 3),
    encodingFormat: 'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"',
  }
  return item.pages.length > 0 ? [manifest, ...forms] : forms
}

function dates({ dates: all }: Description): JsonLd {
  const [first] = all
  const created = /^\d{4}(-\d\d(-\d\d)?)?$/.test(first?.edtf ?? '') ? first?.edtf : undefined
  const spans = all.flatMap(({ edtf }) => coverage(edtf) ?? [])
  return { ...present('dateCreated', created), ...present('temporalCoverage', spans[0]) }
}

/**
 * An item for search engines. https://schema.org/ArchiveComponent
 * @param scans whether each of its scans is described, or only that there are so many: pages for people bear a short one
 */
export function schemaItem(
  view: RecordView,
  addresses: Addresses,
  profile: Profile,
  scans: 'all' | 'none',
): JsonLd {
  const { item, collections } = view
  const of = descriptionOf(view, profile)
  const picture = pictureOf(item, addresses)
  return {
    ...context,
    '@type': types(of),
    '@id': addresses.item(item.id),
    url: addresses.item(item.id),
    ...inWords('name', 'alternateName', of.titles, profile),
    ...present('description', saidOnce(item.abstract, profile.languages) || undefined),
    ...present('identifier', of.referenceCode),
    ...dates(of),
    ...listed('inLanguage', of.languages),
    ...people(of),
    ...listed('about', of.fields.subject.map(({ text }) => ({ '@type': 'Thing', name: text }))),
    ...listed('contentLocation', of.fields.place.map(({ text }) => ({ '@type': 'Place', name: text }))),
    ...listed('genre', of.fields.genre.map(({ text }) => text)),
    holdingArchive: holder(addresses, profile),
    ...listed('isPartOf', collections.map((one) => collectionReference(one, addresses, profile))),
    ...present('license', of.rights.uri),
    ...present('creditText', of.rights.statements[0]?.text),
    ...present('thumbnailUrl', picture?.thumbnail),
    ...present('image', picture?.card),
    ...listed('encoding', encodings(view, addresses)),
    ...listed('associatedMedia', scans === 'all' ? item.pages.map((page) => scan(view, page, addresses)) : []),
    ...present('dateModified', view.modified),
    isAccessibleForFree: true,
  }
} // prettier-ignore

/** One page of an item for search engines: its scan, who is to be named with it, and the document it is of. https://schema.org/ImageObject */
export function schemaPage(
  view: RecordView,
  page: Page,
  addresses: Addresses,
  profile: Profile,
): JsonLd {
  const { item } = view
  const of = descriptionOf(view, profile)
  const label = saidOnce(page.label, profile.languages) || String(item.pages.indexOf(page) + 1)
  const title = saidOnce(item.title, profile.languages) || of.titles[0]?.text
  return {
    ...context,
    ...scan(view, page, addresses),
    url: addresses.page(item.id, page.id),
    name: `${title ?? item.id}, ${label}`,
    representativeOfPage: true,
    ...present('license', of.rights.uri),
    creditText: of.rights.statements[0]?.text ?? said(profile.provider.name)[0]?.text ?? '',
    acquireLicensePage: addresses.item(item.id),
    isPartOf: {
      '@type': 'ArchiveComponent',
      '@id': addresses.item(item.id),
      ...present('name', title),
    },
  }
}
