import type { Addresses } from '../../data/model/addresses.js'
import type { Profile } from '../profile.js'
import { element, lines, type Markup } from '../text-files/xml.js'
import { descriptionOf, type Description } from './description.js'
import type { RecordFormat, RecordView } from './record-format.js'
import { relatedRecords } from './related.js'
import { said, type Said } from './said.js'

const namespace = 'http://www.openarchives.org/OAI/2.0/oai_dc/'
const schema = 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd'

/** An element for each of some texts. */
const each = (name: string, texts: readonly Said[]): readonly Markup[] =>
  texts.map(({ text, language }) => element(`dc:${name}`, { 'xml:lang': language }, text))

const bare = (name: string, texts: readonly (string | undefined)[]): readonly Markup[] =>
  texts.flatMap((text) => (text === undefined ? [] : [element(`dc:${name}`, {}, text)]))

/** Who wrote it is its creator; whoever else is named contributed. */
function people({ agents }: Description): readonly Markup[] {
  return agents.flatMap(({ names, part }) =>
    each(part === 'author' ? 'creator' : part === 'publisher' ? 'publisher' : 'contributor', names),
  )
}

function relations(view: RecordView, addresses: Addresses): readonly Markup[] {
  const { item, collections } = view
  return [
    ...collections.flatMap(({ id, title }) => [
      ...each('relation', said(title)),
      ...bare('relation', [addresses.collectionPage(id)]),
    ]),
    ...relatedRecords(view, addresses).flatMap(({ titles, address }) => [
      ...each('relation', titles),
      ...bare('relation', [address]),
    ]),
    ...bare('relation', item.pages.length > 0 ? [addresses.manifest(item.id, 3)] : []),
  ]
}

/** A record in simple Dublin Core, which every harvester reads. https://www.openarchives.org/OAI/openarchivesprotocol.html#dublincore */
function dublinCore(view: RecordView, addresses: Addresses, profile: Profile): Markup {
  const { item } = view
  const of = descriptionOf(view, profile)
  return lines(
    'oai_dc:dc',
    {
      'xmlns:oai_dc': namespace,
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${namespace} ${schema}`,
    },
    ...each('title', of.titles),
    ...people(of),
    ...each('subject', of.fields.subject),
    ...each('description', [...of.abstracts, ...of.markings, ...of.fields.note]),
    ...each('publisher', said(profile.provider.name)),
    ...bare('date', of.dates.map(({ edtf, text }) => edtf ?? text)),
    ...bare('type', [of.isText ? 'Text' : 'Image']),
    ...each('type', of.fields.genre),
    ...each('format', of.fields.extent),
    ...bare('format', item.pages.length > 0 ? ['image/jpeg'] : []),
    ...bare('identifier', [addresses.item(item.id), of.referenceCode]),
    ...bare('language', of.languages),
    ...relations(view, addresses),
    ...each('coverage', of.fields.place),
    ...bare('rights', [of.rights.uri]),
    ...each('rights', of.rights.statements),
  )
} // prettier-ignore

/** Simple Dublin Core, as OAI-PMH demands of everybody. */
export const dublinCoreFormat: RecordFormat = {
  prefix: 'oai_dc',
  extension: 'dc.xml',
  namespace,
  schema,
  mediaType: 'application/xml',
  name: 'Dublin Core',
  record: dublinCore,
}
