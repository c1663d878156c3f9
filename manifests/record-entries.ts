import type { Addresses } from '../data/model/addresses.js'
import type { Agent, Item, Related } from '../data/model/item.js'
import type { LanguageMap } from '../data/model/language.js'
import { inLanguage } from '../data/model/language.js'
import type { TextLayer } from '../data/model/text.js'
import { linked, span, webAddress } from './html.js'
import type { ItemView } from './item-view.js'
import { labels } from './labels.js'
import { archiveLanguages, languageNames } from './languages.js'
import type { Profile } from './profile.js'
import { rightsOf, rightsUri } from './rights.js'
import { layerLabel, orderedLayers } from './text-layers.js'
import type { Words } from './words.js'
import { plain, saidIn, together, words, wordsAsTheyAre, wordsOr } from './words.js'

/** A line of the record, ready for a document: the label is plain text, values are plain text or HTML. */
export interface Entry {
  readonly label: Words
  readonly value: Words
}

/** Things with the same words over them, in the order of their first. */
function grouped<Thing>(
  things: readonly Thing[],
  heading: (thing: Thing) => LanguageMap,
): readonly { readonly heading: LanguageMap; readonly things: readonly Thing[] }[] {
  const groups = new Map<string, { heading: LanguageMap; things: Thing[] }>()
  for (const thing of things) {
    const key = JSON.stringify(heading(thing))
    const group = groups.get(key) ?? { heading: heading(thing), things: [] }
    group.things.push(thing)
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** Roles and kinds of dates are written as words of a sentence; a label begins with a capital. */
function asHeading(label: Words): Words {
  const capital = (text: string) => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
  return Object.fromEntries(Object.entries(label).map(([tag, said]) => [tag, said.map(capital)]))
}

function dates(item: Item): readonly Entry[] {
  return grouped(item.dates, (date) => date.what).map(({ heading, things }) => ({
    label: asHeading(wordsOr(heading, labels.date)),
    value: words({ none: things.map((date) => date.text) }),
  }))
}

/** A name, linked to its authority file where it has one. */
function agentNames(agent: Agent, language: string): readonly string[] {
  const address = agent.uri === undefined ? undefined : webAddress(agent.uri)
  return saidIn(agent.name, language).map((name) =>
    address === undefined ? plain(name) : span(linked(name, address)),
  )
}

function agents(item: Item): readonly Entry[] {
  return grouped(item.agents, (agent) => agent.role).map(({ heading, things }) => ({
    label: asHeading(wordsOr(heading, labels.agent)),
    value: wordsAsTheyAre(together(things, (agent) => [agent.name], agentNames)),
  }))
}

/** Where a related document can be read: here, if it is published here, else where the record says. */
function relatedAddress({ item, url }: Related, view: ItemView, addresses: Addresses) {
  if (item !== undefined && (view.related?.has(item) ?? true)) return addresses.item(item)
  return url === undefined ? undefined : webAddress(url)
}

function related(view: ItemView, addresses: Addresses): LanguageMap {
  const titleOf = ({ item, title }: Related) =>
    (item === undefined ? undefined : view.related?.get(item)) ?? title
  const said = (of: Related, language: string) => {
    const named = saidIn(titleOf(of), language).join('; ')
    const title = named === '' ? (of.date ?? labels.untitled.en[0]) : named
    const date = of.date === undefined || of.date === title ? '' : `, ${of.date}`
    const abstract = saidIn(of.abstract ?? {}, language).map((text) => `. ${text}`)
    const rest = date + abstract.join('')
    const address = relatedAddress(of, view, addresses)
    return [
      address === undefined
        ? plain(title + rest)
        : span(linked(title, address) + linked(rest, undefined)),
    ]
  }
  const names = (of: Related) => [titleOf(of), of.abstract ?? {}]
  const map = together(view.item.related, names, said)
  // Documents that are known by their date alone belong to no language.
  const nameless = view.item.related.length > 0 && Object.keys(map).length === 0
  return nameless ? { none: view.item.related.flatMap((of) => said(of, 'none')) } : map
}

/** Who made a text and with what, for the credit they are due; nothing where nothing is known. */
function credit(layer: TextLayer): readonly string[] {
  const { by, tool, date, note } = layer.provenance
  return [by, tool, date, note].filter((part) => part !== undefined && part !== '') as string[]
}

function texts(item: Item): LanguageMap {
  const credited = orderedLayers(item).filter((layer) => credit(layer).length > 0)
  return together(
    credited,
    (layer) => [layerLabel(layer)],
    (layer, language) => [
      plain(`${saidIn(layerLabel(layer), language).join('; ')}: ${credit(layer).join(', ')}`),
    ],
  )
}

/** A licence that is not of the two sets `rights` may be drawn from. */
function otherRights(item: Item, profile: Profile): LanguageMap {
  const { uri } = rightsOf(item, profile)
  if (uri === undefined || rightsUri(uri) !== undefined) return {}
  const address = webAddress(uri)
  return inLanguage(address === undefined ? plain(uri) : span(linked(uri, address)))
}

/**
 * An item's record as labelled values, in the order ISAD(G) has its elements: dates, people, languages, codes, then
 * the archive's own fields, then what stands beside it. https://iiif.io/api/presentation/3.0/#metadata
 */
export function recordEntries(
  view: ItemView,
  addresses: Addresses,
  profile: Profile,
): readonly Entry[] {
  const { item } = view
  const spoken = archiveLanguages(profile)
  const code = item.referenceCode === undefined ? {} : inLanguage(item.referenceCode)
  return [
    ...dates(item),
    ...agents(item),
    {
      label: words(labels.languages),
      value: item.languages.length > 0 ? words(languageNames(item.languages, spoken)) : {},
    },
    { label: words(labels.referenceCode), value: words(code) },
    { label: words(labels.marking), value: words(item.marking ?? {}) },
    ...item.fields.map(({ label, value }) => ({
      label: wordsOr(label, labels.note),
      value: words(value),
    })),
    { label: words(labels.related), value: wordsAsTheyAre(related(view, addresses)) },
    { label: words(labels.texts), value: wordsAsTheyAre(texts(item)) },
    { label: words(labels.rights), value: wordsAsTheyAre(otherRights(item, profile)) },
  ].filter(({ value }) => Object.keys(value).length > 0)
}

/**
 * What must be shown with an item: the archive's statement and the record's own.
 * https://iiif.io/api/presentation/3.0/#requiredstatement
 */
export function requiredEntry(item: Item | undefined, profile: Profile): Entry | undefined {
  const own = item?.rights.statement
  const statements = [profile.requiredStatement?.value, own].filter((map) => map !== undefined)
  const value = together(statements, (map) => [map], (map, language) => saidIn(map, language).map(plain)) // prettier-ignore
  if (Object.keys(value).length === 0) return undefined
  return {
    label: wordsOr(profile.requiredStatement?.label ?? labels.rights, labels.rights),
    value: wordsAsTheyAre(value),
  }
}
