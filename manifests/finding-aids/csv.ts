import type { Addresses } from '../../data/model/addresses.js'
import type { Collection } from '../../data/model/collection.js'
import type { Item } from '../../data/model/item.js'
import type { Profile } from '../profile.js'
import { descriptionOf, type Description } from '../records/description.js'
import { pictureOf } from '../records/pictures.js'
import { saidOnce, trimmed, type Said } from '../records/said.js'

/** Where something stands: the titles of the collections it is in, outermost first. */
export type Path = readonly string[]

const columns = [
  'kind', 'id', 'reference_code', 'title', 'collection', 'date', 'edtf', 'people', 'languages', 'abstract', 'marking', 'pages', 'rights', 'address',
  'manifest', 'thumbnail',
] as const // prettier-ignore

type Row = Readonly<Partial<Record<(typeof columns)[number], string | number>>>

/** What a spreadsheet would take for a formula, full-width signs too. https://owasp.org/www-community/attacks/CSV_Injection */
const formula = /^[=+\-@\t\r＝＋－＠]/

/** A value as https://www.rfc-editor.org/rfc/rfc4180 has it; one that a spreadsheet would compute has an apostrophe before it. */
function cell(value: string | number | undefined): string {
  if (typeof value === 'number') return String(value)
  const text = trimmed(value ?? '')
  const safe = formula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const row = (values: Row) => `${columns.map((name) => cell(values[name])).join(',')}\r\n`

/**
 * The names of the columns. A byte order mark stands before them, since the spreadsheets that archivists open such files with
 * take them for another encoding without it.
 */
export const csvHead = `\ufeff${columns.join(',')}\r\n`

const all = (texts: readonly Said[]) => texts.map(({ text }) => text).join(' | ')

function people({ agents }: Description): string {
  const named = agents.map(({ names: [name], roles: [role] }) =>
    [name?.text, role && `(${role.text})`].filter(Boolean).join(' '),
  )
  return named.join(' | ')
}

/** A line for an item. */
export function csvItem(item: Item, path: Path, addresses: Addresses, profile: Profile): string {
  const { languages } = profile
  const of = descriptionOf({ item, collections: [] }, profile)
  const picture = pictureOf(item, addresses)
  return row({
    kind: 'item',
    id: item.id,
    reference_code: of.referenceCode ?? '',
    title: all(of.titles),
    collection: path.join(' > '),
    date: of.dates.map(({ text }) => text).join(' | '),
    edtf: of.dates.map(({ edtf = '' }) => edtf).join(' | '),
    people: people(of),
    languages: of.languages.join(' | '),
    abstract: saidOnce(item.abstract, languages),
    marking: all(of.markings),
    pages: item.pages.length,
    rights: of.rights.uri ?? all(of.rights.statements),
    address: addresses.item(item.id),
    manifest: picture ? addresses.manifest(item.id, 3) : '',
    thumbnail: picture?.thumbnail ?? '',
  })
}

/** A line for a collection in another one. */
export function csvCollection(
  { id, title, abstract, referenceCode = '' }: Collection,
  path: Path,
  addresses: Addresses,
  { languages }: Profile,
): string {
  return row({
    kind: 'collection',
    id,
    reference_code: referenceCode,
    title: saidOnce(title, languages) || id,
    collection: path.join(' > '),
    abstract: saidOnce(abstract, languages),
    address: addresses.collectionPage(id),
    manifest: addresses.collection(id, 3),
  })
}
