import type { Addresses } from '../../data/model/addresses.js'
import type { Collection } from '../../data/model/collection.js'
import type { Item } from '../../data/model/item.js'
import { languageName } from '../languages.js'
import type { Profile } from '../profile.js'
import { isoDays } from '../records/days.js'
import { descriptionOf, type DescribedDate, type Description } from '../records/description.js'
import { pictureOf } from '../records/pictures.js'
import { said, saidOnce, trimmed, type Said } from '../records/said.js'
import { element, lines, type Markup } from '../text-files/xml.js'

const paragraphs = (name: string, texts: readonly Said[]): Markup | undefined =>
  texts.length > 0 ? lines(name, {}, ...texts.map(({ text }) => element('p', {}, text))) : undefined

/** Years as `normal` takes them: https://www.loc.gov/ead/tglib/att_gen.html */
const normalYears = /^[0-2]\d{3}-/

function unitDate({ edtf, text }: DescribedDate): Markup {
  const { from = '', to = '' } = (edtf === undefined ? undefined : isoDays(edtf)) ?? {}
  const known = normalYears.test(from) && normalYears.test(to)
  return element('unitdate', { normal: known ? (from === to ? from : `${from}/${to}`) : undefined }, text)
} // prettier-ignore

/** Where a digital form of it is. https://www.loc.gov/ead/tglib/elements/dao.html */
function digital(address: string, title: string, role: string): Markup {
  return element('dao', {
    'xlink:type': 'simple',
    'xlink:href': address,
    'xlink:title': title,
    'xlink:role': role,
    'xlink:show': 'new',
    'xlink:actuate': 'onRequest',
  })
}

function digitals(item: Item, addresses: Addresses): readonly Markup[] {
  const page = digital(addresses.item(item.id), 'Item page', 'text/html')
  const picture = pictureOf(item, addresses)
  if (!picture) return [page]
  return [
    page,
    digital(addresses.manifest(item.id, 3), 'IIIF manifest', 'application/ld+json'),
    digital(picture.thumbnail, 'Thumbnail', 'image/jpeg'),
  ]
}

function languages(of: Description, { languages: [spoken = 'en'] }: Profile): Markup | undefined {
  if (of.languages.length === 0) return undefined
  const names = of.languages.map((tag) => element('language', {}, languageName(tag, spoken)))
  return lines('langmaterial', {}, ...names)
}

/** What identifies a unit. https://www.loc.gov/ead/tglib/elements/did.html */
function identification(item: Item, of: Description, addresses: Addresses, profile: Profile) {
  const { pages } = item
  const extents = [
    ...of.fields.extent.map(({ text }) => element('extent', {}, text)),
    ...(pages.length > 0 ? [element('extent', { unit: 'pages' }, String(pages.length))] : []),
  ]
  return lines(
    'did',
    {},
    ...of.titles.map(({ text }) => element('unittitle', {}, text)),
    of.referenceCode === undefined ? undefined : element('unitid', {}, of.referenceCode),
    ...of.dates.map(unitDate),
    ...of.agents.map(({ names: [first], roles: [role] }) =>
      element('origination', { label: role?.text }, element('name', {}, first?.text)),
    ),
    extents.length > 0 ? lines('physdesc', {}, ...extents) : undefined,
    languages(of, profile),
    ...of.markings.map(({ text }) => element('note', {}, element('p', {}, text))),
    ...digitals(item, addresses),
  )
}

/** What it is found by. */
function access({ fields }: Description): Markup | undefined {
  const terms = [
    ...fields.subject.map(({ text }) => element('subject', {}, text)),
    ...fields.place.map(({ text }) => element('geogname', {}, text)),
    ...fields.genre.map(({ text }) => element('genreform', {}, text)),
  ]
  return terms.length > 0 ? lines('controlaccess', {}, ...terms) : undefined
}

/** An item as a component of the finding aid of the collection it is in. https://www.loc.gov/ead/tglib/elements/c.html */
export function eadItem(item: Item, addresses: Addresses, profile: Profile): Markup {
  const of = descriptionOf({ item, collections: [] }, profile)
  const { uri, statements } = of.rights
  return lines(
    'c',
    { level: 'item' },
    identification(item, of, addresses, profile),
    paragraphs('scopecontent', of.abstracts),
    access(of),
    paragraphs('odd', of.fields.note),
    paragraphs('userestrict', [...statements, ...(uri === undefined ? [] : [{ text: uri }])]),
  )
}

/** What identifies a collection. */
export function eadCollection(
  { id, title, abstract, referenceCode = '' }: Collection,
  addresses: Addresses,
  { languages: spoken, provider }: Profile,
  isTop: boolean,
): readonly (Markup | undefined)[] {
  const code = trimmed(referenceCode)
  const repository = element('repository', {}, element('corpname', {}, saidOnce(provider.name, spoken)))
  return [
    lines(
      'did',
      {},
      element('unittitle', {}, saidOnce(title, spoken) || id),
      code === '' ? undefined : element('unitid', {}, code),
      isTop ? repository : undefined,
      digital(addresses.collectionPage(id), 'Collection page', 'text/html'),
      digital(addresses.collection(id, 3), 'IIIF collection', 'application/ld+json'),
    ),
    paragraphs('scopecontent', said(abstract)),
  ]
} // prettier-ignore
