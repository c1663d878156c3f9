import type { Addresses } from '../../data/model/addresses.js'
import type { Profile } from '../profile.js'
import { element, lines, type Markup } from '../text-files/xml.js'
import { descriptionOf, type Description } from './description.js'
import { pictureOf } from './pictures.js'
import { modsAgent, modsDates } from './mods-parts.js'
import type { RecordFormat, RecordView } from './record-format.js'
import { relatedRecords } from './related.js'
import { said, saidOnce, type Said } from './said.js'

const namespace = 'http://www.loc.gov/mods/v3'
const schema = 'http://www.loc.gov/standards/mods/v3/mods-3-8.xsd'

const each = (name: string, texts: readonly Said[], attributes: Readonly<Record<string, string>> = {}): readonly Markup[] =>
  texts.map(({ text, language }) => element(name, { ...attributes, 'xml:lang': language }, text)) // prettier-ignore

/** The first title is the title; others are the same in other languages, or other titles. */
function titles([first, ...others]: readonly Said[]): readonly Markup[] {
  const title = (one: Said, type?: string) =>
    element('titleInfo', { type, 'xml:lang': one.language }, element('title', {}, one.text))
  return [
    ...(first ? [title(first)] : []),
    ...others.map((one) =>
      title(one, one.language === first?.language ? 'alternative' : 'translated'),
    ),
  ]
}

/** What it is about and what is in it. */
function contents({ item }: RecordView, of: Description, { languages }: Profile) {
  const sections = item.sections.map(({ label }) => saidOnce(label, languages))
  const { subject, place, note } = of.fields
  const about = (name: string, texts: readonly Said[]) =>
    texts.map((one) => element('subject', {}, ...each(name, [one])))
  return [
    ...each('abstract', of.abstracts),
    ...each(
      'tableOfContents',
      sections.length > 0 ? [{ text: sections.filter((one) => one !== '').join(' -- ') }] : [],
    ),
    ...each('note', of.markings, { type: 'marking' }),
    ...each('note', note),
    ...about('topic', subject),
    ...about('geographic', place),
  ]
}

function physical({ item }: RecordView, { fields }: Description): Markup | undefined {
  const scans =
    item.pages.length > 0
      ? [
          element('internetMediaType', {}, 'image/jpeg'),
          element('extent', { unit: 'pages' }, String(item.pages.length)),
          element('digitalOrigin', {}, 'reformatted digital'),
        ]
      : []
  const parts = [...each('extent', fields.extent), ...scans]
  return parts.length > 0 ? lines('physicalDescription', {}, ...parts) : undefined
}

/** Where it is kept, and where it is seen. https://www.loc.gov/standards/mods/userguide/location.html */
function places(view: RecordView, of: Description, addresses: Addresses, profile: Profile): Markup {
  const { item } = view
  const picture = pictureOf(item, addresses)
  const { referenceCode } = of
  return lines(
    'location',
    {},
    ...each('physicalLocation', said(profile.provider.name)),
    referenceCode === undefined ? undefined : element('shelfLocator', {}, referenceCode),
    element('url', { usage: 'primary display', access: 'object in context' }, addresses.item(item.id)),
    picture && element('url', { access: 'preview' }, picture.thumbnail),
    picture && element('url', { note: 'IIIF Presentation 3 manifest' }, addresses.manifest(item.id, 3)),
  )
} // prettier-ignore

function relations(view: RecordView, addresses: Addresses): readonly Markup[] {
  const at = (address: string | undefined) =>
    address === undefined
      ? undefined
      : element('location', {}, element('url', {}, address))
  return [
    ...view.collections.map(({ id, title }) =>
      lines('relatedItem', { type: 'host' }, ...titles(said(title)), at(addresses.collectionPage(id))),
    ),
    ...relatedRecords(view, addresses).map((one) =>
      lines(
        'relatedItem',
        {},
        ...titles(one.titles),
        one.date === undefined ? undefined : element('originInfo', {}, element('dateCreated', {}, one.date)),
        ...each('abstract', one.abstracts),
        at(one.address),
      ),
    ),
  ]
} // prettier-ignore

function rights({ rights: { uri, statements } }: Description): readonly Markup[] {
  const use = { type: 'use and reproduction' }
  const licence = uri === undefined ? [] : [element('accessCondition', { ...use, 'xlink:href': uri }, uri)] // prettier-ignore
  return [...licence, ...each('accessCondition', statements, use)]
}

/** Who wrote the record, and when. */
function recordInfo({ item, created, modified }: RecordView, { provider, languages }: Profile) {
  const when = (name: string, at: string | undefined) =>
    at === undefined ? undefined : element(name, { encoding: 'w3cdtf' }, at)
  return lines(
    'recordInfo',
    {},
    element('recordContentSource', {}, saidOnce(provider.name, languages)),
    when('recordCreationDate', created),
    when('recordChangeDate', modified),
    element('recordIdentifier', {}, item.id),
  )
}

/** A record in MODS 3.8. https://www.loc.gov/standards/mods/userguide/ */
export function mods(view: RecordView, addresses: Addresses, profile: Profile): Markup {
  const { item } = view
  const of = descriptionOf(view, profile)
  return lines(
    'mods',
    {
      xmlns: namespace,
      'xmlns:xlink': 'http://www.w3.org/1999/xlink',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${namespace} ${schema}`,
      version: '3.8',
    },
    ...titles(of.titles),
    ...of.agents.map(modsAgent),
    element('typeOfResource', {}, of.isText ? 'text' : 'still image'),
    ...each('genre', of.fields.genre),
    modsDates(of.dates),
    ...of.languages.map((tag) =>
      element('language', {}, element('languageTerm', { type: 'code', authority: 'rfc5646' }, tag)),
    ),
    physical(view, of),
    ...contents(view, of, profile),
    ...relations(view, addresses),
    element('identifier', { type: 'uri' }, addresses.item(item.id)),
    of.referenceCode === undefined ? undefined : element('identifier', { type: 'local' }, of.referenceCode),
    places(view, of, addresses, profile),
    ...rights(of),
    recordInfo(view, profile),
  )
} // prettier-ignore

/** MODS, as libraries exchange their records. */
export const modsFormat: RecordFormat = {
  prefix: 'mods',
  extension: 'mods.xml',
  namespace,
  schema,
  mediaType: 'application/mods+xml',
  name: 'MODS',
  record: mods,
}
