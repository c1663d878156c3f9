import { addressesFrom } from '../../data/model/addresses.js'
import type { CollectionId, ItemId, PageId, Sha256, TextId } from '../../data/model/ids.js'
import type { Item, Page } from '../../data/model/item.js'
import type { TextFile, TextLayer } from '../../data/model/text.js'
import type { CollectionView } from '../../manifests/collection-view.js'
import type { ItemView } from '../../manifests/item-view.js'
import type { Profile } from '../../manifests/profile.js'

export const addresses = addressesFrom('https://archive.example/')

/** A page id, made of a number. */
export const pageIdOf = (number: number) => String(number).padStart(12, '0') as PageId
/** A text id, made of a letter. */
const textIdOf = (letter: string) => letter.repeat(12) as TextId
const collectionIdOf = (name: string) => name as CollectionId
export const itemIdOf = (name: string) => name as ItemId

export const profile: Profile = {
  provider: {
    name: { en: ['Example Archive'], fr: ['Archives d’exemple'] },
    homepage: 'https://example.org/about us',
    logo: { url: 'https://example.org/logo.png', mediaType: 'image/png' },
  },
  languages: ['en', 'fr'],
  requiredStatement: { label: { en: ['Courtesy of'] }, value: { en: ['Example Archive'] } },
  defaultRights: 'https://rightsstatements.org/page/InC/1.0/',
  canvasText: 'auto',
  rootTitle: { en: ['Everything'] },
  rootSummary: { en: ['All that is published here.'] },
}

const hash = '0'.repeat(64) as Sha256

/** A page that measures 2480 by 3508 pixels: A4 at 300 dpi. */
export function pageOf(number: number, label?: string): Page {
  const master = { sha256: hash, name: `${number}.tif`, bytes: 1, mediaType: 'image/tiff' }
  return {
    id: pageIdOf(number),
    ...(label !== undefined && { label: { none: [label] } }),
    image: { master, frame: 0, width: 2480, height: 3508, likeness: '' },
  }
}

/** A text file with so many lines. */
export function textFileOf(lines: number, format: TextFile['format'] = 'plain'): TextFile {
  const mediaType = format === 'alto' ? 'application/xml' : 'text/plain'
  return {
    file: { sha256: hash, name: 'a.txt', bytes: 1, mediaType },
    format,
    lines,
    characters: lines * 60,
  }
}

export const machine: TextLayer = {
  id: textIdOf('o'),
  kind: 'ocr',
  language: 'ru',
  provenance: { tool: 'ABBYY FineReader 12' },
  extent: 'by-page',
  pages: [
    { page: pageIdOf(1), text: textFileOf(30, 'alto'), part: 0 },
    { page: pageIdOf(2), text: textFileOf(28, 'alto'), part: 0 },
  ],
}

export const human: TextLayer = {
  id: textIdOf('t'),
  kind: 'transcription',
  language: 'ru',
  provenance: { by: 'A. Clerk', date: '1999' },
  extent: 'by-page',
  pages: [
    { page: pageIdOf(1), text: textFileOf(30), part: 0 },
    // The second page's file turned out to hold no words.
    { page: pageIdOf(2), text: textFileOf(0), part: 1 },
  ],
}

export const translation: TextLayer = {
  id: textIdOf('f'),
  kind: 'translation',
  language: 'fr',
  label: { fr: ['pour la lecture'] },
  provenance: {},
  extent: 'whole',
  text: textFileOf(50),
}

/** An item with something in every element of its record. */
export const memorandum: Item = {
  id: itemIdOf('memo/12'),
  title: { en: ['Memorandum on the harbour'], ru: ['Докладная записка'] },
  abstract: { en: ['The harbour master asks for a crane.'] },
  dates: [
    { what: { en: ['Created'] }, text: 'late October 1921', edtf: '1921-10~' },
    { what: { en: ['Talk'] }, text: '30 October 1921', edtf: '1921-10-30' },
    { what: { en: ['Talk'] }, text: '31 October 1921', edtf: '1921-10-31' },
  ],
  agents: [
    { name: { en: ['P. Harbour'], ru: ['П. Гавань'] }, role: { en: ['Author'] } },
    {
      name: { none: ['O. Crane & Sons'] },
      role: { en: ['Author'] },
      uri: 'https://viaf.org/viaf/1?a=1&b=2',
    },
    { name: { en: ['The Council'] }, role: { en: ['Recipient'] } },
  ],
  languages: ['ru'],
  referenceCode: 'HRB 14/56/2',
  marking: { en: ['Confidential', 'Copy No. 2'] },
  rights: { uri: 'https://creativecommons.org/licenses/by/4.0/deed.fr' },
  related: [
    { title: { en: ['A reply'] }, item: itemIdOf('reply'), date: '1921-11-02' },
    {
      title: { en: ['A <draft>'] },
      url: 'https://elsewhere.example/d?a=1&b=2',
      abstract: { en: ['Shorter.'] },
    },
    { title: { en: ['A lost letter'] }, url: 'javascript:alert(1)' },
  ],
  fields: [{ label: { en: ['Stamp'] }, value: { none: ['<RECEIVED>'] } }],
  collections: [collectionIdOf('harbour')],
  pages: [pageOf(1, '1r'), pageOf(2), pageOf(3)],
  texts: [machine, translation, human],
  viewing: { direction: 'left-to-right', behavior: 'paged', start: pageIdOf(2) },
  sections: [
    { label: { en: ['The request'] }, from: pageIdOf(1) },
    { label: { en: ['The sums'] }, from: pageIdOf(3) },
  ],
  source: '/home/someone/scans/memo',
}

export const memorandumView: ItemView = {
  item: memorandum,
  collections: [{ id: collectionIdOf('harbour'), title: { en: ['Harbour office'] } }],
  canvasText: new Map([
    [pageIdOf(1), { label: { en: ['Transcription'] }, language: 'ru', lines: ['Строка', '<x>'] }],
  ]),
}

/** An item of which as little as possible is known. */
export const bare: Item = {
  id: itemIdOf('bare'),
  title: { none: ['bare'] },
  dates: [],
  agents: [],
  languages: [],
  rights: {},
  related: [],
  fields: [],
  collections: [],
  pages: [pageOf(7)],
  texts: [],
  viewing: { direction: 'left-to-right', behavior: 'individuals' },
  sections: [],
  source: '',
}

/** A collection of an item with pages, one without, and a collection. */
export const harbour: CollectionView = {
  collection: {
    id: collectionIdOf('harbour'),
    title: { en: ['Harbour office'] },
    abstract: { en: ['Papers of the harbour office.'] },
    referenceCode: 'HRB',
    parent: collectionIdOf('city'),
    order: [],
    source: '/home/someone/scans',
  },
  parentTitle: { en: ['City archive'] },
  members: [
    {
      kind: 'item',
      id: memorandum.id,
      title: memorandum.title,
      manifest: true,
      dates: memorandum.dates,
      thumbnail: { page: pageIdOf(1), width: 2480, height: 3508 },
    },
    { kind: 'item', id: itemIdOf('lost'), title: { en: ['A lost letter'] }, manifest: false },
    { kind: 'collection', id: collectionIdOf('cranes'), title: { en: ['Cranes'] } },
  ],
  total: 2,
}
