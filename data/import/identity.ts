import type { PageId } from '../model/ids.js'
import type { Page } from '../model/item.js'
import type { PageImage } from '../model/page-image.js'

/** How alike two pages look, from 0 to 1, and from where on they are surely the same page. */
export interface Likeness {
  readonly of: (one: string, other: string) => number
  readonly surelySame: number
}

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
  likeness: Likeness,
): Recognised {
  const search = new Search(before, scans)
  search.pair(sameBytes, sameName, 'the same bytes')
  search.pair(sameBytes, () => true, 'the same bytes')
  const alike = (page: PageImage, scan: PageImage) =>
    likeness.of(page.likeness, scan.likeness) >= likeness.surelySame
  search.pair(sameName, alike, 'its name')
  search.pairLikest(likeness)
  search.pair(sameName, () => true, 'its name')
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
  readonly found = new Map<number, { page: Page; by: RecognisedBy }>()
  readonly #scans: readonly PageImage[]
  #pages: readonly Page[]

  constructor(pages: readonly Page[], scans: readonly PageImage[]) {
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

  /** Best pairs first, and only where the look is sure. */
  pairLikest(likeness: Likeness): void {
    const pairs = this.#open.flatMap(([at, scan]) =>
      this.#pages.map((page) => ({
        at,
        page,
        like: likeness.of(page.image.likeness, scan.likeness),
      })),
    )
    for (const { at, page, like } of pairs.toSorted((a, b) => b.like - a.like)) {
      if (like < likeness.surelySame) return
      if (!this.found.has(at) && this.#pages.includes(page)) this.#take(at, page, 'its look')
    }
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
