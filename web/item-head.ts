import type { Page } from '../data/model/item.js'
import { spoken } from '../data/model/language.js'
import { factLine } from './cards.js'
import { html, type Html } from './html.js'
import type { ItemView } from './item-view.js'
import { layers } from './item-view.js'
import type { PageLink } from './layout.js'
import { plainly, said } from './said.js'
import { shareImage, type ShareImage } from './share-image.js'
import type { Site } from './site.js'
import { dateInWords } from './spoken-date.js'
import { wordsIn } from './words.js'

/** The line beneath a title: date, people, pages, reference code. */
export function subLine({ item }: ItemView, site: Site): Html {
  const words = wordsIn(site.languages)
  const names = [...new Set(item.agents.map(({ name }) => spoken(name, site.languages)))]
  const shown = names.slice(0, 2).join(', ')
  return factLine([
    item.dates[0] && dateInWords(item.dates[0], site),
    names.length > 2 ? `${shown} ${words.others(names.length - 2)}` : shown,
    item.pages.length > 0 ? words.pages(item.pages.length) : words.noScan,
    item.referenceCode,
  ])
}

/** The steps from the archive to an item, for its breadcrumb. */
export function steps(view: ItemView, site: Site): readonly { href: string; name: Html }[] {
  const { addresses } = site
  return [
    { href: addresses.root, name: html`${wordsIn(site.languages).allDocuments}` },
    ...view.collections.map(({ id, title }) => ({
      href: addresses.collectionPage(id),
      name: said(title, site),
    })),
  ]
}

/** What a search engine shows of an item: its abstract, else nothing. */
export function description({ item }: ItemView, site: Site): string | undefined {
  return item.abstract && plainly(item.abstract, site)
}

/** The forms of an item for machines; an item without pages has no manifest. */
export function machineLinks({ item, signposts = [] }: ItemView, site: Site): readonly PageLink[] {
  const manifest = (version: 2 | 3): PageLink => ({
    rel: 'alternate',
    href: site.addresses.manifest(item.id, version),
    type: `application/ld+json;profile="http://iiif.io/api/presentation/${version}/context.json"`,
    title: `IIIF Presentation ${version}`,
  })
  return [...(item.pages.length > 0 ? [manifest(3), manifest(2)] : []), ...signposts]
}

/** What is shown of a page where its address, or its item's, is shared: the head of its text, where one of the texts that were read has places. */
export function cardOf(view: ItemView, page: Page, site: Site): ShareImage {
  const read = layers(view.item).flatMap(({ id }) => view.texts.get(id)?.get(page.id) ?? [])
  const places = read.map((text) => text.lines.flatMap(({ box }) => box ?? []))
  const lines = places.find((boxes) => boxes.length > 0) ?? []
  const alt = wordsIn(site.languages).headOf(plainly(view.item.title, site))
  return shareImage(page, lines, alt, site)
}
