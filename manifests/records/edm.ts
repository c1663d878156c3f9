import type { Addresses } from '../../data/model/addresses.js'
import type { Profile } from '../profile.js'
import { element, lines, type Markup } from '../text-files/xml.js'
import { descriptionOf, type Description } from './description.js'
import { edmAgents, edmTimeSpans, edmWebResources, spanned } from './edm-parts.js'
import { pictureOf } from './pictures.js'
import type { RecordFormat, RecordView } from './record-format.js'
import { relatedRecords } from './related.js'
import { said, type Said } from './said.js'

const namespaces = {
  'xmlns:rdf': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'xmlns:edm': 'http://www.europeana.eu/schemas/edm/',
  'xmlns:ore': 'http://www.openarchives.org/ore/terms/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:dcterms': 'http://purl.org/dc/terms/',
  'xmlns:skos': 'http://www.w3.org/2004/02/skos/core#',
  'xmlns:svcs': 'http://rdfs.org/sioc/services#',
  'xmlns:doap': 'http://usefulinc.com/ns/doap#',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
} as const
const schema = 'https://www.europeana.eu/schemas/edm/EDM.xsd'

const each = (name: string, texts: readonly Said[]): readonly Markup[] =>
  texts.map(({ text, language }) => element(name, { 'xml:lang': language }, text))

const to = (name: string, address: string): Markup => element(name, { 'rdf:resource': address })

/** Who is known by an address in an authority file is linked to it. */
function people({ agents }: Description): readonly Markup[] {
  return agents.flatMap(({ names, part, uri }) => {
    const name = part === 'author' ? 'dc:creator' : part === 'publisher' ? 'dc:publisher' : 'dc:contributor' // prettier-ignore
    return uri === undefined ? each(name, names) : [to(name, uri)]
  })
}

function dates({ dates: [first, ...others] }: Description, address: string): readonly Markup[] {
  const created =
    first === undefined
      ? []
      : spanned(first)
        ? [to('dcterms:created', `${address}#date-1`)]
        : [element('dcterms:created', {}, first.text)]
  return [...created, ...others.map(({ edtf, text }) => element('dc:date', {}, edtf ?? text))]
}

/** Of a text the language must be told: https://europeana.atlassian.net/wiki/spaces/EF/pages/2106294284/edm+ProvidedCHO */
function languages({ isText, languages: tags }: Description): readonly Markup[] {
  const known = tags.length > 0 || !isText ? tags : ['und']
  return known.map((tag) => element('dc:language', {}, tag))
}

function object(view: RecordView, of: Description, addresses: Addresses): Markup {
  const { item, collections } = view
  const address = addresses.item(item.id)
  const { fields } = of
  return lines(
    'edm:ProvidedCHO',
    { 'rdf:about': `${address}#document` },
    ...people(of),
    ...each('dc:description', [...of.abstracts, ...of.markings, ...fields.note]),
    ...[address, of.referenceCode].flatMap((id) => (id === undefined ? [] : [element('dc:identifier', {}, id)])),
    ...languages(of),
    ...relatedRecords(view, addresses).flatMap((one) => [
      ...each('dc:relation', one.titles),
      ...(one.address === undefined ? [] : [to('dc:relation', one.address)]),
    ]),
    ...each('dc:subject', fields.subject),
    ...each('dc:title', of.titles),
    ...each('dc:type', [{ text: of.isText ? 'Text' : 'Image', language: 'en' }, ...fields.genre]),
    ...dates(of, address),
    ...each('dcterms:extent', fields.extent),
    ...collections.flatMap(({ id, title }) => [
      ...each('dcterms:isPartOf', said(title)),
      to('dcterms:isPartOf', addresses.collectionPage(id)),
    ]),
    ...each('dcterms:spatial', fields.place),
    element('edm:type', {}, of.isText ? 'TEXT' : 'IMAGE'),
  )
} // prettier-ignore

/** Where it is seen, by whom it is given, and what may be done with it. */
function aggregation(
  { item }: RecordView,
  of: Description,
  addresses: Addresses,
  { provider }: Profile,
): Markup {
  const address = addresses.item(item.id)
  const picture = pictureOf(item, addresses)
  const [name] = said(provider.name)
  const given = (by: string) =>
    element(by, { 'xml:lang': name?.language }, name?.text ?? new URL(addresses.root).host)
  return lines(
    'ore:Aggregation',
    { 'rdf:about': `${address}#aggregation` },
    to('edm:aggregatedCHO', `${address}#document`),
    given('edm:dataProvider'),
    ...item.pages.slice(1).map(({ id }) => to('edm:hasView', `${addresses.image(id, 3)}/full/max/0/default.jpg`)),
    to('edm:isShownAt', address),
    picture && to('edm:isShownBy', picture.full),
    picture && to('edm:object', picture.card),
    given('edm:provider'),
    ...each('dc:rights', of.rights.statements),
    to('edm:rights', of.rights.uri ?? notEvaluated),
  )
} // prettier-ignore

/** Europeana takes no record without one; this one says no more than that nobody has told. */
const notEvaluated = 'http://rightsstatements.org/vocab/CNE/1.0/'

/**
 * A record in the Europeana Data Model. https://pro.europeana.eu/page/edm-documentation; scans by
 * https://europeana.atlassian.net/wiki/spaces/EF/pages/1987444784/Publishing+guide+for+IIIF
 */
function edm(view: RecordView, addresses: Addresses, profile: Profile): Markup {
  const of = descriptionOf(view, profile)
  const location = { 'xsi:schemaLocation': `${namespaces['xmlns:rdf']} ${schema}` }
  return lines(
    'rdf:RDF',
    { ...namespaces, ...location },
    object(view, of, addresses),
    ...edmAgents(of),
    ...edmTimeSpans(of, addresses.item(view.item.id)),
    ...edmWebResources(view.item, of, addresses),
    aggregation(view, of, addresses, profile),
  )
}

/** The Europeana Data Model. */
export const edmFormat: RecordFormat = {
  prefix: 'edm',
  extension: 'edm.xml',
  namespace: namespaces['xmlns:rdf'],
  schema,
  mediaType: 'application/rdf+xml',
  name: 'Europeana Data Model',
  record: edm,
}
