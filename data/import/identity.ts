import type { PageId } from '../model/ids.js'
import type { Page } from '../model/item.js'
import type { PageImage } from '../model/page-image.js'

/** How looks are compared (see `images/likeness` and `images/rescans`). */
export interface Looks {
  /** How alike two pages look, from 0 to 1. Takes some milliseconds. */
  readonly likeness: (one: string, other: string) => number
  /** From which likeness on two scans are of one page, if no other page looks like it. */
  readonly surelySame: number
  /** By how much one likeness is clearly more than another. */
  readonly clearly: number
  /** Which of the new scans are clearly of known pages: places in `fresh`, to places in `known`. */
  readonly rescans: (
    known: readonly string[],
    fresh: readonly string[],
    others: readonly string[],
  ) => ReadonlyMap<number, number>
}

/** Pages whose looks are all compared with each other; beyond, only those at about the same place of the document. */
const window = 40
/** How many pages to both sides are looked at for a contrast. */
const neighbours = 3

/** Which page that was published before each scan is, by its place in `scans`; a new page has none. */
export type Recognised = ReadonlyMap<number, { readonly page: Page; readonly by: RecognisedBy }>

/** What a page was recognised by. */
export type RecognisedBy = 'the same bytes' | 'its name' | 'its look'

/**
 * Finds the pages of an item again among the scans of a new delivery, so that a page keeps its id through renaming,
 * reordering, insertions and rescans.
 *
 * The same bytes are the same page. Then the same name, where the look agrees; then a look that only one page has;
 * then the same name alone. A look goes before a name alone because an inserted page shifts the names of all behind
 * it: `003.tif` may now be another page, while the page that was `003.tif` was rescanned as `004.tif`.
 */
export function recognised(
  before: readonly Page[],
  scans: readonly PageImage[],
  looks: Looks,
): Recognised {
  const search = new Search(before, scans)
  search.pair(sameBytes, sameName, 'the same bytes')
  search.pair(sameBytes, () => true, 'the same bytes')
  search.pair(sameName, (page, scan) => search.isLikest(page, scan, looks), 'its name')
  search.pairRescans(looks)
  search.pair(sameName, () => true, 'its name')
  return search.found
}

/**
 * Finds pages that were left out of the item before among the scans that are nobody's yet, as {@link recognised} does; but never by a name
 * alone, because the page that has a name now need not be the one that had it then.
 * @param former the pages that were left out, with their last scans
 * @param known what was recognised already
 */
export function comeBack(
  former: readonly Page[],
  scans: readonly PageImage[],
  known: Recognised,
  looks: Looks,
): Recognised {
  const search = new Search(former, scans, known)
  search.pair(sameBytes, () => true, 'the same bytes')
  search.pair(sameName, (page, scan) => search.isLikest(page, scan, looks), 'its name')
  search.pairRescans(looks)
  return search.found
}

type Test = (page: PageImage, scan: PageImage) => boolean

const sameBytes: Test = (page, scan) =>
  page.master.sha256 === scan.master.sha256 && page.frame === scan.frame
const sameName: Test = (page, scan) => nameOf(page) === nameOf(scan) && page.frame === scan.frame

/** A TIFF that comes back as a JPEG of the same name is the same page. */
function nameOf({ master }: PageImage): string {
  return master.name.replace(/\.[A-Za-z0-9]{1,5}$/, '').toLowerCase()
}

class Search {
  readonly found: Map<number, { readonly page: Page; readonly by: RecognisedBy }>
  readonly #scans: readonly PageImage[]
  #pages: readonly Page[]

  constructor(pages: readonly Page[], scans: readonly PageImage[], known: Recognised = new Map()) {
    this.found = new Map(known)
    this.#pages = pages
    this.#scans = scans
  }

  get #open(): (readonly [number, PageImage])[] {
    return [...this.#scans.entries()].filter(([at]) => !this.found.has(at))
  }

  pair(one: Test, other: Test, by: RecognisedBy): void {
    for (const [at, scan] of this.#open) {
      const page = this.#pages.find(({ image }) => one(image, scan) && other(image, scan))
      if (page) this.#take(at, page, by)
    }
  }

  /** Whether a scan looks like a page, and like none of the page's open neighbours more clearly. */
  isLikest(page: PageImage, scan: PageImage, { likeness, surelySame, clearly }: Looks): boolean {
    const like = likeness(page.likeness, scan.likeness)
    if (like < surelySame) return false
    const place = this.#pages.findIndex(({ image }) => image === page)
    return this.#pages
      .slice(Math.max(0, place - neighbours), place + neighbours + 1)
      .every(
        ({ image }) => image === page || likeness(image.likeness, scan.likeness) < like + clearly,
      )
  }

  /** Pairs open scans with open pages by their looks alone. */
  pairRescans({ rescans }: Looks): void {
    const [pages, scans] = [this.#pages, this.#open]
    for (let from = 0; from < Math.max(pages.length, scans.length); from += window) {
      const known = pages.slice(from, from + window)
      const fresh = scans.slice(from, from + window)
      const found = rescans(
        known.map(({ image }) => image.likeness),
        fresh.map(([, scan]) => scan.likeness),
        this.#contrast(fresh.map(([at]) => at)),
      )
      for (const [place, at] of found) {
        const [scan, page] = [fresh[place], known[at]]
        if (scan && page) this.#take(scan[0], page, 'its look')
      }
    }
  }

  /** Looks of pages near these places that are recognised already. */
  #contrast(places: readonly number[]): string[] {
    const near = (at: number) => places.some((place) => Math.abs(place - at) <= neighbours)
    return [...this.found]
      .flatMap(([at, { page }]) => (near(at) ? page.image.likeness : []))
      .slice(0, 2 * neighbours)
  }

  #take(at: number, page: Page, by: RecognisedBy): void {
    this.found.set(at, { page, by })
    this.#pages = this.#pages.filter((other) => other !== page)
  }
}

/** The pages after a delivery: those recognised keep their ids, the others get new ones. */
export function pagesFrom(
  scans: readonly PageImage[],
  recognisedPages: Recognised,
  mint: () => PageId,
): Page[] {
  return scans.map((image, at) => ({ id: recognisedPages.get(at)?.page.id ?? mint(), image }))
}
