import type { Item } from '../../data/model/item.js'
import { spoken, type LanguageMap } from '../../data/model/language.js'
import { webAddress } from '../../manifests/html.js'
import { labels } from '../../manifests/labels.js'
import { bodyLanguage } from '../../manifests/languages.js'
import type { Profile } from '../../manifests/profile.js'
import { rightsOf, rightsUri } from '../../manifests/rights.js'
import type { PdfSubject } from './pdf-file.js'
import type { Paragraph } from './text-sheet.js'
import { xmp, type DublinCore } from './xmp.js'

/** Roles of who made a document, in the languages that records are written in here. */
const makers = /author|creator|writer|auteur|créateur|verfasser|autor|urheber|schreiber/i

const inWords = (map: LanguageMap): DublinCore['title'] =>
  Object.entries(map).map(([language, said]) => ({ language, text: said.join('; ') }))

/** What must be said with the document, and what it may be used for. */
function rights(item: Item, profile: Profile): readonly LanguageMap[] {
  return [profile.requiredStatement?.value, item.rights.statement].filter((map) => map !== undefined) // prettier-ignore
}

function names(item: Item, profile: Profile) {
  const isMaker = ({ role }: Item['agents'][number]) =>
    Object.values(role).flat().some((word) => makers.test(word)) // prettier-ignore
  const said = (agents: Item['agents']) =>
    agents.map(({ name }) => spoken(name, profile.languages)).filter((name) => name !== '')
  return {
    creator: said(item.agents.filter(isMaker)),
    contributor: said(item.agents.filter((agent) => !isMaker(agent))),
  }
}

/** The record as Dublin Core. */
function dublinCore(item: Item, address: string, profile: Profile): DublinCore {
  const licence = rightsUri(rightsOf(item, profile).uri ?? '')
  const title = inWords(item.title)
  return {
    title: title.length > 0 ? title : inWords(labels.untitled),
    ...names(item, profile),
    date: item.dates.map(({ edtf, text }) => edtf ?? text),
    rights: rights(item, profile).flatMap(inWords).slice(0, 1),
    identifier: address,
    ...(item.referenceCode !== undefined && { source: item.referenceCode }),
    language: item.languages.flatMap((tag) => bodyLanguage(tag) ?? []),
    publisher: [spoken(profile.provider.name, profile.languages)],
    ...(licence !== undefined && { licence }),
  }
}

/**
 * What a PDF says of itself.
 * @param address of what it holds: the item, or one of its pages
 */
export function pdfSubject(
  item: Item,
  address: string,
  profile: Profile,
  changed: string,
): PdfSubject {
  const about = dublinCore(item, address, profile)
  const date = new Date(changed)
  const language = about.language[0]
  return {
    title: (spoken(item.title, profile.languages) || labels.untitled.en[0]).toWellFormed(),
    ...(about.creator.length > 0 && { author: about.creator.join('; ').toWellFormed() }),
    ...(language !== undefined && { language }),
    changed: date,
    xmp: xmp(about, date),
  }
}

/** What the last page says: what this is, whose it is, and where it is to be found. */
export function colophon(item: Item, address: string, profile: Profile): readonly Paragraph[] {
  const say = (map: LanguageMap) => spoken(map, profile.languages)
  const line = (text: string | undefined, link?: string): Paragraph[] =>
    text === undefined || text === ''
      ? []
      : [{ lines: [text], size: 11, ...(link !== undefined && { address: link }) }]
  const licence = rightsOf(item, profile).uri
  const { homepage } = profile.provider
  return [
    { lines: [say(item.title) || labels.untitled.en[0]], size: 18 },
    ...line(item.dates.map(({ text }) => text).join('; ')),
    ...line(item.referenceCode),
    ...line(say(profile.provider.name), homepage === undefined ? undefined : webAddress(homepage)),
    ...rights(item, profile).flatMap((map) => line(say(map))),
    ...line(licence, licence === undefined ? undefined : webAddress(licence)),
    ...line(address, address),
  ]
}
