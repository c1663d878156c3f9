import type { Quote } from '../data/model/citation.js'
import type { Item, Page } from '../data/model/item.js'
import { xywh, type Box } from '../data/model/region.js'
import { withQuery } from './address.js'
import { reference, type Reference } from './cite/reference.js'
import { croppedTo, cropOf } from './crop.js'
import { attributes, html, type Html } from './html.js'
import type { Named } from './item-view.js'
import { plainLabel } from './leaf.js'
import { plainly, said, spokenAs } from './said.js'
import type { Site } from './site.js'
import { dateInWords } from './spoken-date.js'
import { wordsIn } from './words.js'

/** A passage or a region of a page that is cited, with all that is shown of it. */
export interface CitedView {
  readonly item: Item
  /** The collections the item is in, outermost first. */
  readonly collections: readonly Named[]
  /** What was cited, as it was then. */
  readonly cited: { readonly region?: Box; readonly quote?: Quote }
  /** Where that is now. */
  readonly place: {
    /** Absent where its page is gone. */
    readonly page?: Page
    readonly region?: Box
    /** What is lit up on the scan, in pixels: a box for each line, or the region. */
    readonly boxes: readonly Box[]
    readonly lines?: readonly [first: number, last: number]
  }
}

/** What a page is called in citations: as the archive calls it, else its place in the item, from 1. */
export function citedLabel(item: Item, page: Page, site: Site): string {
  return plainLabel(page, Math.max(0, item.pages.indexOf(page)), site)
}

/** A cited place for the styles of citing. */
export function citedReference(view: CitedView, address: string, site: Site): Reference {
  const { item, collections, place } = view
  const { page, lines } = place
  const cited = {
    address,
    collection: collections.at(-1)?.title,
    ...(page && { page: citedLabel(item, page, site) }),
    ...(lines && { lines }),
  }
  return reference(item, cited, site)
}

/** Where a cited place is read: its page, with its text, framed on the region; the document where the page is gone. */
export function readingAddress({ item, cited, place }: CitedView, { addresses }: Site): string {
  if (!place.page) return addresses.item(item.id)
  const page = withQuery(addresses.page(item.id, place.page.id), { text: cited.quote?.text })
  if (place.region) return `${page}#${xywh(place.region)}`
  return place.lines ? `${page}#line-${place.lines[0]}` : page
}

/** The address of the picture of a region of a scan, or of all of it, as large as it is given. */
export function regionPicture({ page, region }: CitedView['place'], { addresses }: Site) {
  const area = region ? xywh(region).replace('xywh=', '') : 'full'
  return page && `${addresses.image(page.id, 3)}/${area}/max/0/default.jpg`
}

/** The cited place on its scan with some of what is around it, the words lit up; nothing where its page is gone. */
export function crop(view: CitedView, site: Site): Html | undefined {
  const { page, boxes } = view.place
  if (!page) return undefined
  const area = cropOf(page.image, boxes, view.cited.quote !== undefined)
  const base = `${site.addresses.image(page.id, 3)}/${xywh(area).replace('xywh=', '')}`
  const sizes = croppedTo(area)
  const label = citedLabel(view.item, page, site)
  const words = wordsIn(site.languages)
  return html`<a
    class="excerpt"
    href="${readingAddress(view, site)}"
    ${attributes({ 'data-natural': area.height > area.width || area.width < 800 })}
    ><img
      ${attributes({
        src: `${base}/${sizes[0]},/0/default.jpg`,
        srcset: sizes.map((width) => `${base}/${width},/0/default.jpg ${width}w`).join(', '),
        sizes: '(min-width: 54rem) 50rem, 100vw',
        width: area.width,
        height: area.height,
        alt: words.citedOnScan(plainly(view.item.title, site), label),
      })}
    /><svg
      ${attributes({ viewBox: [area.x, area.y, area.width, area.height].join(' '), preserveAspectRatio: 'none' })}
      aria-hidden="true"
      focusable="false"
    >
      ${boxes.map((box) => html`<rect ${attributes({ ...box })} />`)}
    </svg></a
  >`
}

/** The words that were cited, with what stood before and after them. */
export function quotation(quote: Quote | undefined, address: string, site: Site): Html | undefined {
  if (!quote) return undefined
  const lines = (text: string) =>
    text.split('\n').map((line, at) => html`${at > 0 && html`<br /> `}${line}`)
  const words = wordsIn(site.languages)
  return html`<blockquote class="quote" cite="${address}" ${spokenAs(quote.language)}>
      <p>${lines(quote.exact)}</p>
    </blockquote>
    <details class="around">
      <summary>${words.inContext}</summary>
      <p ${spokenAs(quote.language)}>
        … ${lines(quote.prefix)}<mark>${lines(quote.exact)}</mark>${lines(quote.suffix)} …
      </p>
    </details>`
}

/** What it is of: the document, its date, the page, the lines, and which of its texts the words are from. */
export function source(view: CitedView, site: Site): Html {
  const { item, place, cited } = view
  const words = wordsIn(site.languages)
  const [date] = item.dates
  const label = place.page && citedLabel(item, place.page, site)
  const parts = [
    date && dateInWords(date, site),
    // A label such as `f. 7` says itself what it counts.
    label !== undefined && /^\d/.test(label) ? `${words.page.toLowerCase()} ${label}` : label,
    place.lines && words.linesInWords(...place.lines),
    cited.quote && words.kind[cited.quote.kind].toLowerCase(),
  ].filter((part) => part !== undefined)
  return html`<p class="sub">
    <a href="${site.addresses.item(item.id)}">${said(item.title, site)}</a
    >${parts.map((part) => html`, ${part}`)}
  </p>`
}
