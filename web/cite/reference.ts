import { spoken, type LanguageMap } from '../../data/model/language.js'
import { agentPart } from '../../data/model/agent-part.js'
import type { Item } from '../../data/model/item.js'
import type { Site } from '../site.js'
import { interfaceLanguage } from '../words.js'
import { citedDate, dateAsSaid, type CitedDate } from './date.js'
import { nameOf, type Name } from './name.js'

/** A document, or a place in it, as everything that cites it needs it: words in one language, nothing made up. */
export interface Reference {
  /** The item's id. */
  readonly id: string
  readonly title: string
  readonly authors: readonly Name[]
  readonly date?: CitedDate
  /** The date as the record writes it, or in words where that is only a machine's form. */
  readonly dateText?: string
  readonly referenceCode?: string
  /** The collection it is in, the nearest. */
  readonly collection?: string
  /** Who holds it. */
  readonly repository: string
  /** The archive it is published in, where that is called otherwise. */
  readonly archive?: string
  readonly languages: readonly string[]
  readonly abstract?: string
  /** The page's label, where one page is cited. */
  readonly page?: string
  /** The first and the last line that are cited. */
  readonly lines?: readonly [first: number, last: number]
  /** Where it stays. */
  readonly address: string
}

/** What of a document is cited, and where it is found again. */
export interface Cited extends Pick<Reference, 'address' | 'page' | 'lines'> {
  /** The title of the nearest collection it is in. */
  readonly collection?: LanguageMap | undefined
}

/** What citing an item takes. Nobody is made its author whom the record does not name so. */
export function reference(
  item: Item,
  { collection, ...cited }: Cited,
  site: Pick<Site, 'title' | 'provider' | 'languages'>,
): Reference {
  const say = (map: LanguageMap) => spoken(map, site.languages).replace(/\s+/g, ' ').trim()
  const [date] = item.dates
  const repository = say(site.provider?.name ?? site.title)
  const archive = say(site.title)
  return {
    id: item.id,
    title: say(item.title),
    authors: item.agents
      .filter((agent) => agentPart(agent) === 'author')
      .map(({ name }) => nameOf(say(name))),
    ...(date && {
      date: citedDate(date),
      dateText: dateAsSaid(date, interfaceLanguage(site.languages)),
    }),
    ...(item.referenceCode !== undefined && { referenceCode: item.referenceCode }),
    ...(collection && { collection: say(collection) }),
    repository,
    ...(archive !== repository && { archive }),
    languages: item.languages,
    ...(item.abstract && { abstract: say(item.abstract) }),
    ...cited,
  }
}
